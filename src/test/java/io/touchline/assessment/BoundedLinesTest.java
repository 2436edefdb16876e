package io.touchline.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoundedLinesTest {

    private static final int LONGEST = 2_000;

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
