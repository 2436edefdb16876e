package io.touchline.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BucketTest {

    private final Rate rate = new Rate(100, 200);
    private long nanos = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(2);
    private final Bucket bucket = new Bucket(rate, () -> nanos);

    @Test
    void asksRedisOnceForAFewCalls() {
        assertThat(bucket.here(1, false)).isNull();
        assertThat(bucket.told(1, 6, true, 194)).isEqualTo(new Bucket.Grant(true, 199, 0));

        for (int left = 198; left >= 194; left--) {
            assertThat(bucket.here(1, false)).isEqualTo(new Bucket.Grant(true, left, 0));
        }
        assertThat(bucket.here(1, false)).isNull();
    }

    @Test
    void losesWhatItFetchedAndDidNotSpend() {
        bucket.told(1, 6, true, 194);
        nanos += TimeUnit.SECONDS.toNanos(3);

        assertThat(bucket.here(1, false)).isNull();
    }

    @Test
    void fetchesAheadATenthOfWhatItSpendsAndATwentiethOfTheRateAtMost() {
        assertThat(bucket.wanted(1)).isEqualTo(1);
        bucket.told(30, 30, true, 170);
        assertThat(bucket.wanted(1)).isEqualTo(4);
        nanos += TimeUnit.SECONDS.toNanos(1);
        assertThat(bucket.wanted(1)).isEqualTo(4);
        bucket.told(1, 4, true, 190);
        bucket.told(90, 90, true, 100);
        assertThat(bucket.wanted(1)).isEqualTo(6);
        nanos += TimeUnit.SECONDS.toNanos(2);

        assertThat(bucket.wanted(1)).isEqualTo(1);
    }

    /** They all come before Redis has answered the first of them. */
    @Test
    void aHundredCallsAtOnceFetchAheadOnce() {
        bucket.told(100, 100, true, 100);

        int wanted = IntStream.range(0, 100).map(i -> bucket.wanted(1)).sum();

        assertThat(wanted).isEqualTo(105);
        bucket.told(1, 6, true, 94);
        assertThat(bucket.wanted(1)).as("once that has come").isEqualTo(6);
        bucket.alone(1, 6, false);
        assertThat(bucket.wanted(1)).as("or will not come").isEqualTo(6);
        nanos += TimeUnit.SECONDS.toNanos(1);
        assertThat(bucket.wanted(1)).as("or nobody waits for it").isEqualTo(6);
    }

    /** Each of them spends less than what one that is alone would fetch. */
    @Test
    void manyReplicasTogetherSpendLittleMoreThanTheirCallersSend() {
        Rate shared = new Rate(6_000, 60_000);
        List<Bucket> replicas =
                Stream.generate(() -> new Bucket(shared, () -> nanos)).limit(24).toList();
        double charged = 0;
        int sent = 0;
        for (int millis = 0; millis < 30_000; millis += 5) {
            nanos += TimeUnit.MILLISECONDS.toNanos(5);
            for (Bucket replica : replicas) {
                sent++;
                if (replica.here(1, false) == null) {
                    int wanted = replica.wanted(1);
                    charged += wanted;
                    replica.told(1, wanted, true, 60_000);
                }
            }
        }

        assertThat(charged).isBetween((double) sent, 1.05 * sent);
    }

    @Test
    void refusesByItselfUntilThereCanBeSomethingAgain() {
        assertThat(bucket.told(1, 6, false, -149)).isEqualTo(new Bucket.Grant(false, 0, 2));
        nanos += TimeUnit.MILLISECONDS.toNanos(1_499);
        assertThat(bucket.here(1, false)).isEqualTo(new Bucket.Grant(false, 0, 1));
        nanos += TimeUnit.MILLISECONDS.toNanos(2);

        assertThat(bucket.here(1, false)).isNull();
    }

    /** A batch that owes 90 seconds. */
    @Test
    void waitCountsDownWithTheClock() {
        bucket.told(9_200, 9_205, true, -8_999);
        assertThat(bucket.told(1, 6, false, -8_999)).isEqualTo(new Bucket.Grant(false, 0, 90));
        nanos += TimeUnit.SECONDS.toNanos(30);
        assertThat(bucket.here(1, false).untilMore()).isEqualTo(60);
        nanos += TimeUnit.SECONDS.toNanos(59);

        assertThat(bucket.here(1, false)).isEqualTo(new Bucket.Grant(false, 0, 1));
    }

    /** What was fetched is too little for the second batch. */
    @Test
    void refusalSaysASecondAtLeast() {
        Bucket faster = new Bucket(new Rate(200, 2_000), () -> nanos);
        faster.told(1, 11, true, 0.4);

        assertThat(faster.told(199, 209, false, 0.4)).isEqualTo(new Bucket.Grant(false, 10, 1));
        assertThat(faster.here(199, false)).isEqualTo(new Bucket.Grant(false, 10, 1));
    }

    /** A batch pays for one comment to be let in, and for the others when there is room for it. */
    @Test
    void refusesNothingOfACallThatWasLetIn() {
        Bucket slow = new Bucket(new Rate(1, 5), () -> nanos);
        slow.told(1, 1, false, -2);

        assertThat(slow.here(6, false)).isEqualTo(new Bucket.Grant(false, 0, 3));
        assertThat(slow.here(6, true)).as("Redis is asked").isNull();
        assertThat(slow.alone(6, 6, true).granted()).isTrue();
        assertThat(slow.alone(1, 1, false).granted()).isFalse();
        assertThat(slow.alone(6, 6, true).granted()).isTrue();
    }

    /** What was fetched beside the one comment that let a batch in does not let the next one in. */
    @Test
    void asksRedisForABatchWhileItOwes() {
        Bucket busy = new Bucket(new Rate(200, 2_000), () -> nanos);
        busy.told(1, 11, true, 989);
        assertThat(busy.here(999, true)).isNull();
        busy.told(999, 999, true, -10);

        assertThat(busy.here(1, false)).isNull();
        busy.told(1, 1, false, -10);
        assertThat(busy.here(1, false).granted()).isFalse();
    }

    @Test
    void countsAloneWhileRedisIsAway() {
        assertThat(bucket.alone(150, 150, false)).isEqualTo(new Bucket.Grant(true, 50, 0));
        assertThat(bucket.alone(100, 100, false).granted()).isTrue();
        assertThat(bucket.alone(1, 1, false)).isEqualTo(new Bucket.Grant(false, 0, 1));
        nanos += TimeUnit.SECONDS.toNanos(1);

        assertThat(bucket.alone(1, 1, false)).isEqualTo(new Bucket.Grant(true, 49, 0));
    }

    @Test
    void knowsNoRateOfNothingAndNoBurstBelowIt() {
        assertThatThrownBy(() -> new Rate(0, 10)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Rate(10, 9)).isInstanceOf(IllegalStateException.class);
        assertThat(rate.window()).hasSeconds(2);
    }
}
