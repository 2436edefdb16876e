package io.touchline.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.TooLongFrameException;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
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

    /** A chunk's size that is no number, and one that has no end: what a decoder cannot read is the caller's fault. */
    @Test
    void aBodyThatIsNotFramedIsNoFaultOfTheService() {
        NumberFormatException noSize = new NumberFormatException("Invalid character in chunk size");
        for (Throwable broken : List.of(
                new IOException(noSize),
                new IOException(new IOException(noSize)),
                new IOException(new TooLongFrameException("An HTTP line is larger than 4096 bytes.")))) {
            assertThat(mappers.failed(broken).getStatus()).as(broken.toString()).isEqualTo(400);
        }
    }

    @Test
    void whatFailsInsideIsAFaultOfTheService() {
        for (Throwable failure : List.of(
                new NumberFormatException("for our own input"),
                new IllegalStateException(new NumberFormatException("likewise")),
                new IOException("a file"))) {
            assertThat(mappers.failed(failure).getStatus())
                    .as(failure.toString())
                    .isEqualTo(500);
        }
    }
}
