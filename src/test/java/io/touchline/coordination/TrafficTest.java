package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is counted before Redis is asked. */
class TrafficTest {

    private static final long MINUTE = 60_000;

    private final Comments comments = new Comments("t");
    private final long kickOff = Comments.KICK_OFF.toEpochMilli();

    @Test
    void countsTheWindowAndWhatWasBeforeItApart() {
        Traffic traffic = traffic(Duration.ofMinutes(10), Duration.ofHours(1));
        for (int minute = 0; minute < 100; minute++) {
            traffic.note(minute % 2 == 0 ? comments.calm(1, 60L * minute) : comments.hostile(1, 60L * minute));
        }

        assertThat(traffic.all("t", kickOff + 99 * MINUTE)).isEqualTo(new Traffic.Volume(51, 10));
        assertThat(traffic.hostile("t", kickOff + 99 * MINUTE)).isEqualTo(new Traffic.Volume(26, 5));
        assertThat(traffic.all("t", kickOff)).isEqualTo(new Traffic.Volume(0, 1));
        assertThat(traffic.all("other", kickOff)).isEqualTo(new Traffic.Volume(0, 0));
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "10, 20", "10, 14400", "59, 118"})
    void windowShorterThanAMinuteIsCountedAsOne(int window, int history) {
        Traffic traffic = traffic(Duration.ofSeconds(window), Duration.ofSeconds(history));
        traffic.note(comments.hostile(1, 0));
        traffic.note(comments.hostile(1, 61));

        assertThat(traffic.all("t", kickOff + MINUTE).inWindow()).isEqualTo(1);
        assertThat(traffic.all("t", kickOff + MINUTE).prior()).isEqualTo(1);
    }

    private static Traffic traffic(Duration window, Duration history) {
        return new Traffic(null, Clock.systemUTC(), window, history);
    }
}
