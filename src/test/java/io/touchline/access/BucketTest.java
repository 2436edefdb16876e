package io.touchline.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BucketTest {

    private final Rate rate = new Rate(100, 200);
    private long nanos = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(2);
    private final Bucket bucket = new Bucket(rate, () -> nanos);

    @Test
    void asksRedisOnceForAFewCalls() {
        assertThat(bucket.here(1)).isNull();
        assertThat(bucket.wanted(1)).isEqualTo(6);
        assertThat(bucket.told(1, true, 194)).isEqualTo(new Bucket.Grant(true, 199, 0));

        for (int left = 198; left >= 194; left--) {
            assertThat(bucket.here(1)).isEqualTo(new Bucket.Grant(true, left, 0));
        }
        assertThat(bucket.here(1)).isNull();
    }

    @Test
    void losesWhatItFetchedAndDidNotSpend() {
        bucket.told(1, true, 194);
        nanos += TimeUnit.SECONDS.toNanos(3);

        assertThat(bucket.here(1)).isNull();
    }

    @Test
    void refusesByItselfUntilThereCanBeSomethingAgain() {
        assertThat(bucket.told(1, false, -149)).isEqualTo(new Bucket.Grant(false, 0, 2));
        nanos += TimeUnit.MILLISECONDS.toNanos(1_499);
        assertThat(bucket.here(1)).isEqualTo(new Bucket.Grant(false, 0, 1));
        nanos += TimeUnit.MILLISECONDS.toNanos(2);

        assertThat(bucket.here(1)).isNull();
    }

    /** A batch that owes 90 seconds. */
    @Test
    void waitCountsDownWithTheClock() {
        bucket.told(9_200, true, -8_999);
        assertThat(bucket.told(1, false, -8_999)).isEqualTo(new Bucket.Grant(false, 0, 90));
        nanos += TimeUnit.SECONDS.toNanos(30);
        assertThat(bucket.here(1).untilMore()).isEqualTo(60);
        nanos += TimeUnit.SECONDS.toNanos(59);

        assertThat(bucket.here(1)).isEqualTo(new Bucket.Grant(false, 0, 1));
    }

    /** What was fetched is too little for the second batch. */
    @Test
    void refusalSaysASecondAtLeast() {
        Bucket faster = new Bucket(new Rate(200, 2_000), () -> nanos);
        faster.told(1, true, 0.4);

        assertThat(faster.told(199, false, 0.4)).isEqualTo(new Bucket.Grant(false, 10, 1));
        assertThat(faster.here(199)).isEqualTo(new Bucket.Grant(false, 10, 1));
    }

    @Test
    void countsAloneWhileRedisIsAway() {
        assertThat(bucket.alone(150)).isEqualTo(new Bucket.Grant(true, 50, 0));
        assertThat(bucket.alone(100).granted()).isTrue();
        assertThat(bucket.alone(1)).isEqualTo(new Bucket.Grant(false, 0, 1));
        nanos += TimeUnit.SECONDS.toNanos(1);

        assertThat(bucket.alone(1)).isEqualTo(new Bucket.Grant(true, 49, 0));
    }

    @Test
    void knowsNoRateOfNothingAndNoBurstBelowIt() {
        assertThatThrownBy(() -> new Rate(0, 10)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Rate(10, 9)).isInstanceOf(IllegalStateException.class);
        assertThat(rate.window()).hasSeconds(2);
    }
}
