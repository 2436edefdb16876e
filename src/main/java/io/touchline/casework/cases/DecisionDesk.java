package io.touchline.casework.cases;

import io.touchline.api.AccountKey;
import io.touchline.api.Page;
import io.touchline.api.PageRequest;
import io.touchline.api.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** Decisions as they are taken, undone and shown. Blocking; without PostgreSQL that is 503. */
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
        record Found(
                CaseDecision decision,
                List<CaseMember> members,
                Map<UUID, MemberRevision> revisions,
                Reversals reversals) {}
        Found found = Attempts.of(() -> {
            try (Connection connection = database.getConnection()) {
                CaseDecision decision = required(connection, namespace, id);
                ModerationCase about =
                        cases.find(connection, namespace, decision.caseId()).orElseThrow();
                int left = Math.max(0, Math.min(page.rows(), decision.members() - after));
                List<CaseMember> members = cases.members(connection, about, after, left);
                return new Found(
                        decision,
                        members,
                        MemberRows.revisions(connection, namespace, members),
                        MemberRows.reversals(connection, about, decision, members));
            }
        });
        Map<AccountKey, String> authors = views.authors(namespace, found.members());
        return MemberPages.of(
                found.members(),
                page,
                member -> DecidedMemberView.of(
                        found.decision(),
                        member,
                        found.revisions().get(member.assessmentId()),
                        authors,
                        found.reversals()));
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
