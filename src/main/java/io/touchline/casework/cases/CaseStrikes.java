package io.touchline.casework.cases;

import io.touchline.api.AccountKey;
import io.touchline.assessment.store.Revisions;
import io.touchline.handling.standing.AccountStrike;
import io.touchline.handling.standing.DecidedStrikeSql;
import io.touchline.handling.standing.Ground;
import io.touchline.handling.standing.Revocation;
import io.touchline.handling.standing.StandingDrain;
import io.touchline.handling.standing.StrikeSql;
import io.touchline.handling.standing.Strikes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What decisions do to strikes, inside the caller's transaction, which has locked the cases. */
@ApplicationScoped
class CaseStrikes {

    private final Strikes strikes;
    private final StandingDrain drain;
    private final TransactionSynchronizationRegistry transaction;

    @Inject
    CaseStrikes(Strikes strikes, StandingDrain drain, TransactionSynchronizationRegistry transaction) {
        this.strikes = strikes;
        this.drain = drain;
        this.transaction = transaction;
    }

    /**
     * Makes strikes be what these decisions say.
     *
     * @param revocation of the educations that do not stand under them
     * @return when those were left, by the decisions, as the API writes them, that take them back
     */
    Map<String, List<Instant>> apply(
            Connection connection, String namespace, Collection<Draft> drafts, Revocation revocation)
            throws SQLException {
        Revisions revisions = locked(connection, namespace, drafts.stream().flatMap(draft -> draft.members().stream()));
        Set<String> educated = educated(connection, namespace, revisions);
        List<AccountStrike> made = new ArrayList<>();
        List<DecidedStrikeSql.OnComment> unfounded = new ArrayList<>();
        for (Draft draft : drafts) {
            Effects effects = Effects.of(draft.ruling(), draft.members(), educated);
            effects.strikes().forEach(part -> made.add(strike(namespace, draft, part)));
            unfounded.addAll(onComments(draft.decision(), effects.unfounded(), revisions));
        }
        // Strikes first: under one decision they are against all accounts that an education may be taken back of.
        StrikeSql.insert(connection, made);
        List<DecidedStrikeSql.TakenBack> takenBack =
                DecidedStrikeSql.revokeEducations(connection, namespace, unfounded, revocation);
        changedOnceCommitted();
        return takenBack.stream()
                .collect(Collectors.groupingBy(
                        DecidedStrikeSql.TakenBack::decisionId,
                        Collectors.mapping(DecidedStrikeSql.TakenBack::at, Collectors.toList())));
    }

    /** Makes strikes be as if these decisions had not been taken. */
    void takeBack(Connection connection, String namespace, Collection<Covered> decisions, Revocation revocation)
            throws SQLException {
        Revisions revisions = locked(connection, namespace, decisions.stream().flatMap(one -> one.members().stream()));
        DecidedStrikeSql.revoke(
                connection,
                namespace,
                decisions.stream().map(one -> onCase(one.decision())).toList(),
                Optional.empty(),
                revocation);
        Map<String, String> comments = comments(revisions);
        List<DecidedStrikeSql.OfComment> undone = new ArrayList<>();
        decisions.forEach(one -> onComments(one.decision(), one.members(), revisions)
                .forEach(on -> undone.add(new DecidedStrikeSql.OfComment(on, comments.get(on.assessmentId())))));
        // What another decision on another revision, or an appeal, took back as well does not come back.
        DecidedStrikeSql.hold(connection, namespace, MemberRows.unfounded(connection, revisions.ofEach()));
        DecidedStrikeSql.reinstateEducations(connection, namespace, undone);
        changedOnceCommitted();
    }

    /**
     * Takes back what a decision, or a rule, did to accounts for these comments; nothing of it is to stand.
     *
     * @param only the one account that is meant; empty for all
     */
    void overturn(Connection connection, Covered covered, Optional<AccountKey> only, Revocation revocation)
            throws SQLException {
        CaseDecision decision = covered.decision();
        Revisions revisions = locked(connection, decision.namespace(), covered.members().stream());
        DecidedStrikeSql.revoke(connection, decision.namespace(), List.of(onCase(decision)), only, revocation);
        DecidedStrikeSql.revokeEducations(
                connection, decision.namespace(), onComments(decision, covered.members(), revisions), revocation);
        changedOnceCommitted();
    }

    /** A decision with some of its members. */
    record Covered(CaseDecision decision, List<CoveredMember> members) {}

    private AccountStrike strike(String namespace, Draft draft, Effects.Part part) {
        Ground.ByPerson ground = new Ground.ByPerson(
                draft.ruling().by(),
                draft.ruling().reason(),
                Optional.of(CaseIds.DECISION.wire(draft.decision().id()) + '/' + part.number()),
                Optional.of(part.comment().wireId()),
                Optional.of(CaseIds.CASE.wire(draft.about().id())));
        return new AccountStrike(namespace, part.account(), strikes.decided(part.action(), part.labels(), ground));
    }

    private static DecidedStrikeSql.OnCase onCase(CaseDecision decision) {
        return new DecidedStrikeSql.OnCase(CaseIds.CASE.wire(decision.caseId()), CaseIds.DECISION.wire(decision.id()));
    }

    private static Revisions locked(Connection connection, String namespace, Stream<CoveredMember> members)
            throws SQLException {
        return LockedEducations.of(
                connection, namespace, members.map(CoveredMember::assessmentId).toList());
    }

    /** All revisions, as the API writes them, of comments of which an education stands. */
    private static Set<String> educated(Connection connection, String namespace, Revisions revisions)
            throws SQLException {
        Set<String> rested = DecidedStrikeSql.educated(connection, namespace, revisions.all());
        Set<String> educated = new HashSet<>();
        revisions.ofEach().stream()
                .filter(own -> own.stream().anyMatch(rested::contains))
                .forEach(educated::addAll);
        return educated;
    }

    /** By each assessment the first one of its comment. */
    private static Map<String, String> comments(Revisions revisions) {
        Map<String, String> comments = new HashMap<>();
        for (List<String> ofOne : revisions.ofEach()) {
            String first = Collections.min(ofOne);
            ofOne.forEach(one -> comments.put(one, first));
        }
        return comments;
    }

    private static List<DecidedStrikeSql.OnComment> onComments(
            CaseDecision decision, List<CoveredMember> members, Revisions revisions) {
        String id = CaseIds.DECISION.wire(decision.id());
        return revisions.of(members.stream().map(CoveredMember::assessmentId).toList()).stream()
                .map(assessment -> new DecidedStrikeSql.OnComment(assessment, id))
                .toList();
    }

    /** Whoever's transaction it is. */
    private void changedOnceCommitted() {
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Only what is committed is brought to Redis.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    drain.changed();
                }
            }
        });
    }
}
