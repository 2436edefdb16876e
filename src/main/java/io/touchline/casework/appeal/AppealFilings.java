package io.touchline.casework.appeal;

import io.touchline.api.KeyedHash;
import io.touchline.api.ProblemException;
import io.touchline.assessment.store.AssessmentIds;
import io.touchline.assessment.store.ErasureGuard;
import io.touchline.casework.audit.AuditLog;
import io.touchline.casework.audit.ModeratorKey;
import io.touchline.casework.audit.Moderators;
import io.touchline.casework.cases.CaseIds;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes appeals in, and back. What is asked about is locked until the appeal is written, so that nobody decides, or undoes a decision,
 * unseen. Blocking.
 */
@ApplicationScoped
class AppealFilings {

    private static final String NO_PARTY = "has no part in it";

    private final AppealTransactions transactions;
    private final AppealRules rules;
    private final KeyedHash hash;
    private final Moderators moderators;
    private final AuditLog log;
    private final Clock clock;

    AppealFilings(
            AppealTransactions transactions,
            AppealsConfig config,
            KeyedHash hash,
            Moderators moderators,
            AuditLog log,
            Clock clock) {
        this.transactions = transactions;
        this.rules = AppealRules.of(config);
        this.hash = hash;
        this.moderators = moderators;
        this.log = log;
        this.clock = clock;
    }

    /**
     * @throws ProblemException 404 for what does not exist, 422 for who has no part in it (whoever that is) or comes too
     *     late, 409 if it does not stand any more, is under appeal by the same party, was reviewed for it or was taken
     *     back by appeals
     */
    UUID file(String namespace, AppealRequest request) {
        request.check();
        Party party = request.party().party(hash, namespace);
        return transactions.in(connection -> {
            ErasureGuard.lockShared(connection);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            Appeal.Against against = request.decisionId() != null
                    ? decision(connection, namespace, request.decisionId(), party, now)
                    : assessment(connection, namespace, request.assessmentId(), (Party.Account) party, now);
            Appeal appeal = new Appeal(
                    CaseIds.APPEAL.next(now),
                    namespace,
                    against,
                    party,
                    Optional.of(request.statement()),
                    new Appeal.Course(now, rules.due(now), Optional.empty()),
                    Optional.empty());
            refuseSecond(connection, appeal);
            log.append(connection, List.of(AppealEvents.filed(appeal)));
            return appeal.id();
        });
    }

    /**
     * Ends an appeal because its party does not want it any more.
     *
     * @param by who notes it
     * @throws ProblemException 404, or 409 if it has ended or this is who had a part in deciding the case: nobody else
     *     would look at the decision then
     */
    void withdraw(String namespace, UUID id, String by) {
        transactions.in(connection -> {
            ModeratorKey moderator = moderators.known(connection, namespace, by);
            Appeal appeal = AppealRows.lock(connection, namespace, id).orElseThrow(ProblemException::notFound);
            appeal.requireOpen();
            Optional<UUID> caseId = appeal.against().caseId();
            if (caseId.isPresent() && AppealedSql.tookPart(connection, caseId.get(), moderator)) {
                throw new ProblemException(
                        409, "/by", "a withdrawal is noted by somebody who had no part in the decision");
            }
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            AppealSql.close(
                    connection,
                    id,
                    appeal.against(),
                    Appeal.Closing.withoutReview(AppealState.WITHDRAWN, now, Optional.of(moderator)));
            return log.append(connection, List.of(AppealEvents.withdrawn(appeal, moderator)));
        });
    }

    private Appeal.Against decision(Connection connection, String namespace, String wire, Party party, Instant now)
            throws SQLException {
        UUID id = CaseIds.DECISION.ofWire(wire).orElseThrow();
        UUID caseId = AppealedSql.caseOfDecision(connection, namespace, id)
                .orElseThrow(() -> new ProblemException(404, "/decisionId", "there is no such decision"));
        AppealedSql.shareCase(connection, caseId);
        if (!AppealedSql.concerns(connection, namespace, caseId, party)) {
            throw new ProblemException(
                    422, party instanceof Party.Target ? "/party/targetId" : "/party/authorId", NO_PARTY);
        }
        AppealedSql.Decided decided = AppealedSql.decided(connection, id);
        if (!decided.stands()) {
            throw new ProblemException(
                    409, "/decisionId", decided.undone() ? "it was undone" : "another decision has replaced it");
        }
        if (!AppealedSql.partStands(connection, caseId, party)) {
            throw new ProblemException(409, "/decisionId", "appeals took all of it back, which is final");
        }
        if (party instanceof Party.Account account
                && !StoodSql.anything(connection, namespace, account.key(), caseId, id)) {
            throw nothingStands("/decisionId");
        }
        if (!AppealedSql.isReadable(connection, caseId, party)) {
            throw new ProblemException(409, "/decisionId", "nothing is kept any more of what it was decided on");
        }
        if (!rules.inTime(decided.at(), now)) {
            throw tooLate("/decisionId");
        }
        return new Appeal.Against(Optional.of(id), Optional.empty(), Optional.of(caseId));
    }

    private Appeal.Against assessment(
            Connection connection, String namespace, String wire, Party.Account party, Instant now)
            throws SQLException {
        UUID id = AssessmentIds.ofWire(wire).orElseThrow();
        boolean isAuthor = AppealedSql.author(connection, namespace, id)
                .orElseThrow(() -> new ProblemException(404, "/assessmentId", "there is no such assessment"))
                .equals(party.key());
        if (!isAuthor) {
            throw new ProblemException(422, "/party/authorId", NO_PARTY);
        }
        Optional<UUID> caseId = AppealedSql.caseOfAssessment(connection, namespace, id);
        if (caseId.isPresent()
                && AppealedSql.shareCase(connection, caseId.get()).isPresent()) {
            throw new ProblemException(409, "/assessmentId", "a person has decided on it: appeal against the decision");
        }
        if (!StoodSql.met(connection, namespace, id)) {
            throw nothingStands("/assessmentId");
        }
        if (!rules.inTime(Instant.ofEpochMilli(AssessmentIds.millis(id)), now)) {
            throw tooLate("/assessmentId");
        }
        return new Appeal.Against(Optional.empty(), Optional.of(id), caseId);
    }

    /** Two that look at the same time are told apart by the table. */
    private static void refuseSecond(Connection connection, Appeal appeal) throws SQLException {
        String pointer = appeal.against().decision().isPresent() ? "/decisionId" : "/assessmentId";
        Optional<Boolean> earlier =
                AppealedSql.earlier(connection, appeal.namespace(), appeal.against(), appeal.party());
        if (earlier.isPresent() && !earlier.get()) {
            throw new ProblemException(409, pointer, "an appeal was decided on for this party, which is final");
        }
        if (earlier.isPresent() || !AppealSql.insert(connection, appeal)) {
            throw new ProblemException(409, pointer, "an appeal of this party is open");
        }
    }

    private static ProblemException nothingStands(String pointer) {
        return new ProblemException(422, pointer, "nothing of it stands against an account");
    }

    private ProblemException tooLate(String pointer) {
        return new ProblemException(422, pointer, "can be appealed against for " + rules.filingWithin() + " only");
    }
}
