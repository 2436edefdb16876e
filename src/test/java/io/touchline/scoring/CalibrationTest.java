package io.touchline.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationTest {

    @Test
    void unfittedIsTheLogisticFunction() {
        assertThat(Calibration.UNFITTED.probability(0)).isEqualTo(0.5);
        assertThat(Calibration.UNFITTED.probability(Math.log(4))).isCloseTo(0.8, within(1e-12));
        assertThat(Calibration.UNFITTED.probability(-1000)).isEqualTo(0);
        assertThat(Calibration.UNFITTED.probability(1000)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesASlopeThatDoesNotRise(double slope) {
        assertThatThrownBy(() -> new Calibration(slope, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
