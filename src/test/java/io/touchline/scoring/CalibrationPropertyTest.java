package io.touchline.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class CalibrationPropertyTest {

    @Property
    void rises(
            @ForAll @DoubleRange(min = 0.1, max = 3) double slope,
            @ForAll @DoubleRange(min = -2, max = 2) double intercept,
            @ForAll @DoubleRange(min = -8, max = 8) double logit,
            @ForAll @DoubleRange(min = 0.01, max = 2) double step) {
        Calibration calibration = new Calibration(slope, intercept);

        assertThat(calibration.probability(logit + step)).isGreaterThan(calibration.probability(logit));
    }
}
