package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoissonTailTest {

    private static final MathContext DIGITS = new MathContext(60);

    @Test
    void knowsTheTableValues() {
        assertThat(PoissonTail.atLeast(0, 1)).isEqualTo(1);
        assertThat(PoissonTail.atLeast(1, 1)).isCloseTo(1 - Math.exp(-1), within(1e-15));
        assertThat(PoissonTail.atLeast(8, 1)).isCloseTo(1.02492e-5, within(1e-9));
    }

    @Test
    void criticalCountIsTheFirstBelowTheLevel() {
        int count = PoissonTail.criticalCount(5, 1e-3, 1);

        assertThat(PoissonTail.atLeast(count, 5)).isLessThan(1e-3);
        assertThat(PoissonTail.atLeast(count - 1, 5)).isGreaterThanOrEqualTo(1e-3);
    }

    /** Where single terms are too small for a double: a popular phrase is expected hundreds of times. */
    @ParameterizedTest
    @ValueSource(doubles = {30, 745, 900, 5_000, 1e6})
    void largeMeansAreNoSurprise(double mean) {
        assertThat(PoissonTail.atLeast(1, mean)).isCloseTo(1, within(1e-12));
        assertThat(PoissonTail.atLeast((int) mean / 40 + 1, mean)).isCloseTo(1, within(1e-12));
        assertThat(PoissonTail.atLeast((int) mean, mean)).isBetween(0.5, 0.58);
        assertThat(PoissonTail.atLeast((int) (mean + 6 * Math.sqrt(mean)), mean))
                .isBetween(1e-10, 1e-6);
        assertThat(PoissonTail.atLeast((int) (41 * mean), mean)).isLessThan(1e-40);
    }

    @Property(tries = 300)
    void fallsWithTheCount(
            @ForAll @IntRange(min = 1, max = 4_000) int n, @ForAll @DoubleRange(min = 0.01, max = 3_000) double mean) {
        assertThat(PoissonTail.atLeast(n + 1, mean)).isLessThanOrEqualTo(PoissonTail.atLeast(n, mean));
    }

    @Property(tries = 300)
    void agreesWithExactArithmetic(
            @ForAll @IntRange(min = 1, max = 120) int n, @ForAll @DoubleRange(min = 0.01, max = 60) double mean) {
        double expected = exactTail(n, mean);

        if (expected > 1e-250) {
            assertThat(PoissonTail.atLeast(n, mean)).isCloseTo(expected, Percentage.withPercentage(1e-8));
        }
    }

    /** Sums weights mean^k / k! with 60 digits, long past the point where they matter. */
    private static double exactTail(int n, double mean) {
        BigDecimal weight = BigDecimal.ONE;
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal tail = BigDecimal.ZERO;
        for (int k = 0; k < 600; k++) {
            total = total.add(weight, DIGITS);
            tail = k >= n ? tail.add(weight, DIGITS) : tail;
            weight = weight.multiply(BigDecimal.valueOf(mean), DIGITS).divide(BigDecimal.valueOf(k + 1L), DIGITS);
        }
        return tail.divide(total, DIGITS).doubleValue();
    }
}
