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
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BoundedLinesTest {

    private static final int LONGEST = 2_000;
    private static final Duration SOON = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofHours(1);

    @Test
    void linesEndWithALineFeedAndTheLastOneNeedNot() throws IOException {
        assertThat(lines("a\nbc\r\n\n \t \r\nd")).containsExactly("a", "bc", "d");
        assertThat(lines("a\n")).containsExactly("a");
        assertThat(lines("")).isEmpty();
        assertThat(lines("\n\n")).isEmpty();
    }

    @Test
    void aLineOfTheLongestLengthIsReadAndALongerOneIsNotWhileItsNeighboursAre() throws IOException {
        String longest = "x".repeat(LONGEST);

        assertThat(lines("a\n" + longest + "\n" + longest + "y\nb\n" + "z".repeat(100_000)))
                .containsExactly("a", longest, null, "b", null);
        assertThat(lines("a\r\n" + longest + "\r\n" + longest + "\r\r\n" + longest + "y\r\nb\r\n"))
                .containsExactly("a", longest, null, null, "b");
    }

    @Test
    void anEndlessLineIsNotHeld() throws IOException {
        BoundedLines lines = of(new Repeated("x".repeat(1 << 14), 1 << 16));

        assertThat(lines.next().orElseThrow().bytes()).isEmpty();
        assertThat(lines.next()).isEmpty();
    }

    /** Who waits for the answers to whole lines may send the rest of the next one only then. */
    @Test
    void halfALineAndABlankOneAreNotReady() throws IOException {
        try (PipedOutputStream out = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(out)) {
            BoundedLines lines = of(in);
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
        BoundedLines lines = of(new ByteArrayInputStream(new byte[] {'a', '\n', 'b'}));

        assertThat(lines.isReadyWithin(SOON)).isTrue();
        assertThat(text(lines.next())).isEqualTo("a");
        assertThat(text(lines.next())).isEqualTo("b");
        assertThat(lines.next()).isEmpty();
    }

    /** A key may be taken back while blank lines come, or half a line. */
    @Test
    void nothingIsReadOnceItGoesOnNoMoreAndHalfALineIsNone() throws IOException {
        for (String coming : List.of("\n", "hal")) {
            AtomicInteger reads = new AtomicInteger();
            InputStream in = new Repeated(coming, 1_000);
            BoundedLines lines = new BoundedLines(in, LONGEST, LONG, () -> reads.incrementAndGet() <= 3);

            assertThat(lines.next()).isEmpty();
            assertThat(reads).hasValue(4);
            assertThat(lines.isReadyWithin(SOON)).isFalse();
            assertThat(lines.next()).isEmpty();
        }
    }

    @Test
    void aLineThatDoesNotComeAsAWholeIsNotWaitedForForEver() throws IOException {
        for (String coming : List.of(" \n", "x")) {
            BoundedLines lines =
                    new BoundedLines(new Repeated(coming, Long.MAX_VALUE), LONGEST, Duration.ofMillis(20), () -> true);

            assertThat(lines.next()).isEmpty();
        }
    }

    private static BoundedLines of(InputStream in) {
        return new BoundedLines(in, LONGEST, LONG, () -> true);
    }

    private static String text(Optional<BoundedLines.Line> line) {
        return new String(line.orElseThrow().bytes().orElseThrow(), StandardCharsets.UTF_8);
    }

    private static List<String> lines(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        BoundedLines lines = of(new ByteArrayInputStream(bytes));
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

    /** The same so many times, each time it is read. */
    private static final class Repeated extends InputStream {

        private final byte[] what;
        private long left;

        Repeated(String what, long times) {
            this.what = what.getBytes(StandardCharsets.UTF_8);
            left = times;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            left--;
            int some = Math.min(what.length, length);
            System.arraycopy(what, 0, into, offset, some);
            return some;
        }
    }
}
