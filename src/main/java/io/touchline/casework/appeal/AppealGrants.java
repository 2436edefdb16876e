package io.touchline.casework.appeal;

import io.touchline.api.AccountKey;
import io.touchline.api.ProblemException;
import io.touchline.casework.cases.CaseDecision;
import io.touchline.casework.cases.CaseIds;
import io.touchline.casework.cases.Decisions;
import io.touchline.casework.cases.LockedEducations;
import io.touchline.casework.cases.Outcome;
import io.touchline.casework.cases.Ruling;
import io.touchline.handling.Action;
import io.touchline.handling.Scope;
import io.touchline.handling.standing.AccountStrike;
import io.touchline.handling.standing.DecidedStrikeSql;
import io.touchline.handling.standing.Ground;
import io.touchline.handling.standing.Revocation;
import io.touchline.handling.standing.Strike;
import io.touchline.handling.standing.StrikeSql;
import io.touchline.handling.standing.Strikes;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What a granted appeal changes, in the transaction of its review, which has locked case and appeal. */
@ApplicationScoped
class AppealGrants {

    private final Decisions decisions;
    private final Strikes strikes;

    AppealGrants(Decisions decisions, Strikes strikes) {
        this.decisions = decisions;
        this.strikes = strikes;
    }

    /** A review that grants, and when. */
    record Grant(Appeal appeal, Appeal.Against against, ReviewRequest review, Instant at) {

        String namespace() {
            return appeal.namespace();
        }

        Revocation revocation() {
            return new Revocation(review.by(), review.reason(), at);
        }
    }

    /** @throws ProblemException 422 for measures that cannot be */
    Appeal.Effect grant(Connection connection, Grant grant) throws SQLException {
        if (grant.appeal().party() instanceof Party.Target) {
            return replace(grant);
        }
        AccountKey account = AppealSql.account(grant.appeal().party()).orElseThrow();
        return grant.against().decision().isPresent()
                ? takePartBack(
                        connection, grant, account, grant.against().decision().get())
                : takeRuleBack(connection, grant, account);
    }

    /** Who was hurt is heard: another decision stands for everybody. */
    private Appeal.Effect replace(Grant grant) throws SQLException {
        ReviewRequest review = grant.review();
        if (review.measuresOrNone().isEmpty()) {
            throw new ProblemException(422, "/measures", "must say what is to stand instead");
        }
        CaseDecision replaced = decisions.replace(
                grant.namespace(),
                grant.against().decision().orElseThrow(),
                new Ruling(Outcome.CHANGE, review.measuresOrNone(), review.reason(), review.by()));
        return new Appeal.Effect(List.of(), 0, Optional.empty(), Optional.of(replaced.id()));
    }

    /** One account's part of a decision, with what rules have educated for the same comments. */
    private Appeal.Effect takePartBack(Connection connection, Grant grant, AccountKey account, UUID decision)
            throws SQLException {
        UUID caseId = grant.against().caseId().orElseThrow();
        List<StoodSql.Struck> struck = StoodSql.struck(connection, grant.namespace(), account, caseId, decision);
        StoodSql.Proposed proposed = StoodSql.proposed(connection, grant.namespace(), account, caseId);
        CaseDecision decided = decisions.find(grant.namespace(), decision).orElseThrow(ProblemException::notFound);
        List<Action> content = decided.outcome() == Outcome.UPHOLD ? proposed.actions() : decided.measures();
        MilderMeasures milder = MilderMeasures.of(grant.review().measuresOrNone(), stood(struck, content));
        int members = decisions.reverse(
                grant.namespace(),
                decision,
                Optional.of(account),
                new Decisions.TakenBack(
                        grant.appeal().id(), grant.review().by(), grant.review().reason()));
        return new Appeal.Effect(
                ids(struck), members, strikeInstead(connection, grant, milder, proposed, struck), Optional.empty());
    }

    /**
     * What a rule did alone; an education that is asked for instead is the rule's own, which stays. Whoever decides on the
     * comment's case leaves the comment as it is left here.
     */
    private Appeal.Effect takeRuleBack(Connection connection, Grant grant, AccountKey account) throws SQLException {
        UUID assessment = grant.against().assessment().orElseThrow();
        List<String> revisions = LockedEducations.of(connection, grant.namespace(), List.of(assessment))
                .all();
        List<StoodSql.Struck> struck = StoodSql.struck(connection, grant.namespace(), account, revisions);
        StoodSql.Proposed done = StoodSql.done(connection, grant.namespace(), assessment);
        MilderMeasures milder = MilderMeasures.of(grant.review().measuresOrNone(), stood(struck, done.actions()));
        decisions.settle(assessment, grant.appeal().id());
        if (milder.onAccount().isPresent()) {
            return new Appeal.Effect(List.of(), 0, Optional.empty(), Optional.empty());
        }
        List<DecidedStrikeSql.OnComment> comments = revisions.stream()
                .map(one -> new DecidedStrikeSql.OnComment(one, grant.appeal().wire()))
                .toList();
        DecidedStrikeSql.hold(
                connection,
                grant.namespace(),
                comments.stream()
                        .map(on -> new DecidedStrikeSql.Unfounded(on.assessmentId(), on.decisionId(), grant.at()))
                        .toList());
        DecidedStrikeSql.revokeEducations(connection, grant.namespace(), comments, grant.revocation());
        return new Appeal.Effect(ids(struck), 0, Optional.empty(), Optional.empty());
    }

    /**
     * As old as the gravest one that it takes the place of, and over with it: a strike of now would weigh more than what
     * was left of that one.
     */
    private Optional<UUID> strikeInstead(
            Connection connection,
            Grant grant,
            MilderMeasures milder,
            StoodSql.Proposed proposed,
            List<StoodSql.Struck> struck)
            throws SQLException {
        if (milder.onAccount().isEmpty()) {
            return Optional.empty();
        }
        StoodSql.Struck before = Collections.max(
                struck,
                Comparator.comparingInt((StoodSql.Struck one) -> one.action().gravity())
                        .thenComparing(StoodSql.Struck::at));
        Ground.ByPerson ground = new Ground.ByPerson(
                grant.review().by(),
                grant.review().reason(),
                Optional.of(grant.appeal().wire()),
                Optional.empty(),
                grant.against().caseId().map(CaseIds.CASE::wire));
        Strike strike = strikes.instead(
                milder.onAccount().get(), new TreeSet<>(proposed.labels()), ground, before.at(), before.expiresAt());
        if (!strike.expiresAt().isAfter(grant.at())) {
            return Optional.empty();
        }
        AccountKey account = AppealSql.account(grant.appeal().party()).orElseThrow();
        StrikeSql.insert(connection, List.of(new AccountStrike(grant.namespace(), account, strike)));
        return Optional.of(strike.id());
    }

    /** Of the account's measures only those that became strikes stood; of the content's all that were decided. */
    private static Set<Action> stood(List<StoodSql.Struck> struck, List<Action> decided) {
        Set<Action> stood = EnumSet.noneOf(Action.class);
        struck.forEach(strike -> stood.add(strike.action()));
        decided.stream().filter(action -> action.scope() == Scope.CONTENT).forEach(stood::add);
        return stood;
    }

    private static List<UUID> ids(List<StoodSql.Struck> struck) {
        return struck.stream().map(StoodSql.Struck::id).toList();
    }
}
