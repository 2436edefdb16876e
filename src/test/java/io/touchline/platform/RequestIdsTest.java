package io.touchline.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RequestIdsTest {

    /** One in eight begins one of its halves with a zero. */
    @Test
    void makesIdsOfOneLength() {
        assertThat(Stream.generate(() -> RequestIds.of(null)).limit(500)).allMatch(id -> id.matches("[0-9a-f]{32}"));
    }

    @Test
    void keepsASaneOne() {
        assertThat(RequestIds.of("abc-1")).isEqualTo("abc-1");
        assertThat(RequestIds.of("a b")).matches("[0-9a-f]{32}");
    }
}
