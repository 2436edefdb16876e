package io.touchline.assessment;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Lines of a stream of bytes, none of which is held beyond a bound. Lines end with a line feed, a carriage return before
 * it is dropped, and those without anything but blanks are passed over.
 */
final class BoundedLines {

    /** A stream tells whether it has something and not when: it is asked again after this many nanoseconds. */
    private static final long BEFORE_ASKING_AGAIN = 100_000;

    private final InputStream in;
    private final int longest;
    private final byte[] read = new byte[16 * 1024];
    private int next;
    private int end;

    /** What is there of the line that comes next. */
    private byte[] line = new byte[1024];

    private int length;
    private boolean any;
    private boolean whole;

    /** @param longest of a line, in bytes */
    BoundedLines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** @param bytes empty if the line was too long */
    record Line(Optional<byte[]> bytes) {}

    /** @return empty at the end of the stream */
    Optional<Line> next() throws IOException {
        while (!whole && more()) {
            take();
        }
        if (!any) {
            return Optional.empty();
        }
        Line taken = new Line(length > longest ? Optional.empty() : Optional.of(Arrays.copyOf(line, length)));
        length = 0;
        any = false;
        whole = false;
        return Optional.of(taken);
    }

    /** Whether a line is there as a whole, or comes within some time: half of one may be all that comes for long. */
    boolean isReadyWithin(Duration patience) throws IOException {
        long begin = System.nanoTime();
        take();
        while (!whole && System.nanoTime() - begin < patience.toNanos()) {
            if (in.available() > 0) {
                whole = !more() && any;
                take();
            } else {
                LockSupport.parkNanos(BEFORE_ASKING_AGAIN);
            }
        }
        return whole;
    }

    /** Of what has been read, up to the end of a line. */
    private void take() {
        while (!whole && next < end) {
            byte unit = read[next++];
            if (unit != '\n') {
                any |= unit != ' ' && unit != '\t' && unit != '\r';
                length = keep(unit, length);
            } else if (any) {
                whole = true;
            } else {
                length = 0;
            }
        }
    }

    private boolean more() throws IOException {
        while (next == end) {
            end = in.read(read, 0, read.length);
            next = 0;
            if (end < 0) {
                end = 0;
                return false;
            }
        }
        return true;
    }

    /** What is beyond the bound is counted once and let go. */
    private int keep(byte unit, int length) {
        if (length >= longest) {
            return longest + 1;
        }
        if (length == line.length) {
            line = Arrays.copyOf(line, Math.min(longest, 2 * length));
        }
        line[length] = unit;
        return length + 1;
    }
}
