package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CoordinationScoreTest {

    @Test
    void nobodyElseIsNothing() {
        assertThat(CoordinationScore.of(0, 0, false)).isZero();
        assertThat(CoordinationScore.of(0, 4, false)).isZero();
    }

    @Test
    void swarmOfFiveScoresThreeQuarters() {
        assertThat(CoordinationScore.of(4, 0, false)).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void memberOfAGroupScoresLikeASwarm() {
        assertThat(CoordinationScore.of(0, 0, true)).isCloseTo(0.75, within(1e-12));
        assertThat(CoordinationScore.of(9, 0, true)).isEqualTo(CoordinationScore.of(9, 0, false));
    }

    @Property
    void growsWithTheAccountsAndTheCrowdAddsLittle(
            @ForAll @IntRange(max = 200) int text, @ForAll @IntRange(max = 100_000) int target) {
        double score = CoordinationScore.of(text, target, false);

        assertThat(score).isBetween(0.0, 1.0).isLessThanOrEqualTo(CoordinationScore.of(text + 1, target, false));
        assertThat(score - CoordinationScore.of(text, 0, false)).isBetween(0.0, 0.1);
    }
}
