package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CrowdDiscountTest {

    private static final long[] VOLUMES = {0, 1, 100, 10_000, 10_000_000};
    private static final long[] WINDOWS = {0, 1, 50, 5_000, 5_000_000};

    @ParameterizedTest
    @EnumSource
    void bitsFallWithWhatWasThereBefore(ObjectKind kind) {
        for (long volume : VOLUMES) {
            double last = bits(kind, 0, volume, 100);
            double unseen = last;
            for (long prior = 1; prior < 1_000_000; prior += 1 + prior / 3) {
                double bits = bits(kind, prior, volume, 100);
                assertThat(bits).isNotNegative().isLessThanOrEqualTo(last);
                last = bits;
            }
            assertThat(last).isLessThan(unseen / 2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void thoseWhoActNowDoNotChangeWhatItSays(ObjectKind kind) {
        for (long volume : VOLUMES) {
            for (long prior : new long[] {0, 1, 30, 3_000}) {
                for (long window : WINDOWS) {
                    assertThat(bits(kind, prior, volume, window)).isEqualTo(bits(kind, prior, volume, 0));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void objectThatGrowsWithTheEventIsAsOrdinaryAsBefore(ObjectKind kind) {
        double once = bits(kind, 10_000, 1_000_000, 100);

        assertThat(bits(kind, 100_000, 10_000_000, 100)).isCloseTo(once, within(0.1));
        assertThat(bits(kind, 10_000, 10_000_000, 100)).isGreaterThan(once + 3);
    }

    @ParameterizedTest
    @EnumSource
    void whatEverybodySaysSaysNothing(ObjectKind kind) {
        assertThat(bits(kind, 10_000_000, 10_000_000, 100)).isLessThan(0.1);
        assertThat(bits(kind, 10_000_000, 0, 100)).isLessThan(0.1);
    }

    @ParameterizedTest
    @EnumSource
    void moreIsExpectedWhereMoreIsSaidOrWasSaidBefore(ObjectKind kind) {
        double expected = CrowdDiscount.expected(kind, 50, new Traffic.Volume(100_000, 1_000));

        assertThat(CrowdDiscount.expected(kind, 50, new Traffic.Volume(100_000, 10_000)))
                .isCloseTo(10 * expected, within(1e-9));
        assertThat(CrowdDiscount.expected(kind, 500, new Traffic.Volume(100_000, 1_000)))
                .isGreaterThan(5 * expected);
        assertThat(CrowdDiscount.expected(kind, 50, new Traffic.Volume(100_000, 0)))
                .isPositive();
    }

    private static double bits(ObjectKind kind, long prior, long volume, long window) {
        return CrowdDiscount.bits(kind, prior, new Traffic.Volume(volume, window));
    }
}
