package io.touchline.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.assessment.RoomForComments.Ending;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Room in simulated time: a service that takes so long for so many under way. */
class RoomForCommentsTest {

    private static final Duration WITHIN = Duration.ofMillis(150);
    private static final long MILLI = 1_000_000;

    private static final int MOST = 2_000;

    private final RoomForComments room = new RoomForComments(WITHIN, 100, MOST, 0);
    private long now;

    @Test
    void growsWhileItIsFullAndFastAndNoFurther() {
        crowd(5_000, 200_000);

        // Little's law: 5,000 a second for 150 ms are 750 under way.
        assertThat(room.size()).isBetween(400, 1_000);
    }

    @Test
    void shrinksWhenTheServiceBecomesSlowerAndComesBack() {
        crowd(5_000, 200_000);
        crowd(1_000, 60_000);
        assertThat(room.size()).isBetween(100, 200);

        crowd(5_000, 200_000);
        assertThat(room.size()).isGreaterThan(400);
    }

    @Test
    void neverTakesTheLeastRoomNorMoreThanTheMost() {
        crowd(10, 3_000);
        assertThat(room.size()).isEqualTo(100);

        crowd(100_000, 1_000_000);
        assertThat(room.size()).isEqualTo(MOST);
    }

    @Test
    void staysAsItIsWhileHardlyAnybodyCalls() {
        for (int i = 0; i < 1_000; i++) {
            now += 10 * MILLI;
            room.ended(Ending.DONE, 1, 1, 3 * MILLI, now);
        }

        assertThat(room.size()).isEqualTo(1_000);
    }

    /** They hang up after 120 ms; a service that takes 800 would look as if it took so long. */
    @Test
    void whoHangsUpEarlySaysNothing() {
        for (int i = 0; i < 1_000; i++) {
            now += 10 * MILLI;
            room.refused();
            room.ended(Ending.GIVEN_UP, 990, 1, 120 * MILLI, now);
        }

        assertThat(room.size()).isEqualTo(1_000);
    }

    @Test
    void whoHangsUpLateSaysThatItTookTooLong() {
        for (int i = 0; i < 1_000; i++) {
            now += 10 * MILLI;
            room.ended(Ending.GIVEN_UP, 990, 1, 400 * MILLI, now);
        }

        assertThat(room.size()).isEqualTo(100);
    }

    @Test
    void learnsFromAFewBatchesToo() {
        for (int i = 0; i < 100; i++) {
            now += 1_000 * MILLI;
            room.refused();
            room.ended(Ending.DONE, 900, 100, 1_500 * MILLI, now);
        }
        assertThat(room.size()).isLessThan(200);

        for (int i = 0; i < 300; i++) {
            now += 300 * MILLI;
            room.refused();
            room.ended(Ending.DONE, 400, 100, 600 * MILLI, now);
        }
        assertThat(room.size()).isEqualTo(MOST);
    }

    @Test
    void saysHowLongSomebodyWaits() {
        assertThat(room.wait(5_000)).isZero();
        crowd(100, 20_000);

        assertThat(room.wait(50)).isZero();
        assertThat(room.wait(100)).isGreaterThan(Duration.ofMillis(800));
    }

    /** More callers than there is room for; a service that does {@code perSecond} comments, one after the other. */
    private void crowd(int perSecond, int comments) {
        for (int i = 0; i < comments; i++) {
            int underWay = room.size();
            now += 1_000_000_000L / perSecond;
            room.refused();
            room.ended(Ending.DONE, underWay, 1, underWay * 1_000_000_000L / perSecond, now);
        }
    }
}
