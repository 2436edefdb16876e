package io.touchline.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import org.junit.jupiter.api.Test;

class ProblemMappersTest {

    private final ProblemMappers mappers = new ProblemMappers();

    /** Whatever is said then, nobody hears it; it must not look like a fault of ours. */
    @Test
    void aClientThatHangsUpIsNoFailureOfTheService() {
        IOException wrapped = new IOException(new IOException(new HttpClosedException("Connection was closed")));

        assertThat(mappers.failed(wrapped).getStatus()).isEqualTo(400);
        assertThat(mappers.failed(new ClosedChannelException()).getStatus()).isEqualTo(400);
        assertThat(mappers.failed(new IOException("disk full")).getStatus()).isEqualTo(500);
    }
}
