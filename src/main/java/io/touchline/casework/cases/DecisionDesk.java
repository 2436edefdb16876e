package io.touchline.casework.cases;

import io.touchline.api.AccountKey;
import io.touchline.api.Page;
import io.touchline.api.PageRequest;
import io.touchline.api.ProblemException;
import io.touchline.assessment.store.AssessmentIds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Decisions as they are taken, undone, and told to those who carry them out. Blocking; without PostgreSQL that is 503. */
@ApplicationScoped
class DecisionDesk {

    private final DataSource database;
    private final Cases cases;
    private final CaseViews views;
    private final Deciding deciding;
    private final Undoing undoing;

    @Inject
    DecisionDesk(DataSource database, Cases cases, CaseViews views, Deciding deciding, Undoing undoing) {
        this.database = database;
        this.cases = cases;
        this.views = views;
        this.deciding = deciding;
        this.undoing = undoing;
    }

    /** What was decided or undone as one. */
    record Bulk(String bulkId, List<DecisionView> decisions) {}

    /**
     * Something that happened to a decision, or to what a rule did by itself.
     *
     * @param cursor goes on after it
     * @param appealId null unless it is an appeal that was decided on
     * @param decision as it is now; null where there is none, but {@code byRule}
     * @param members where the comments are that the decision covers, with what stands for each: by the decision that has
     *     taken its place, if an appeal has replaced it; null where there is none
     * @param byRule null where there is a decision
     */
    record Change(
            String cursor,
            String kind,
            Instant at,
            String appealId,
            DecisionView decision,
            String members,
            ByRule byRule) {}

    /**
     * A comment on which a rule did something by itself, and what an appeal against that came to.
     *
     * @param commentId null once the comment's day is gone
     * @param outcome {@code GRANT}: nothing stands but {@code measures}; {@code REJECT}: all does
     */
    record ByRule(String assessmentId, String commentId, String outcome, List<String> measures) {}

    DecisionView decide(String namespace, UUID caseId, CaseRequests.Decide request) {
        Ruling ruling = request.ruling();
        return view(Attempts.of(() -> deciding.decide(namespace, caseId, ruling, request.seen())));
    }

    Bulk decideAll(String namespace, CaseRequests.DecideAll request) {
        Ruling ruling = request.ruling();
        List<Deciding.Seen> cases = request.cases();
        return bulk(Attempts.of(() -> deciding.decideAll(namespace, cases, ruling)));
    }

    DecisionView undo(String namespace, UUID decisionId, Undoing.Order order) {
        return view(Attempts.of(() -> undoing.undo(namespace, decisionId, order)));
    }

    Bulk undoAll(String namespace, UUID bulkId, Undoing.Order order) {
        return bulk(Attempts.of(() -> undoing.undoAll(namespace, bulkId, order)));
    }

    DecisionView find(String namespace, UUID id) {
        return Attempts.of(() -> {
            try (Connection connection = database.getConnection()) {
                return views.one(connection, required(connection, namespace, id));
            }
        });
    }

    Page<DecidedMemberView> members(String namespace, UUID id, PageRequest page) {
        int after = MemberPages.after(page);
        record Found(CaseDecision decision, List<CaseMember> members, Map<UUID, List<String>> instead) {}
        Found found = Attempts.of(() -> {
            try (Connection connection = database.getConnection()) {
                CaseDecision decision = required(connection, namespace, id);
                ModerationCase about =
                        cases.find(connection, namespace, decision.caseId()).orElseThrow();
                int left = Math.max(0, Math.min(page.limit() + 1, decision.members() - after));
                List<CaseMember> members = cases.members(connection, about, after, left);
                return new Found(decision, members, MemberRows.instead(connection, members));
            }
        });
        Map<AccountKey, String> authors = views.authors(namespace, found.members());
        return MemberPages.of(
                found.members(),
                page,
                member -> DecidedMemberView.of(found.decision(), member, authors, found.instead()));
    }

    /** In the order in which it happened. */
    Page<Change> changes(String namespace, PageRequest page) {
        long after = after(page);
        return Attempts.of(() -> {
            try (Connection connection = database.getConnection()) {
                List<DecisionFeed.Change> found = DecisionFeed.after(connection, namespace, after, page.limit() + 1);
                boolean more = found.size() > page.limit();
                List<DecisionFeed.Change> shown = more ? found.subList(0, page.limit()) : found;
                return new Page<>(
                        changes(connection, namespace, shown), more ? cursor(shown.get(shown.size() - 1)) : null);
            }
        });
    }

    private List<Change> changes(Connection connection, String namespace, List<DecisionFeed.Change> shown)
            throws SQLException {
        List<UUID> ids =
                shown.stream().flatMap(change -> change.decision().stream()).toList();
        List<CaseDecision> rows = DecisionRows.ofIds(connection, namespace, ids);
        Map<String, DecisionView> decisions = views.decisions(connection, namespace, rows).stream()
                .collect(Collectors.toMap(DecisionView::id, Function.identity()));
        Map<UUID, UUID> inPlace = DecisionRows.inPlaceOf(connection, rows);
        Map<UUID, String> comments = DecisionFeed.comments(
                connection,
                namespace,
                shown.stream()
                        .flatMap(change -> change.rule().stream())
                        .map(DecisionFeed.AppealedRule::assessment)
                        .toList());
        List<Change> changes = new ArrayList<>();
        for (DecisionFeed.Change change : shown) {
            DecisionView decision = change.decision()
                    .map((UUID id) -> decisions.get(CaseIds.DECISION.wire(id)))
                    .orElse(null);
            if (decision != null || change.rule().isPresent()) {
                changes.add(new Change(
                        cursor(change),
                        change.kind(),
                        change.at(),
                        change.appeal().orElse(null),
                        decision,
                        decision == null ? null : members(change.decision().orElseThrow(), inPlace),
                        change.rule().map(rule -> byRule(rule, comments)).orElse(null)));
            }
        }
        return changes;
    }

    /** A replaced decision says of its comments that nothing stands by it. */
    private static String members(UUID decision, Map<UUID, UUID> inPlace) {
        return "/v1/decisions/" + CaseIds.DECISION.wire(inPlace.getOrDefault(decision, decision)) + "/members";
    }

    private static ByRule byRule(DecisionFeed.AppealedRule rule, Map<UUID, String> comments) {
        return new ByRule(
                AssessmentIds.wire(rule.assessment()),
                comments.get(rule.assessment()),
                rule.outcome(),
                rule.measures());
    }

    private static String cursor(DecisionFeed.Change change) {
        return PageRequest.cursorAfter(Long.toString(change.seq()));
    }

    private static long after(PageRequest page) {
        try {
            return page.after().map(Long::parseLong).orElse(0L);
        } catch (NumberFormatException e) {
            throw new ProblemException(422, "/cursor", "not a cursor of this list");
        }
    }

    private Bulk bulk(List<CaseDecision> decisions) {
        return Attempts.of(() -> {
            try (Connection connection = database.getConnection()) {
                CaseDecision first = decisions.get(0);
                return new Bulk(
                        CaseIds.BULK.wire(first.bulkId().orElseThrow()),
                        views.decisions(connection, first.namespace(), decisions));
            }
        });
    }

    private DecisionView view(CaseDecision decision) {
        return Attempts.of(() -> {
            try (Connection connection = database.getConnection()) {
                return views.one(connection, decision);
            }
        });
    }

    private static CaseDecision required(Connection connection, String namespace, UUID id) throws SQLException {
        return DecisionRows.find(connection, namespace, id).orElseThrow(ProblemException::notFound);
    }
}
