package io.touchline.handling.standing;

import io.touchline.api.AccountDirectory;
import io.touchline.api.AccountErased;
import io.touchline.api.AccountKey;
import io.touchline.api.DatabaseOutage;
import io.touchline.api.ProblemException;
import io.touchline.api.Transaction;
import io.touchline.handling.Action;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The strikes of accounts: made, taken back, shown, erased. What blocks says so; without PostgreSQL that is 503. */
@ApplicationScoped
public class Strikes {

    private final DataSource database;
    private final StandingDrain drain;
    private final StandingRules rules;
    private final Event<StrikeChanged> changes;
    private final AccountDirectory accounts;
    private final Clock clock;

    @Inject
    Strikes(
            DataSource database,
            StandingDrain drain,
            StandingRules rules,
            Event<StrikeChanged> changes,
            AccountDirectory accounts,
            Clock clock) {
        this.database = database;
        this.drain = drain;
        this.rules = rules;
        this.changes = changes;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * The strike that an education leaves, not written yet: see {@link StrikeSql#insert}.
     *
     * @param assessmentId of the comment that the rule fired on, as the API writes it
     * @param at event time of that comment
     */
    public Strike educated(Education education, String assessmentId, Instant at) {
        Instant decided = at.truncatedTo(ChronoUnit.MILLIS);
        StandingRules.Step step = rules.step(Action.EDUCATE);
        return new Strike(
                StrikeIds.FORMAT.next(clock.instant()),
                Action.EDUCATE,
                step.weight(),
                education.reasons(),
                new Ground.ByRule(education.rule(), assessmentId),
                decided,
                decided.plus(education.expiresAfter().orElse(step.expiry())),
                Optional.empty());
    }

    /**
     * The strike that a person's decision leaves, not written yet: see {@link StrikeSql#insert}.
     *
     * @param labels what it was about, wire names; of more than {@value Strike#MOST_REASONS} the first
     */
    public Strike decided(Action action, Collection<String> labels, Ground.ByPerson ground) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return instead(action, labels, ground, now, Instant.MAX);
    }

    /**
     * The strike that takes the place of one that is taken back, not written yet.
     *
     * @param at when that one was decided
     * @param until when it would have been over, if not before
     */
    public Strike instead(Action action, Collection<String> labels, Ground.ByPerson ground, Instant at, Instant until) {
        StandingRules.Step step = rules.step(action);
        Instant over = at.plus(step.expiry());
        return new Strike(
                StrikeIds.FORMAT.next(clock.instant()),
                action,
                step.weight(),
                labels.stream().limit(Strike.MOST_REASONS).toList(),
                ground,
                at,
                over.isBefore(until) ? over : until,
                Optional.empty());
    }

    /** A person's decision, and whether it was known already. */
    record Decided(Strike strike, boolean before) {}

    /**
     * Writes a person's decision down, and whom it is against, so that whoever carries it out can be told. One that was sent
     * before under the same id is answered with its strike. Blocking.
     *
     * @throws ProblemException 422 if it breaks a rule or names another's comment, 409 if the id belongs to another decision
     */
    Decided decide(String namespace, AccountDirectory.Account struck, StrikeRequest request) {
        AccountKey account = struck.key();
        request.check(clock.instant());
        Decided decided = inTransaction(connection -> {
            accounts.keep(connection);
            // An erasure that was waited for does not cover it.
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            Strike strike = request.strike(StrikeIds.FORMAT.next(now), rules.step(request.action()), now);
            AccountStrike wanted = new AccountStrike(namespace, account, strike);
            accounts.remember(connection, namespace, struck, now);
            if (StrikeSql.insert(connection, List.of(wanted)) == 0) {
                return new Decided(sameAsBefore(connection, wanted, request), true);
            }
            refuseOthersComment(connection, wanted, request);
            changed(connection, wanted, false);
            return new Decided(strike, false);
        });
        drain.changed();
        return decided;
    }

    /** What another wrote is no ground against this account, nor what it wrote itself before it was erased. */
    private void refuseOthersComment(Connection connection, AccountStrike wanted, StrikeRequest request)
            throws SQLException {
        if (request.assessmentId() != null
                && !accounts.wrote(connection, wanted.namespace(), wanted.account(), request.assessmentId())
                        .orElse(true)) {
            throw new ProblemException(422, "/assessmentId", "is of no comment by this account");
        }
    }

    private static Strike sameAsBefore(Connection connection, AccountStrike wanted, StrikeRequest request)
            throws SQLException {
        return StrikeRows.ofDecision(connection, wanted.namespace(), request.decisionId())
                .filter(before -> before.account().equals(wanted.account()) && request.asksFor(before.strike()))
                .map(AccountStrike::strike)
                .orElseThrow(() -> new ProblemException(409, "/decisionId", "belongs to another decision"));
    }

    /**
     * Takes a strike back; one that a person took back before stays as it was, and one that a decision took back stays so
     * from now on for this person's reason. Blocking.
     *
     * @return empty if the account has no such strike
     */
    Optional<Strike> revoke(String namespace, AccountKey account, UUID id, String by, String reason) {
        Optional<Strike> strike = inTransaction(connection -> {
            accounts.keep(connection);
            Revocation revocation = new Revocation(by, reason, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            boolean stood = StrikeSql.revoke(connection, namespace, account, id, revocation);
            boolean changed = stood || StrikeSql.keepRevoked(connection, namespace, account, id, revocation);
            Optional<Strike> found = StrikeRows.ofId(connection, namespace, account, id);
            if (changed) {
                changed(connection, new AccountStrike(namespace, account, found.orElseThrow()), stood);
            }
            return found;
        });
        drain.changed();
        return strike;
    }

    /** @param stood until now */
    private void changed(Connection connection, AccountStrike now, boolean stood) throws SQLException {
        String namespace = now.namespace();
        AccountKey account = now.account();
        boolean going =
                StrikeSql.isGoing(connection, namespace, account, now.strike().id());
        changes.fire(new StrikeChanged(connection, namespace, account, now.strike(), stood, going));
    }

    /**
     * Strikes by their ids, whatever accounts they are against; those that are not kept any more, or go as soon as what
     * is left of an erasure is done, are left out.
     */
    public List<AccountStrike> ofIds(Connection connection, String namespace, Collection<UUID> ids)
            throws SQLException {
        return ids.isEmpty() ? List.of() : StrikeRows.ofIds(connection, namespace, ids);
    }

    /** One strike with what it carries now, seen without the account's others. */
    public StrikeView view(Strike strike) {
        Map<UUID, Mark> marks =
                strike.mark().map(mark -> Map.of(strike.id(), mark)).orElseGet(Map::of);
        return StandingView.of(List.of(strike), marks, clock.instant(), rules)
                .strikes()
                .get(0);
    }

    /** Where an account stands by all that counts, and its strikes as {@link StandingView} shows them. Blocking. */
    StandingView standing(String namespace, AccountKey account) {
        Instant now = clock.instant();
        return inTransaction(connection -> {
            Map<UUID, Mark> marks = StrikeRows.marks(connection, namespace, account, now, rules.educationPause());
            Map<UUID, Strike> shown = new HashMap<>();
            StrikeRows.ofAccount(connection, namespace, account, StandingView.MOST_STRIKES)
                    .forEach(strike -> shown.put(strike.id(), strike));
            // What carries something may be older than all the educations of an evening.
            List<UUID> carrying = StandingView.carrying(marks, now, rules).stream()
                    .filter(id -> !shown.containsKey(id))
                    .limit(StandingView.MOST_STRIKES)
                    .toList();
            ofIds(connection, namespace, carrying)
                    .forEach(own -> shown.put(own.strike().id(), own.strike()));
            return StandingView.of(shown.values(), marks, now, rules);
        });
    }

    /** In the transaction that erases the account, so that it is forgotten as a whole; Redis follows. */
    @Transactional
    void erase(@Observes AccountErased erased) {
        try (Connection connection = database.getConnection()) {
            erased.tally().add("strikes", StrikeSql.erase(connection, erased));
        } catch (SQLException e) {
            throw new IllegalStateException("strikes not erased", e);
        }
    }

    private <T> T inTransaction(Transaction.Work<T> work) {
        try {
            return Transaction.in(database, work);
        } catch (SQLException e) {
            throw DatabaseOutage.problem(e);
        }
    }
}
