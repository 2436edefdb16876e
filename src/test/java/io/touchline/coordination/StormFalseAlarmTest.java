package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The false-alarm rate that {@link StormGauge} states, on steady Poisson streams of thirty days after a day of history. */
class StormFalseAlarmTest {

    private static final int DAY = 24 * 60;
    private static final int DAYS = 30;
    private static final Instant BEGIN = Instant.parse("2026-08-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({"0.02,1", "0.2,2", "1,3", "3,4", "10,5", "60,6"})
    void calmStreamRarelyAlarms(double perMinute, long seed) {
        Random random = new Random(seed);
        CountedBuckets buckets = new CountedBuckets();
        int rising = 0;
        int storm = 0;

        for (int minute = 0; minute < DAY * (DAYS + 1); minute++) {
            Instant at = BEGIN.plusSeconds(60L * minute);
            int hostile = poisson(random, perMinute);
            buckets.add(at, hostile, hostile);
            if (minute >= DAY) {
                StormLevel level = StormGauge.level(buckets.build(), at);
                rising += level == StormLevel.RISING ? 1 : 0;
                storm += level == StormLevel.STORM ? 1 : 0;
            }
        }

        assertThat(storm).isZero();
        assertThat(rising).isLessThan(DAY * DAYS / 1000);
    }

    @ParameterizedTest
    @CsvSource({"0.2,7", "1,8", "10,9"})
    void fivefoldRateIsNoticedWithinTenMinutes(double perMinute, long seed) {
        Random random = new Random(seed);
        CountedBuckets buckets = new CountedBuckets();
        for (int minute = 0; minute < DAY; minute++) {
            int hostile = poisson(random, perMinute);
            buckets.add(BEGIN.plusSeconds(60L * minute), hostile, hostile);
        }
        StormLevel highest = StormLevel.CALM;

        for (int minute = DAY; minute < DAY + 10; minute++) {
            Instant at = BEGIN.plusSeconds(60L * minute);
            int hostile = poisson(random, Math.max(8, 5 * perMinute));
            StormLevel level =
                    StormGauge.level(buckets.add(at, hostile, hostile).build(), at);
            highest = level.compareTo(highest) > 0 ? level : highest;
        }

        assertThat(highest).isEqualTo(StormLevel.STORM);
    }

    /** Knuth's method, fine for small means. */
    private static int poisson(Random random, double mean) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
