package io.touchline.lexicon;

import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The occurrences of literals in one text. Each is packed into a long, literal first, so that sorting groups them by
 * literal and within a literal by place; a text without any costs no array. Belongs to one call.
 */
final class Occurrences implements LiteralScanner.Sink {

    private static final long[] EMPTY = {};
    private static final int LENGTH_BITS = 10;
    private static final int BEGIN_BITS = 22;
    private static final int BEGIN_SHIFT = LENGTH_BITS + How.BITS;
    private static final int LITERAL_SHIFT = BEGIN_SHIFT + BEGIN_BITS;
    private static final int HOW_MASK = (1 << How.BITS) - 1;
    private static final int FIRST_CAPACITY = 16;
    /** Literals are told apart by so many bits before they are searched for: nearly all that are asked for are not there. */
    private static final int SIGNS = 1 << 12;

    private final long[] signs = new long[SIGNS / Long.SIZE];
    private long[] packed = EMPTY;
    private int size;

    @Override
    public void hit(int literal, int begin, int end, int how) {
        if (end - begin >= 1 << LENGTH_BITS || begin >= 1 << BEGIN_BITS) {
            // Pulled apart beyond reading, or in a text longer than any that is taken.
            return;
        }
        if (size == packed.length) {
            packed = Arrays.copyOf(packed, Math.max(FIRST_CAPACITY, size * 2));
        }
        packed[size++] =
                (long) literal << LITERAL_SHIFT | (long) begin << BEGIN_SHIFT | (long) (end - begin) << How.BITS | how;
    }

    /** Leaves out what stands in a name, and what is read into the place where one ends or begins. Before {@link #sort}. */
    void leaveOut(List<Span> names) {
        if (names.isEmpty()) {
            return;
        }
        List<Span> sorted = new ArrayList<>(names);
        sorted.sort(Comparator.comparingInt(Span::begin));
        int[] begins = sorted.stream().mapToInt(Span::begin).toArray();
        // Of all that begin so early, the end that is farthest.
        int[] ends = sorted.stream().mapToInt(Span::end).toArray();
        for (int i = 1; i < ends.length; i++) {
            ends[i] = Math.max(ends[i], ends[i - 1]);
        }
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (!isOfName(i, begins, ends)) {
                packed[kept++] = packed[i];
            }
        }
        size = kept;
    }

    private boolean isOfName(int i, int[] begins, int[] ends) {
        int begin = begin(i);
        int end = end(i);
        int notAfter = notAfter(begins, begin);
        boolean inside = notAfter >= 0 && ends[notAfter] >= end;
        int beforeEnd = notAfter(begins, end - 1);
        return inside || How.disguised(how(i)) && beforeEnd >= 0 && ends[beforeEnd] > begin;
    }

    /** The last one that begins at a place or before it; -1 if none does. */
    private static int notAfter(int[] begins, int place) {
        int low = 0;
        int high = begins.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (begins[middle] <= place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** Groups them; of one found in several ways only the least disguised stays. */
    void sort() {
        Arrays.sort(packed, 0, size);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (kept == 0 || packed[kept - 1] >>> How.BITS != packed[i] >>> How.BITS) {
                packed[kept++] = packed[i];
                int sign = (int) (packed[i] >>> LITERAL_SHIFT) & SIGNS - 1;
                signs[sign / Long.SIZE] |= 1L << sign;
            }
        }
        size = kept;
    }

    int size() {
        return size;
    }

    int literal(int i) {
        return (int) (packed[i] >>> LITERAL_SHIFT);
    }

    int begin(int i) {
        return (int) (packed[i] >>> BEGIN_SHIFT) & (1 << BEGIN_BITS) - 1;
    }

    int end(int i) {
        return begin(i) + ((int) (packed[i] >>> How.BITS) & (1 << LENGTH_BITS) - 1);
    }

    int how(int i) {
        return (int) packed[i] & HOW_MASK;
    }

    Span span(int i) {
        return new Span(begin(i), end(i));
    }

    /** After {@link #sort}: whether a literal occurs. */
    boolean has(int literal) {
        int first = firstOf(literal);
        return first < size && literal(first) == literal;
    }

    /** After {@link #sort}: the first occurrence of {@code literal}; as many as there are if it does not occur. */
    int firstOf(int literal) {
        int sign = literal & SIGNS - 1;
        if ((signs[sign / Long.SIZE] >>> sign & 1) == 0) {
            return size;
        }
        int found = Arrays.binarySearch(packed, 0, size, (long) literal << LITERAL_SHIFT);
        return found >= 0 ? found : -found - 1;
    }
}
