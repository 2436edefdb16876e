package io.touchline.casework.cases;

import io.touchline.api.ProblemException;
import io.touchline.assessment.store.ErasureGuard;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Takes decisions on cases. Each call is one transaction: strikes, groups, case and log change together. */
@ApplicationScoped
class Deciding {

    private final DataSource database;
    private final Moderators moderators;
    private final CaseStrikes strikes;
    private final LateComers late;
    private final Event<CaseDecided> decided;
    private final Event<MeasuresUndone> undone;
    private final AuditLog log;
    private final Clock clock;

    @Inject
    Deciding(
            DataSource database,
            Moderators moderators,
            CaseStrikes strikes,
            LateComers late,
            Event<CaseDecided> decided,
            Event<MeasuresUndone> undone,
            AuditLog log,
            Clock clock) {
        this.database = database;
        this.moderators = moderators;
        this.strikes = strikes;
        this.late = late;
        this.decided = decided;
        this.undone = undone;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Decides a case that this person has claimed.
     *
     * @param membersSeen how many members the person has looked at; later ones become a case of their own
     * @throws ProblemException 404, or 409 if it is not open or not this person's
     */
    @Transactional(rollbackOn = SQLException.class)
    CaseDecision decide(String namespace, UUID id, Ruling ruling, OptionalInt membersSeen) throws SQLException {
        try (Connection connection = database.getConnection()) {
            ErasureGuard.lockShared(connection);
            Draft.Signature signature = signature(connection, namespace, ruling, Optional.empty());
            ModerationCase about = CaseRows.lock(connection, namespace, id).orElseThrow(ProblemException::notFound);
            requireOpen(about, "/id");
            if (!claimedBy(about, signature)) {
                throw free(about, signature) ? CaseConflicts.notClaimed("/id") : CaseConflicts.claimedByOther("/id");
            }
            SecondLooks.check(connection, about, signature.by(), "/id");
            int members = seen(about, membersSeen);
            requireAllOfBefore(connection, about, members, "/membersSeen");
            Draft draft = draft(connection, about, members, ruling, signature);
            write(connection, List.of(draft), signature);
            return draft.decision();
        }
    }

    /** A case, and how many of its members were looked at, if not all that there are. */
    record Seen(UUID caseId, OptionalInt members) {}

    /**
     * Decides cases alike, all or none. A case that nobody has claimed need not be claimed first.
     *
     * @param wanted at least one, none twice; later members become cases of their own
     * @throws ProblemException 404, or 409 if one is not open, somebody else's, or of the same comments as another one; both
     *     say which
     */
    @Transactional(rollbackOn = SQLException.class)
    List<CaseDecision> decideAll(String namespace, List<Seen> wanted, Ruling ruling) throws SQLException {
        try (Connection connection = database.getConnection()) {
            ErasureGuard.lockShared(connection);
            UUID bulkId = CaseIds.BULK.next(now());
            Draft.Signature signature = signature(connection, namespace, ruling, Optional.of(bulkId));
            List<ModerationCase> cases = CaseRows.lock(
                    connection, namespace, wanted.stream().map(Seen::caseId).toList());
            Map<UUID, ModerationCase> byId =
                    cases.stream().collect(Collectors.toMap(ModerationCase::id, Function.identity()));
            Map<UUID, Integer> members = new HashMap<>();
            Set<UUID> looked = new HashSet<>();
            for (int i = 0; i < wanted.size(); i++) {
                String pointer = "/caseIds/" + i;
                ModerationCase about = byId.get(wanted.get(i).caseId());
                if (about == null) {
                    throw new ProblemException(404, pointer, "no such case");
                }
                requireOpen(about, pointer);
                if (!free(about, signature) && !claimedBy(about, signature)) {
                    throw CaseConflicts.claimedByOther(pointer);
                }
                SecondLooks.check(connection, about, signature.by(), pointer);
                if (!looked.add(about.membersOf())) {
                    throw CaseConflicts.copy(pointer);
                }
                members.put(about.id(), seen(about, wanted.get(i).members()));
                requireAllOfBefore(connection, about, members.get(about.id()), "/membersSeen/" + i);
            }
            Map<UUID, Draft> drafts = new LinkedHashMap<>();
            for (ModerationCase about : cases) {
                drafts.put(about.id(), draft(connection, about, members.get(about.id()), ruling, signature));
            }
            write(connection, List.copyOf(drafts.values()), signature);
            return wanted.stream()
                    .map(seen -> drafts.get(seen.caseId()).decision())
                    .toList();
        }
    }

    private Draft.Signature signature(Connection connection, String namespace, Ruling ruling, Optional<UUID> bulkId)
            throws SQLException {
        ModeratorKey by = moderators.known(connection, namespace, ruling.by());
        return new Draft.Signature(by, now(), bulkId);
    }

    private static Draft draft(
            Connection connection, ModerationCase about, int members, Ruling ruling, Draft.Signature signature)
            throws SQLException {
        return Draft.of(about, ruling, MemberRows.covered(connection, about.membersOf(), members), signature);
    }

    private static int seen(ModerationCase about, OptionalInt members) {
        return Math.min(members.orElse(about.memberCount()), about.memberCount());
    }

    /** What was not seen goes into cases of its own. Appends to the log at the end. */
    private void write(Connection connection, List<Draft> drafts, Draft.Signature signature) throws SQLException {
        List<CaseDecision> decisions = drafts.stream().map(Draft::decision).toList();
        DecisionRows.insert(connection, decisions);
        CaseSql.decided(connection, decisions);
        List<Draft> withEffect =
                drafts.stream().filter(draft -> !draft.about().isReview()).toList();
        List<NewEvent> events = new ArrayList<>();
        for (Draft draft : drafts) {
            events.add(CaseEvents.decided(draft.about(), draft.decision(), draft.onlyAccount(), null));
        }
        for (Draft draft : withEffect) {
            int members = draft.decision().members();
            if (members < draft.about().memberCount()) {
                events.add(late.follow(connection, draft.about(), members, signature.at()));
            }
        }
        drafts.forEach(draft -> decided.fire(new CaseDecided(draft.about(), draft.decision(), events::add)));
        Map<String, List<Instant>> educations = Map.of();
        if (!withEffect.isEmpty()) {
            Ruling ruling = withEffect.get(0).ruling();
            String namespace = withEffect.get(0).about().namespace();
            GroupRulings.apply(
                    connection, namespace, withEffect.stream().map(Draft::about).toList());
            educations = strikes.apply(
                    connection, namespace, withEffect, new Revocation(ruling.by(), ruling.reason(), signature.at()));
        }
        MeasuresUndone.ofEducations(connection, log.append(connection, events), decisions, educations)
                .ifPresent(undone::fire);
    }

    /** Who carried an earlier decision out, undone since, asks for its comments: they stay with the case. */
    private static void requireAllOfBefore(Connection connection, ModerationCase about, int members, String pointer)
            throws SQLException {
        if (about.isReview() || members == about.memberCount()) {
            return;
        }
        int before = DecisionRows.ofCase(connection, about.namespace(), about.id()).stream()
                .mapToInt(CaseDecision::members)
                .max()
                .orElse(0);
        if (members < Math.min(before, about.memberCount())) {
            throw new ProblemException(
                    422, pointer, "an earlier decision covers " + before + " comments: fewer cannot be decided");
        }
    }

    private static void requireOpen(ModerationCase about, String pointer) {
        if (about.state() != CaseState.OPEN) {
            throw CaseConflicts.notOpen(pointer, about.state());
        }
    }

    private static boolean claimedBy(ModerationCase about, Draft.Signature signature) {
        return about.liveClaim(signature.at())
                .filter(claim -> claim.by().equals(signature.by()))
                .isPresent();
    }

    private static boolean free(ModerationCase about, Draft.Signature signature) {
        return about.liveClaim(signature.at()).isEmpty();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
