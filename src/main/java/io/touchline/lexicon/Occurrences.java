package io.touchline.lexicon;

import io.touchline.text.Span;
import java.util.Arrays;

/**
 * The occurrences of literals in one text. Each is packed into a long, literal first, so that sorting groups them by
 * literal and within a literal by place; a text without any costs no array. Belongs to one call.
 */
final class Occurrences implements LiteralScanner.Sink {

    private static final long[] EMPTY = {};
    private static final int LENGTH_BITS = 8;
    private static final int BEGIN_SHIFT = LENGTH_BITS + 1;
    private static final int LITERAL_SHIFT = BEGIN_SHIFT + 31;
    private static final int FIRST_CAPACITY = 16;

    private long[] packed = EMPTY;
    private int size;

    @Override
    public void hit(int literal, int begin, int end, boolean spaced) {
        if (size == packed.length) {
            packed = Arrays.copyOf(packed, Math.max(FIRST_CAPACITY, size * 2));
        }
        packed[size++] =
                (long) literal << LITERAL_SHIFT | (long) begin << BEGIN_SHIFT | (end - begin) << 1 | (spaced ? 1 : 0);
    }

    void sort() {
        Arrays.sort(packed, 0, size);
    }

    int size() {
        return size;
    }

    int literal(int i) {
        return (int) (packed[i] >>> LITERAL_SHIFT);
    }

    int begin(int i) {
        return (int) (packed[i] >>> BEGIN_SHIFT) & Integer.MAX_VALUE;
    }

    int end(int i) {
        return begin(i) + ((int) packed[i] >>> 1 & (1 << LENGTH_BITS) - 1);
    }

    boolean spaced(int i) {
        return (packed[i] & 1) != 0;
    }

    Span span(int i) {
        return new Span(begin(i), end(i));
    }

    /** After {@link #sort}: the first occurrence of {@code literal}, or where it would be. */
    int firstOf(int literal) {
        int found = Arrays.binarySearch(packed, 0, size, (long) literal << LITERAL_SHIFT);
        return found >= 0 ? found : -found - 1;
    }
}
