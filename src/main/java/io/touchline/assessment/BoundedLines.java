package io.touchline.assessment;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Lines of a stream of bytes, none of which is held beyond a bound. Lines end with a line feed, a carriage return before
 * it is dropped, and those without anything but blanks are passed over.
 */
final class BoundedLines {

    /** A stream tells whether it has something and not when: it is asked again after this many nanoseconds. */
    private static final long BEFORE_ASKING_AGAIN = 100_000;

    private final InputStream in;
    private final int longest;
    private final Duration idle;
    private final BooleanSupplier goesOn;
    private final byte[] read = new byte[16 * 1024];
    private int next;
    private int end;

    /** What is there of the line that comes next. */
    private byte[] line = new byte[1024];

    private int length;
    private boolean any;
    private boolean whole;
    private boolean over;

    /**
     * @param longest of a line, in bytes
     * @param idle how long a line is waited for, whatever comes of it
     * @param goesOn asked before each read; once it says no nothing more is read, and half a line is none
     */
    BoundedLines(InputStream in, int longest, Duration idle, BooleanSupplier goesOn) {
        this.in = in;
        this.longest = longest;
        this.idle = idle;
        this.goesOn = goesOn;
    }

    /** @param bytes empty if the line was too long */
    record Line(Optional<byte[]> bytes) {}

    /** @return empty at the end of the stream, or where it is read no more */
    Optional<Line> next() throws IOException {
        long begin = System.nanoTime();
        while (!whole && more()) {
            take();
            over |= !whole && System.nanoTime() - begin >= idle.toNanos();
        }
        if (!any || over && !whole) {
            return Optional.empty();
        }
        int told = length > 0 && length <= line.length && line[length - 1] == '\r' ? length - 1 : length;
        Line taken = new Line(told > longest ? Optional.empty() : Optional.of(Arrays.copyOf(line, told)));
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
                whole = !more() && any && !over;
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
            over |= !goesOn.getAsBoolean();
            if (over) {
                return false;
            }
            end = in.read(read, 0, read.length);
            next = 0;
            if (end < 0) {
                end = 0;
                return false;
            }
        }
        return true;
    }

    /** What is beyond the bound, and a carriage return behind it, is counted once and let go. */
    private int keep(byte unit, int length) {
        if (length > longest) {
            return longest + 2;
        }
        if (length == line.length) {
            line = Arrays.copyOf(line, Math.min(longest + 1, 2 * length));
        }
        line[length] = unit;
        return length + 1;
    }
}
