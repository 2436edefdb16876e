package io.touchline.casework.cases;

import io.touchline.api.AccountKey;
import io.touchline.api.ProblemException;
import io.touchline.casework.audit.AuditEvent;
import io.touchline.casework.audit.AuditLog;
import io.touchline.casework.audit.ModeratorKey;
import io.touchline.casework.audit.Moderators;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Decisions as appeals find and change them. Each call takes part in the caller's transaction, which rolls back on
 * {@link SQLException}, and locks the decision's case first of all.
 */
@ApplicationScoped
public class Decisions {

    private final DataSource database;
    private final CaseStrikes strikes;
    private final Moderators moderators;
    private final Event<MeasuresUndone> undone;
    private final AuditLog log;
    private final Clock clock;

    @Inject
    Decisions(
            DataSource database,
            CaseStrikes strikes,
            Moderators moderators,
            Event<MeasuresUndone> undone,
            AuditLog log,
            Clock clock) {
        this.database = database;
        this.strikes = strikes;
        this.moderators = moderators;
        this.undone = undone;
        this.log = log;
        this.clock = clock;
    }

    @Transactional(rollbackOn = SQLException.class)
    public Optional<CaseDecision> find(String namespace, UUID decisionId) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return DecisionRows.find(connection, namespace, decisionId);
        }
    }

    /**
     * Locks the decision's case, as whoever means to change the decision does before anything else is locked.
     *
     * @return the decision, which stays as it is until the transaction is over
     */
    @Transactional(rollbackOn = SQLException.class)
    public Optional<CaseDecision> lock(String namespace, UUID decisionId) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return locked(connection, namespace, decisionId);
        }
    }

    /** Who takes a decision back and why; {@code by} is the person's name with the caller. */
    public record TakenBack(UUID appealId, String by, String reason) {}

    /**
     * Takes a decision back, or one account's part of it: its strikes are revoked, and so is what rules have educated for
     * these comments. Members that an earlier appeal took back stay that appeal's. Nothing is logged here.
     *
     * @param only the account whose part is meant; empty for the whole decision
     * @return how many members are taken back
     * @throws ProblemException 404, or 409 if the decision is undone or replaced
     */
    @Transactional(rollbackOn = SQLException.class)
    public int reverse(String namespace, UUID decisionId, Optional<AccountKey> only, TakenBack back)
            throws SQLException {
        try (Connection connection = database.getConnection()) {
            CaseDecision decision = standing(connection, namespace, decisionId);
            List<CoveredMember> members = MemberRows.covered(connection, decision.caseId(), decision.members()).stream()
                    .filter(member -> !member.overturned())
                    .filter(member -> only.isEmpty() || only.get().equals(member.account()))
                    .toList();
            int overturned = MemberRows.overturn(connection, decision, only, back.appealId());
            strikes.overturn(
                    connection,
                    new CaseStrikes.Covered(decision, members),
                    only,
                    new Revocation(back.by(), back.reason(), now()));
            return overturned;
        }
    }

    /**
     * Leaves a comment out of what will be decided on its case, which the caller has locked and nobody has decided on:
     * an appeal took back what a rule did, and that is final. Nothing happens where it is in no case.
     */
    @Transactional(rollbackOn = SQLException.class)
    public void settle(UUID assessmentId, UUID appealId) throws SQLException {
        try (Connection connection = database.getConnection()) {
            MemberRows.settle(connection, assessmentId, appealId);
        }
    }

    /**
     * Puts another decision in the place of one: the old one's strikes are revoked, the new one's stand instead. Accounts
     * whose part an appeal took back stay out. Appends to the log: do it last.
     *
     * @return the new decision
     * @throws ProblemException 404, 409 if the decision is undone or replaced, or appeals took all of it back, 422 if
     *     measures and outcome disagree
     */
    @Transactional(rollbackOn = SQLException.class)
    public CaseDecision replace(String namespace, UUID decisionId, Ruling ruling) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Instant now = now();
            ModeratorKey moderator = moderators.known(connection, namespace, ruling.by());
            CaseDecision old = standing(connection, namespace, decisionId);
            ModerationCase about =
                    CaseRows.find(connection, namespace, old.caseId()).orElseThrow(ProblemException::notFound);
            List<CoveredMember> members = MemberRows.covered(connection, old.caseId(), old.members());
            List<CoveredMember> kept =
                    members.stream().filter(member -> !member.overturned()).toList();
            if (kept.isEmpty()) {
                throw new ProblemException(409, "/outcome", "appeals took all of it back, which is final");
            }
            Draft draft = Draft.of(about, ruling, members, new Draft.Signature(moderator, now, Optional.empty()));
            DecisionRows.insert(connection, List.of(draft.decision()));
            DecisionRows.replace(connection, old.id(), draft.decision().id());
            CaseSql.decided(connection, List.of(draft.decision()));
            GroupRulings.apply(connection, namespace, List.of(about));
            Revocation revocation = new Revocation(ruling.by(), ruling.reason(), now);
            strikes.takeBack(connection, namespace, List.of(new CaseStrikes.Covered(old, kept)), revocation);
            Map<String, List<Instant>> educations = strikes.apply(connection, namespace, List.of(draft), revocation);
            List<AuditEvent> logged = log.append(
                    connection, List.of(CaseEvents.decided(about, draft.decision(), draft.onlyAccount(), old)));
            MeasuresUndone.ofEducations(connection, logged, List.of(draft.decision()), educations)
                    .ifPresent(undone::fire);
            return draft.decision();
        }
    }

    private static CaseDecision standing(Connection connection, String namespace, UUID decisionId) throws SQLException {
        CaseDecision decision = locked(connection, namespace, decisionId).orElseThrow(ProblemException::notFound);
        if (decision.undone().isPresent()) {
            throw CaseConflicts.undone("/decisionId");
        }
        if (decision.replacedBy().isPresent()) {
            throw new ProblemException(409, "/decisionId", "another decision stands in its place");
        }
        return decision;
    }

    private static Optional<CaseDecision> locked(Connection connection, String namespace, UUID decisionId)
            throws SQLException {
        Optional<CaseDecision> found = DecisionRows.find(connection, namespace, decisionId);
        if (found.isEmpty()) {
            return found;
        }
        CaseRows.lock(connection, namespace, found.get().caseId());
        // Read again: whoever had the lock before may have changed it.
        return DecisionRows.find(connection, namespace, decisionId);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
