package io.touchline.handling.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.handling.Action;
import io.touchline.handling.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** No strike without its ground, whatever is tried. */
class StrikeGroundPropertyTest {

    private static final String ASSESSMENT = "as_01a21431a9a87420b439360dbe004fe8";

    /** What somebody might try to make a ground of; nulls and blanks among it. */
    record Attempt(
            boolean byRule, String rule, String decidedBy, String reason, String assessmentId, boolean noGroundAtAll) {}

    @Property(tries = 5_000)
    void aStrikeIsAPersonsDecisionOrAnEducationByRule(
            @ForAll("attempts") Attempt attempt,
            @ForAll Action action,
            @ForAll("weights") double weight,
            @ForAll("lasting") Duration lasting) {
        Optional<Strike> made = tried(() -> strike(attempt, action, weight, lasting));

        made.ifPresent(strike -> {
            assertThat(strike.action().scope()).isEqualTo(Scope.ACCOUNT);
            assertThat(strike.weight()).isBetween(Double.MIN_VALUE, Strike.HEAVIEST);
            assertThat(strike.expiresAt()).isAfter(strike.at());
            if (strike.ground() instanceof Ground.ByPerson person) {
                assertThat(person.decidedBy()).isNotBlank();
                assertThat(person.reason()).isNotBlank();
            } else {
                assertThat(strike.action()).isEqualTo(Action.EDUCATE);
                assertThat(((Ground.ByRule) strike.ground()).rule()).isNotBlank();
                assertThat(((Ground.ByRule) strike.ground()).assessmentId()).isEqualTo(ASSESSMENT);
            }
        });
        assertThat(made.isPresent()).isEqualTo(holds(attempt, action, weight, lasting));
    }

    private static boolean holds(Attempt attempt, Action action, double weight, Duration lasting) {
        boolean person = notBlank(attempt.decidedBy)
                && notBlank(attempt.reason)
                && (attempt.assessmentId == null || attempt.assessmentId.equals(ASSESSMENT));
        boolean rule = notBlank(attempt.rule) && ASSESSMENT.equals(attempt.assessmentId) && action == Action.EDUCATE;
        return !attempt.noGroundAtAll
                && (attempt.byRule ? rule : person)
                && action.scope() == Scope.ACCOUNT
                && weight > 0
                && weight <= 100
                && lasting.compareTo(Duration.ZERO) > 0;
    }

    private static Strike strike(Attempt attempt, Action action, double weight, Duration lasting) {
        return new Strike(
                UUID.randomUUID(),
                action,
                weight,
                List.of(),
                attempt.noGroundAtAll ? null : ground(attempt),
                TestRules.START,
                TestRules.START.plus(lasting),
                Optional.empty());
    }

    private static Ground ground(Attempt attempt) {
        return attempt.byRule
                ? new Ground.ByRule(attempt.rule, attempt.assessmentId)
                : new Ground.ByPerson(
                        attempt.decidedBy,
                        attempt.reason,
                        Optional.empty(),
                        Optional.ofNullable(attempt.assessmentId),
                        Optional.empty());
    }

    private static Optional<Strike> tried(Supplier<Strike> attempt) {
        try {
            return Optional.of(attempt.get());
        } catch (IllegalArgumentException | NullPointerException e) {
            return Optional.empty();
        }
    }

    private static boolean notBlank(String text) {
        return text != null && !text.isBlank();
    }

    @Provide
    Arbitrary<Attempt> attempts() {
        Arbitrary<String> texts =
                Arbitraries.of("default#educate", "moderator-7", "", " ", "\t").injectNull(0.2);
        Arbitrary<String> people = Arbitraries.of("moderator-7", "m", "", " ").injectNull(0.2);
        Arbitrary<String> assessments = Arbitraries.frequency(
                        Tuple.of(4, ASSESSMENT), Tuple.of(1, "as_1"), Tuple.of(1, ""))
                .injectNull(0.2);
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        texts,
                        people,
                        texts,
                        assessments,
                        Arbitraries.frequency(Tuple.of(9, false), Tuple.of(1, true)))
                .as(Attempt::new);
    }

    @Provide
    Arbitrary<Double> weights() {
        return Arbitraries.of(0.01, 0.5, 1.5, 100.0, 0.0, -1.0, 100.01, Double.NaN, Double.POSITIVE_INFINITY);
    }

    @Provide
    Arbitrary<Duration> lasting() {
        return Arbitraries.of(Duration.ofDays(30), Duration.ofMillis(1), Duration.ZERO, Duration.ofDays(-1));
    }
}
