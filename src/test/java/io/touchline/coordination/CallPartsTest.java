package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Where a call is cut. */
class CallPartsTest {

    private static final Duration LATENESS = Duration.ofMinutes(10);

    private final Comments comments = new Comments("t");

    @Test
    void callOfAFewMinutesStaysWhole() {
        assertThat(sizes(0, 290, 10, 300, 150)).containsExactly(5);
        assertThat(sizes(7)).containsExactly(1);
    }

    @Test
    void isCutWhereTimeMovesByHalfOfLatenessEitherWay() {
        assertThat(sizes(0, 300, 301, 400, 602, 100)).containsExactly(2, 2, 1, 1);
    }

    @Test
    void spansAMinuteAtLeast() {
        assertThat(CallParts.of(at(0, 60, 61), Duration.ZERO))
                .extracting(List::size)
                .containsExactly(2, 1);
    }

    @Test
    void keepsOrderAndHasFewPartsWhereTimeGoesToAndFro() {
        Random random = new Random(7);
        List<Observation> scattered = at(IntStream.range(0, 1_000)
                .mapToLong(i -> random.nextInt(365 * 86_400))
                .toArray());

        List<List<Observation>> parts = CallParts.of(scattered, LATENESS);

        assertThat(parts).hasSizeLessThanOrEqualTo(141).doesNotContain(List.of());
        assertThat(parts.stream().flatMap(List::stream)).containsExactlyElementsOf(scattered);
    }

    /** A service with two comments a minute sends them a thousand at a time. */
    @Test
    void callOfASmallServiceIsCutFinely() {
        List<List<Observation>> parts =
                CallParts.of(at(LongStream.range(0, 1_000).map(i -> 31 * i).toArray()), LATENESS);

        assertThat(parts).hasSizeBetween(100, 141);
    }

    private List<Integer> sizes(long... seconds) {
        return CallParts.of(at(seconds), LATENESS).stream().map(List::size).toList();
    }

    private List<Observation> at(long... seconds) {
        return Arrays.stream(seconds)
                .mapToObj(second -> comments.calm(1, second))
                .toList();
    }
}
