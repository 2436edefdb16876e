package io.touchline.lexicon;

import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The occurrences of literals in one text, first as they are found, then in groups: one per literal, in the order in which
 * their first ones were found, each by place. A comment has three to a character, so that grouping by a hash table takes
 * half the time of sorting. Each is packed into a long; a text without any costs no array. Belongs to one call.
 */
final class Occurrences implements LiteralScanner.Sink {

    private static final long[] EMPTY = {};
    private static final int[] NO_SLOTS = new int[2];
    private static final int LENGTH_BITS = 10;
    private static final int BEGIN_BITS = 22;
    private static final int BEGIN_SHIFT = LENGTH_BITS + How.BITS;
    private static final int LITERAL_SHIFT = BEGIN_SHIFT + BEGIN_BITS;
    private static final int HOW_MASK = (1 << How.BITS) - 1;
    private static final int FIRST_CAPACITY = 16;
    private static final int SPREAD = 0x9E3779B9;

    /** Literals are told apart by so many bits before they are looked up: nearly all that are asked for are not there. */
    private static final int SIGNS = 1 << 12;

    /** No group. */
    static final int NONE = -1;

    private final long[] signs = new long[SIGNS / Long.SIZE];
    private long[] packed = EMPTY;
    private int size;
    /** A hash table: per slot the number of a group, and one more; 0 if it is free. */
    private int[] slots = NO_SLOTS;

    private int shift = Integer.SIZE - 1;
    /** Per group. */
    private int[] literals = NO_SLOTS;
    /** Per group where it begins, and one more. */
    private int[] starts = NO_SLOTS;

    private int groups;

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

    /** Leaves out what stands in a name, and what is read into the place where one ends or begins. Before {@link #group}. */
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

    /** Groups them; of one found in several ways only the least disguised stays. Once, before anything is asked. */
    void group() {
        if (size == 0) {
            return;
        }
        int log = Integer.SIZE - Integer.numberOfLeadingZeros(size * 2 - 1);
        slots = new int[1 << log];
        shift = Integer.SIZE - log;
        literals = new int[size];
        starts = new int[size + 1];
        int[] groupOf = new int[size];
        for (int i = 0; i < size; i++) {
            groupOf[i] = join((int) (packed[i] >>> LITERAL_SHIFT));
            starts[groupOf[i] + 1]++;
        }
        for (int group = 0; group < groups; group++) {
            starts[group + 1] += starts[group];
        }
        int[] next = Arrays.copyOf(starts, groups);
        long[] grouped = new long[size];
        for (int i = 0; i < size; i++) {
            grouped[next[groupOf[i]]++] = packed[i];
        }
        packed = grouped;
        orderGroups();
    }

    /** The group of a literal, a new one if it had none. */
    private int join(int literal) {
        int slot = slotOf(literal);
        if (slots[slot] == 0) {
            literals[groups] = literal;
            signs[(literal & SIGNS - 1) / Long.SIZE] |= 1L << literal;
            slots[slot] = ++groups;
        }
        return slots[slot] - 1;
    }

    /** Where the group of a literal is noted, or would be. */
    private int slotOf(int literal) {
        int slot = literal * SPREAD >>> shift;
        while (slots[slot] != 0 && literals[slots[slot] - 1] != literal) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private void orderGroups() {
        int kept = 0;
        for (int group = 0; group < groups; group++) {
            int from = starts[group];
            int to = starts[group + 1];
            starts[group] = kept;
            if (!isAscending(from, to)) {
                Arrays.sort(packed, from, to);
            }
            for (int i = from; i < to; i++) {
                if (i == from || packed[kept - 1] >>> How.BITS != packed[i] >>> How.BITS) {
                    packed[kept++] = packed[i];
                }
            }
        }
        starts[groups] = kept;
        size = kept;
    }

    private boolean isAscending(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (packed[i - 1] > packed[i]) {
                return false;
            }
        }
        return true;
    }

    int size() {
        return size;
    }

    /** How many literals occur. */
    int groups() {
        return groups;
    }

    /** The group of a literal's occurrences; {@link #NONE} if it does not occur. */
    int groupOf(int literal) {
        boolean maybe = (signs[(literal & SIGNS - 1) / Long.SIZE] >>> literal & 1) != 0;
        return maybe ? slots[slotOf(literal)] - 1 : NONE;
    }

    int literal(int group) {
        return literals[group];
    }

    /** The first occurrence of a group. */
    int first(int group) {
        return starts[group];
    }

    /** Behind the last one of a group. */
    int behind(int group) {
        return starts[group + 1];
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
}
