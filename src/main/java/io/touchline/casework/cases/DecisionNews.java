package io.touchline.casework.cases;

import io.touchline.api.AccountDirectory;
import io.touchline.api.AccountKey;
import io.touchline.api.Page;
import io.touchline.api.PageRequest;
import io.touchline.assessment.store.AssessmentIds;
import io.touchline.handling.standing.AccountStrike;
import io.touchline.handling.standing.StrikeIds;
import io.touchline.handling.standing.StrikeView;
import io.touchline.handling.standing.Strikes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** What those who carry decisions out are told, as the API shows it. Blocking; without PostgreSQL that is 503. */
@ApplicationScoped
class DecisionNews {

    private final DataSource database;
    private final CaseViews views;
    private final Strikes strikes;
    private final AccountDirectory accounts;

    @Inject
    DecisionNews(DataSource database, CaseViews views, Strikes strikes, AccountDirectory accounts) {
        this.database = database;
        this.views = views;
        this.strikes = strikes;
        this.accounts = accounts;
    }

    /**
     * Something that happened to a decision, to what a rule did by itself, or to a strike by hand.
     *
     * @param cursor goes on after it
     * @param appealId null unless it is an appeal that was decided on
     * @param decision as it is now; null where there is none, but {@code byRule} or {@code byHand}
     * @param members where the comments are that the decision covers, with what stands for each: by the decision that has
     *     taken its place, if an appeal has replaced it; null where there is none
     * @param byRule null unless an appeal was against what a rule did
     * @param byHand null unless a person struck an account without a case, or took such a strike back
     */
    record Change(
            String cursor,
            String kind,
            Instant at,
            String appealId,
            DecisionView decision,
            String members,
            ByRule byRule,
            ByHand byHand) {}

    /**
     * A comment on which a rule did something by itself, and what an appeal against that came to.
     *
     * @param commentId null once the comment's day is gone
     * @param revision which one of its comment the appeal was about; null once the comment's day is gone
     * @param superseded true if the comment has a newer revision: what rules did to the text that it has now stands
     * @param outcome {@code GRANT}: of what was done to this revision nothing stands but {@code measures};
     *     {@code REJECT}: all does
     */
    record ByRule(
            String assessmentId,
            String commentId,
            Integer revision,
            boolean superseded,
            String outcome,
            List<String> measures) {}

    /**
     * A strike that a person gave or took back; what is taken back may be a rule's education too.
     *
     * @param authorId null once the account is erased
     * @param strike as it is now; null once it is erased, or has long been over
     */
    record ByHand(String strikeId, String authorId, StrikeView strike) {}

    /** What is read of a page before the ids of accounts are. */
    private record Found(
            Page<DecisionFeed.Change> changes,
            Map<String, DecisionView> decisions,
            Map<UUID, UUID> inPlace,
            Map<UUID, DecisionFeed.Commented> comments,
            Map<UUID, AccountStrike> strikes) {}

    /** In the order in which it happened. */
    Page<Change> page(String namespace, PageRequest page) {
        Found found = Attempts.of(() -> {
            try (Connection connection = database.getConnection()) {
                return found(connection, namespace, page);
            }
        });
        Map<AccountKey, String> authors = accounts.ids(
                namespace,
                found.strikes().values().stream().map(AccountStrike::account).toList());
        return new Page<>(
                found.changes().items().stream()
                        .flatMap(change -> shown(page, change, found, authors).stream())
                        .toList(),
                found.changes().nextCursor());
    }

    private Found found(Connection connection, String namespace, PageRequest request) throws SQLException {
        long after = request.afterNumber().orElse(0L);
        Page<DecisionFeed.Change> page =
                request.cut(DecisionFeed.after(connection, namespace, after, request.rows()), DecisionNews::key);
        List<DecisionFeed.Change> changes = page.items();
        List<CaseDecision> rows =
                DecisionRows.ofIds(connection, namespace, ids(changes, DecisionFeed.Change::decision));
        return new Found(
                page,
                views.decisions(connection, namespace, rows).stream()
                        .collect(Collectors.toMap(DecisionView::id, Function.identity())),
                DecisionRows.inPlaceOf(connection, rows),
                DecisionFeed.comments(connection, namespace, ids(changes, change -> change.rule()
                        .map(DecisionFeed.AppealedRule::assessment))),
                strikes.ofIds(connection, namespace, ids(changes, DecisionFeed.Change::strike)).stream()
                        .collect(Collectors.toMap(struck -> struck.strike().id(), Function.identity())));
    }

    private static List<UUID> ids(
            List<DecisionFeed.Change> changes, Function<DecisionFeed.Change, Optional<UUID>> what) {
        return changes.stream()
                .flatMap(change -> what.apply(change).stream())
                .distinct()
                .toList();
    }

    /** @return empty if there is nothing any more that it happened to */
    private Optional<Change> shown(
            PageRequest page, DecisionFeed.Change change, Found found, Map<AccountKey, String> authors) {
        DecisionView decision = change.decision()
                .map((UUID id) -> found.decisions().get(CaseIds.DECISION.wire(id)))
                .orElse(null);
        if (decision == null && change.rule().isEmpty() && change.strike().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Change(
                page.cursorAfter(key(change)),
                change.kind(),
                change.at(),
                change.appeal().orElse(null),
                decision,
                decision == null ? null : members(change.decision().orElseThrow(), found.inPlace()),
                change.rule().map(rule -> byRule(rule, found.comments())).orElse(null),
                change.strike()
                        .map(id -> byHand(id, found.strikes().get(id), authors))
                        .orElse(null)));
    }

    /** A replaced decision says of its comments that nothing stands by it. */
    private static String members(UUID decision, Map<UUID, UUID> inPlace) {
        return "/v1/decisions/" + CaseIds.DECISION.wire(inPlace.getOrDefault(decision, decision)) + "/members";
    }

    private static ByRule byRule(DecisionFeed.AppealedRule rule, Map<UUID, DecisionFeed.Commented> comments) {
        Optional<DecisionFeed.Commented> comment = Optional.ofNullable(comments.get(rule.assessment()));
        return new ByRule(
                AssessmentIds.wire(rule.assessment()),
                comment.map(DecisionFeed.Commented::commentId).orElse(null),
                comment.map(known -> known.revision().number()).orElse(null),
                comment.map(known -> known.revision().superseded()).orElse(false),
                rule.outcome(),
                rule.measures());
    }

    private ByHand byHand(UUID id, AccountStrike kept, Map<AccountKey, String> authors) {
        return kept == null
                ? new ByHand(StrikeIds.FORMAT.wire(id), null, null)
                : new ByHand(StrikeIds.FORMAT.wire(id), authors.get(kept.account()), strikes.view(kept.strike()));
    }

    private static String key(DecisionFeed.Change change) {
        return Long.toString(change.seq());
    }
}
