package io.touchline.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoundedLinesTest {

    private static final int LONGEST = 2_000;
    private static final Duration SOON = Duration.ofMillis(50);

    @Test
    void linesEndWithALineFeedAndTheLastOneNeedNot() throws IOException {
        assertThat(lines("a\nbc\r\n\n \t \r\nd")).containsExactly("a", "bc\r", "d");
        assertThat(lines("a\n")).containsExactly("a");
        assertThat(lines("")).isEmpty();
        assertThat(lines("\n\n")).isEmpty();
    }

    @Test
    void aLineOfTheLongestLengthIsReadAndALongerOneIsNotWhileItsNeighboursAre() throws IOException {
        String longest = "x".repeat(LONGEST);

        assertThat(lines("a\n" + longest + "\n" + longest + "y\nb\n" + "z".repeat(100_000)))
                .containsExactly("a", longest, null, "b", null);
    }

    @Test
    void anEndlessLineIsNotHeld() throws IOException {
        BoundedLines lines = new BoundedLines(new Repeated(1L << 30), LONGEST);

        assertThat(lines.next().orElseThrow().bytes()).isEmpty();
        assertThat(lines.next()).isEmpty();
    }

    /** Who waits for the answers to whole lines may send the rest of the next one only then. */
    @Test
    void halfALineAndABlankOneAreNotReady() throws IOException {
        try (PipedOutputStream out = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(out)) {
            BoundedLines lines = new BoundedLines(in, LONGEST);
            out.write("a\n\nhal".getBytes(StandardCharsets.UTF_8));
            assertThat(lines.isReadyWithin(SOON)).isTrue();
            assertThat(text(lines.next())).isEqualTo("a");
            assertThat(lines.isReadyWithin(SOON)).isFalse();

            out.write("f\n \n".getBytes(StandardCharsets.UTF_8));
            assertThat(lines.isReadyWithin(SOON)).isTrue();
            assertThat(text(lines.next())).isEqualTo("half");
            assertThat(lines.isReadyWithin(SOON)).isFalse();
        }
    }

    @Test
    void theLastLineIsReadyWithoutALineFeed() throws IOException {
        BoundedLines lines = new BoundedLines(new ByteArrayInputStream(new byte[] {'a', '\n', 'b'}), LONGEST);

        assertThat(lines.isReadyWithin(SOON)).isTrue();
        assertThat(text(lines.next())).isEqualTo("a");
        assertThat(text(lines.next())).isEqualTo("b");
        assertThat(lines.next()).isEmpty();
    }

    private static String text(Optional<BoundedLines.Line> line) {
        return new String(line.orElseThrow().bytes().orElseThrow(), StandardCharsets.UTF_8);
    }

    private static List<String> lines(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        BoundedLines lines = new BoundedLines(new ByteArrayInputStream(bytes), LONGEST);
        List<String> read = new ArrayList<>();
        Optional<BoundedLines.Line> line = lines.next();
        while (line.isPresent()) {
            read.add(line.get()
                    .bytes()
                    .map(unit -> new String(unit, StandardCharsets.UTF_8))
                    .orElse(null));
            line = lines.next();
        }
        return read;
    }

    /** So many of the same byte. */
    private static final class Repeated extends InputStream {

        private long left;

        Repeated(long count) {
            left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'x' : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int some = (int) Math.min(left, length);
            left -= some;
            java.util.Arrays.fill(into, offset, offset + some, (byte) 'x');
            return some;
        }
    }
}
