package io.touchline.casework.cases;

import io.touchline.api.ProblemException;
import io.touchline.assessment.store.ErasureGuard;
import io.touchline.casework.audit.AuditEvent;
import io.touchline.casework.audit.AuditLog;
import io.touchline.casework.audit.ModeratorKey;
import io.touchline.casework.audit.Moderators;
import io.touchline.casework.audit.NewEvent;
import io.touchline.handling.standing.Revocation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Takes decisions back as if they had not been taken: their strikes go, the educations that did not stand under them stand
 * again, groups that they found innocent are groups again, their cases are open, unless nothing is left of what they
 * held. Each call is one transaction.
 */
@ApplicationScoped
class Undoing {

    private final DataSource database;
    private final Moderators moderators;
    private final CaseStrikes strikes;
    private final EmptiedCases emptied;
    private final Event<DecisionUndone> undoing;
    private final Event<MeasuresUndone> undone;
    private final AuditLog log;
    private final Clock clock;

    @Inject
    Undoing(
            DataSource database,
            Moderators moderators,
            CaseStrikes strikes,
            EmptiedCases emptied,
            Event<DecisionUndone> undoing,
            Event<MeasuresUndone> undone,
            AuditLog log,
            Clock clock) {
        this.database = database;
        this.moderators = moderators;
        this.strikes = strikes;
        this.emptied = emptied;
        this.undoing = undoing;
        this.undone = undone;
        this.log = log;
        this.clock = clock;
    }

    /** Who undoes, by the caller's own name, and why. */
    record Order(String by, String reason) {}

    /** @throws ProblemException 404, or 409 if it is undone already, or an appeal has changed it */
    @Transactional(rollbackOn = SQLException.class)
    CaseDecision undo(String namespace, UUID decisionId, Order order) throws SQLException {
        try (Connection connection = database.getConnection()) {
            ErasureGuard.lockShared(connection);
            ModeratorKey by = moderators.known(connection, namespace, order.by());
            UUID caseId = DecisionRows.find(connection, namespace, decisionId)
                    .orElseThrow(ProblemException::notFound)
                    .caseId();
            List<ModerationCase> about = locked(connection, namespace, List.of(caseId));
            CaseDecision decision =
                    DecisionRows.find(connection, namespace, decisionId).orElseThrow();
            if (decision.undone().isPresent()) {
                throw CaseConflicts.undone("/id");
            }
            undo(connection, about, List.of(decision), new Signed(by, order, now()));
            return DecisionRows.find(connection, namespace, decisionId).orElseThrow();
        }
    }

    /**
     * Undoes all decisions of a bulk that are not undone yet, or none.
     *
     * @throws ProblemException 404, or 409 if all are undone already, or an appeal has changed one
     */
    @Transactional(rollbackOn = SQLException.class)
    List<CaseDecision> undoAll(String namespace, UUID bulkId, Order order) throws SQLException {
        try (Connection connection = database.getConnection()) {
            ErasureGuard.lockShared(connection);
            ModeratorKey by = moderators.known(connection, namespace, order.by());
            List<CaseDecision> all = DecisionRows.ofBulk(connection, namespace, bulkId);
            if (all.isEmpty()) {
                throw ProblemException.notFound();
            }
            List<ModerationCase> cases = locked(
                    connection,
                    namespace,
                    all.stream().map(CaseDecision::caseId).toList());
            List<CaseDecision> standing = DecisionRows.ofBulk(connection, namespace, bulkId).stream()
                    .filter(decision -> decision.undone().isEmpty())
                    .toList();
            if (standing.isEmpty()) {
                throw CaseConflicts.undone("/id");
            }
            undo(connection, cases, standing, new Signed(by, order, now()));
            return DecisionRows.ofBulk(connection, namespace, bulkId);
        }
    }

    /** With the cases whose comments second looks show: that is where evidence is let go. */
    private static List<ModerationCase> locked(Connection connection, String namespace, List<UUID> ids)
            throws SQLException {
        Set<UUID> all = new LinkedHashSet<>(ids);
        for (UUID id : ids) {
            CaseRows.find(connection, namespace, id)
                    .map(ModerationCase::membersOf)
                    .ifPresent(all::add);
        }
        return CaseRows.lock(connection, namespace, all).stream()
                .filter(one -> ids.contains(one.id()))
                .toList();
    }

    private record Signed(ModeratorKey by, Order order, Instant at) {}

    private void undo(Connection connection, List<ModerationCase> cases, List<CaseDecision> decisions, Signed signed)
            throws SQLException {
        List<UUID> ids = decisions.stream().map(CaseDecision::id).toList();
        if (DecisionRows.appealed(connection, ids)) {
            throw CaseConflicts.appealed("/id");
        }
        List<NewEvent> brought = new ArrayList<>();
        decisions.forEach(
                decision -> undoing.fire(new DecisionUndone(decision.namespace(), decision.id(), brought::add)));
        Map<UUID, ModerationCase> byId =
                cases.stream().collect(Collectors.toMap(ModerationCase::id, Function.identity()));
        CaseDecision.Undone undone =
                new CaseDecision.Undone(signed.by(), signed.at(), signed.order().reason());
        Set<UUID> reasoned = DecisionRows.undo(connection, ids, undone);
        List<UUID> reopened = decisions.stream().map(CaseDecision::caseId).toList();
        CaseSql.reopened(connection, reopened);
        List<CaseStrikes.Covered> withEffect = new ArrayList<>();
        List<NewEvent> events = new ArrayList<>();
        for (CaseDecision decision : decisions) {
            ModerationCase about = byId.get(decision.caseId());
            List<CoveredMember> members = MemberRows.covered(connection, about.membersOf(), decision.members());
            if (!about.isReview()) {
                withEffect.add(new CaseStrikes.Covered(decision, members));
            }
            CaseDecision.Undone logged = reasoned.contains(decision.id()) ? undone : undone.withoutReason();
            events.add(CaseEvents.undone(about, decision, logged, Draft.onlyAccount(members)));
        }
        events.addAll(brought);
        if (!withEffect.isEmpty()) {
            GroupRulings.apply(connection, cases.get(0).namespace(), cases);
            strikes.takeBack(
                    connection,
                    cases.get(0).namespace(),
                    withEffect,
                    new Revocation(signed.order().by(), signed.order().reason(), signed.at()));
        }
        tell(connection, withEffect, log.append(connection, events));
        emptied.close(connection, cases.get(0).namespace(), reopened);
    }

    /** @param logged what was logged of these decisions, and of others that had no effect */
    private void tell(Connection connection, List<CaseStrikes.Covered> withEffect, List<AuditEvent> logged) {
        Map<String, Instant> decidedAt = withEffect.stream()
                .map(CaseStrikes.Covered::decision)
                .collect(Collectors.toMap(one -> CaseIds.CASE.wire(one.caseId()), CaseDecision::at));
        List<MeasuresUndone.Undone> told = logged.stream()
                .filter(event -> decidedAt.containsKey(event.subject()))
                .map(event -> new MeasuresUndone.Undone(event, List.of(decidedAt.get(event.subject()))))
                .toList();
        if (!told.isEmpty()) {
            undone.fire(new MeasuresUndone(connection, logged.get(0).namespace(), told));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
