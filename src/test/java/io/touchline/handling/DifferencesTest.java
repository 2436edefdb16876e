package io.touchline.handling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DifferencesTest {

    @Test
    void namesAndOrderOfRulesAreNoDifference() {
        Decision one = decision(slowMode(false, "a", "b"), warn("p#r", "ABUSE", "insult.person"));
        Decision other = decision(warn("p#s", "insult.person", "ABUSE"), slowMode(false, "b", "a"));

        assertThat(Differences.between(one, other).none()).isTrue();
    }

    /** Nobody is decided about by another, only for another one. */
    @Test
    void anotherTargetIsNoOtherDecider() {
        Differences differences = Differences.between(
                decision(slowMode(false, "a")), decision(slowMode(false, "a"), slowMode(true, "b")));

        assertThat(differences.changed()).isEqualTo(Map.of(Action.SLOW_MODE, Set.of(Differences.Term.TARGET_IDS)));
        assertThat(differences.added()).isEmpty();
    }

    @Test
    void whoDecidesIsToldOfEachTarget() {
        Decision one = decision(slowMode(false, "a"), slowMode(true, "b"));
        Decision other = decision(slowMode(false, "b"), slowMode(true, "a"));

        assertThat(Differences.between(one, other).changed())
                .isEqualTo(Map.of(Action.SLOW_MODE, Set.of(Differences.Term.REQUIRES_HUMAN)));
    }

    @Test
    void aMeasureOfOneAloneIsAddedOrRemovedAndNotChanged() {
        Decision one = decision(warn("p#r", "ABUSE"));
        Decision other = decision(slowMode(false, "a"));

        Differences differences = Differences.between(one, other);

        assertThat(differences.added()).containsExactly(Action.SLOW_MODE);
        assertThat(differences.removed()).containsExactly(Action.WARN);
        assertThat(differences.changed()).isEmpty();
        assertThat(differences.suggestion()).isFalse();
    }

    private static Decision decision(Recommendation... measures) {
        return new Decision(Suggestion.REVIEW, "p#r", List.of(measures), List.of(), Optional.empty());
    }

    private static Recommendation warn(String rule, String... reasons) {
        return Recommendation.of(Measure.of(Action.WARN), List.of(reasons), rule, List.of());
    }

    private static Recommendation slowMode(boolean requiresHuman, String... targetIds) {
        Measure measure = new Measure(Action.SLOW_MODE, requiresHuman, Optional.empty(), Optional.empty(), false);
        return Recommendation.of(measure, List.of("ABUSE"), "p#r", List.of(targetIds));
    }
}
