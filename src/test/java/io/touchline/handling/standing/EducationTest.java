package io.touchline.handling.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.handling.Action;
import io.touchline.handling.Decision;
import io.touchline.handling.Recommendation;
import io.touchline.handling.Scope;
import io.touchline.handling.Suggestion;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EducationTest {

    @Test
    void isWhatThePolicyMarksAsSafe() {
        Decision decision = decided(onAccount(Action.MUTE, true, false), onAccount(Action.EDUCATE, false, true));

        assertThat(Education.of(decision))
                .contains(new Education("default#r", List.of("threat"), Optional.of(Duration.ofDays(7))));
    }

    @Test
    void isShortEnoughForAStrikeWhateverItsRuleRestsOn() {
        Education education = new Education(
                "default#r", Collections.nCopies(80, "not." + "modifier.QUOTED|".repeat(40)), Optional.empty());

        assertThat(education.reasons()).hasSize(Strike.MOST_REASONS).allSatisfy(reason -> assertThat(reason)
                .hasSize(Strike.LONGEST_REASON));
    }

    @Test
    void isNothingElse() {
        assertThat(Education.of(decided())).isEmpty();
        assertThat(Education.of(decided(onAccount(Action.EDUCATE, false, false))))
                .isEmpty();
        assertThat(Education.of(decided(onAccount(Action.WARN, false, false)))).isEmpty();
    }

    private static Decision decided(Recommendation... recommendations) {
        return new Decision(Suggestion.REVIEW, "default#r", List.of(recommendations), List.of(), Optional.empty());
    }

    private static Recommendation onAccount(Action action, boolean requiresHuman, boolean strike) {
        return new Recommendation(
                Scope.ACCOUNT,
                action,
                List.of("threat"),
                "default#r",
                requiresHuman,
                true,
                List.of(),
                strike,
                Optional.of(Duration.ofDays(7)),
                Optional.empty());
    }
}
