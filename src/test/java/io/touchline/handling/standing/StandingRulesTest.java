package io.touchline.handling.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.touchline.handling.Rung;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingRulesTest {

    @ParameterizedTest
    @CsvSource({
        "0, CLEAN",
        "0.249, CLEAN",
        "0.25, EDUCATE",
        "0.999, EDUCATE",
        "1, WARN",
        "2.5, LIMIT_COMMENT",
        "5, MUTE",
        "8, SUSPEND_MONETISATION",
        "12, CLOSE",
        "1000, CLOSE"
    })
    void findsTheHighestRungThatPointsReach(double points, Rung rung) {
        assertThat(TestRules.DEFAULT.rung(points)).isEqualTo(rung);
    }

    @ParameterizedTest
    @CsvSource({
        "half-life, 0s, half-life",
        "education-pause, -1s, education-pause",
        "threshold.warn, 0.25, threshold.warn",
        "threshold.educate, 0, threshold.educate",
        "weight.warn, 0.9, weight.warn",
        "weight.close, 101, weight.close",
        "weight.mute, NaN, weight.mute",
        "expiry.limit-comment, 0s, expiry.limit-comment",
    })
    void refusesWhatContradictsItself(String key, String value, String named) {
        StandingConfig config = TestRules.config(Map.of(key, value));

        assertThatThrownBy(() -> StandingRules.of(config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("touchline.standing." + named);
    }

    @Test
    void takesOtherNumbersThatFitTogether() {
        StandingRules rules = StandingRules.of(TestRules.config(Map.of("half-life", "7d", "threshold.warn", "0.8")));

        assertThat(rules.halfLife()).hasDays(7);
        assertThat(rules.rung(0.9)).isEqualTo(Rung.WARN);
    }
}
