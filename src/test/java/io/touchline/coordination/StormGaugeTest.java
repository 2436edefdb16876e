package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StormGaugeTest {

    private static final Instant NOON = Instant.parse("2026-08-03T12:00:00Z");
    private static final Instant DAY_BEFORE = NOON.minus(Duration.ofHours(24));

    @Test
    void nothingSeenIsCalm() {
        StormReading reading = StormGauge.read(StormBuckets.empty(), NOON);

        assertThat(reading)
                .isEqualTo(
                        new StormReading(StormLevel.CALM, NOON, 0, StormGauge.PRIOR_PER_MINUTE, 0, Optional.empty()));
        assertThat(reading.tellsOf(NOON)).isFalse();
    }

    /** What began anew knows nothing of before, until it would have seen it go on. */
    @Test
    void tellsOfWhatItCounted() {
        Instant first = NOON.minusSeconds(20 * 60);
        StormReading reading =
                StormGauge.read(new CountedBuckets().add(first, 0, 1).build(), NOON);

        assertThat(reading.countedSince()).contains(first);
        assertThat(reading.tellsOf(first)).isTrue();
        assertThat(reading.tellsOf(first.minusSeconds(60))).isFalse();
        assertThat(StormGauge.read(new CountedBuckets().add(first, 0, 1).build(), NOON.plusSeconds(600))
                        .tellsOf(first.minusSeconds(60)))
                .isTrue();
    }

    @Test
    void quietTargetNeedsEightHostileCommentsInFiveMinutes() {
        assertThat(level(new CountedBuckets().add(NOON, 7, 7))).isEqualTo(StormLevel.CALM);
        assertThat(level(new CountedBuckets().add(NOON, 8, 8))).isEqualTo(StormLevel.RISING);
    }

    @Test
    void quietTargetIsInAStormAtTwenty() {
        assertThat(level(new CountedBuckets().add(NOON, 19, 19))).isEqualTo(StormLevel.RISING);
        assertThat(level(new CountedBuckets().add(NOON, 20, 20))).isEqualTo(StormLevel.STORM);
    }

    @Test
    void friendlyCommentsRaiseNothing() {
        assertThat(level(new CountedBuckets().addEach(NOON.minusSeconds(600), 11, 0, 5_000)))
                .isEqualTo(StormLevel.CALM);
    }

    @Test
    void whatIsOrdinaryForATargetIsCalm() {
        CountedBuckets busy = new CountedBuckets().addEach(DAY_BEFORE, 24 * 60 + 1, 10, 100);

        StormReading reading = StormGauge.read(busy.build(), NOON);

        assertThat(reading.level()).isEqualTo(StormLevel.CALM);
        assertThat(reading.hostileLast5Min()).isEqualTo(50);
        assertThat(reading.commentsLast5Min()).isEqualTo(500);
        assertThat(reading.baselinePerMinute()).isCloseTo(10, within(0.5));
    }

    @Test
    void stormCountsAgainstTheTargetsOwnBaseline() {
        CountedBuckets twentyOverABusyDay = new CountedBuckets()
                .addEach(DAY_BEFORE, 24 * 60 - 5, 10, 100)
                .addEach(NOON.minusSeconds(300), 6, 14, 100);

        assertThat(level(twentyOverABusyDay)).isEqualTo(StormLevel.CALM);
    }

    @Test
    void baselineLeavesOutTheLastHalfHour() {
        CountedBuckets buckets = new CountedBuckets()
                .addEach(DAY_BEFORE, 24 * 60 - 30, 0, 1)
                .addEach(NOON.minusSeconds(1800), 31, 40, 40);

        assertThat(StormGauge.read(buckets.build(), NOON).baselinePerMinute()).isEqualTo(StormGauge.PRIOR_PER_MINUTE);
    }

    @Test
    void stormIsLeftOnlyBelowHalfOfWhatEntersIt() {
        CountedBuckets stillHalf =
                new CountedBuckets().add(NOON.minusSeconds(600), 30, 30).add(NOON, 10, 10);

        assertThat(StormGauge.level(stillHalf.build(), NOON)).isEqualTo(StormLevel.RISING);
        CountedBuckets neverBelow =
                new CountedBuckets().add(NOON.minusSeconds(240), 30, 30).add(NOON.plusSeconds(60), 12, 12);
        assertThat(StormGauge.level(neverBelow.build(), NOON.plusSeconds(60))).isEqualTo(StormLevel.STORM);
    }

    /** For longer than what is called recent. */
    @Test
    void stormThatGoesOnAtMoreThanHalfIsStillAStorm() {
        Instant end = NOON.plus(Duration.ofMinutes(90));
        CountedBuckets buckets = new CountedBuckets()
                .addEach(DAY_BEFORE, 24 * 60, 10, 100)
                .addEach(NOON, 5, 26, 100)
                .addEach(NOON.plus(Duration.ofMinutes(5)), 86, 17, 100);

        for (int minute = 4; minute <= 90; minute++) {
            assertThat(StormGauge.level(buckets.build(), NOON.plus(Duration.ofMinutes(minute))))
                    .as("minute %d", minute)
                    .isEqualTo(StormLevel.STORM);
        }
        buckets.addEach(end.plusSeconds(60), 5, 9, 100);
        assertThat(StormGauge.level(buckets.build(), end.plus(Duration.ofMinutes(5))))
                .isEqualTo(StormLevel.SUBSIDING);
    }

    @Test
    void stormSubsidesForHalfAnHour() {
        StormBuckets buckets = new CountedBuckets().add(NOON, 50, 50).build();

        assertThat(StormGauge.level(buckets, NOON.plusSeconds(4 * 60))).isEqualTo(StormLevel.STORM);
        assertThat(StormGauge.level(buckets, NOON.plusSeconds(5 * 60))).isEqualTo(StormLevel.SUBSIDING);
        assertThat(StormGauge.level(buckets, NOON.plusSeconds(34 * 60))).isEqualTo(StormLevel.SUBSIDING);
        assertThat(StormGauge.level(buckets, NOON.plusSeconds(35 * 60))).isEqualTo(StormLevel.CALM);
    }

    @Test
    void neitherAClockAheadNorOneBehindHidesAStorm() {
        StormBuckets buckets = new CountedBuckets()
                .add(NOON, 20, 20)
                .add(NOON.plusSeconds(600), 0, 1)
                .build();

        assertThat(StormGauge.level(buckets, NOON.plusSeconds(600))).isEqualTo(StormLevel.SUBSIDING);
        assertThat(StormGauge.worst(buckets, NOON)).isEqualTo(StormGauge.read(buckets, NOON));
        assertThat(StormGauge.worst(buckets, NOON.minusSeconds(600)))
                .isEqualTo(StormGauge.read(buckets, NOON.plusSeconds(600)));
    }

    @Test
    void countsAreForgottenWhenTheRingsHaveGoneRound() {
        StormBuckets buckets = new CountedBuckets().add(NOON, 50, 50).build();

        assertThat(StormGauge.level(buckets, NOON.plus(Duration.ofMinutes(128))))
                .isEqualTo(StormLevel.CALM);
        assertThat(StormGauge.level(buckets, NOON.plus(Duration.ofDays(400)))).isEqualTo(StormLevel.CALM);
    }

    private static StormLevel level(CountedBuckets buckets) {
        return StormGauge.level(buckets.build(), NOON);
    }
}
