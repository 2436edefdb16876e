package io.touchline.lexicon;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * The patterns of a {@link PatternTable}, row by row one behind the other in one array, so that looking at a row costs
 * one or two lines of the cache and not one per pattern. A pattern is addressed by its place in the array, a row by that of its first
 * pattern. Immutable.
 *
 * <p>Per pattern: its literal, its bits, its shape and its characters, two to an element. The last pattern of a row is
 * marked.
 */
final class PatternRows {

    private static final int HEAD = 3;
    private static final int LAST_OF_ROW = 1 << 31;
    private static final int EMOJI = 1 << 30;
    private static final int RESPELLED = 1 << 29;
    private static final int DRAWN_OUT = 1 << 28;
    private static final int JOINED = 1 << 27;
    private static final int LENGTH_SHIFT = 16;
    private static final int LENGTH_MASK = 0xFF;
    private static final int BY_SOUND_SHIFT = How.BITS;
    private static final int HOW_MASK = (1 << How.BITS) - 1;

    private final int[] data;
    private final LiteralShape[] shapes;

    private PatternRows(Builder built) {
        data = Arrays.copyOf(built.data, built.length);
        shapes = built.shapes.toArray(new LiteralShape[0]);
    }

    /** The pattern behind another in its row; -1 behind the last. */
    int next(int at) {
        int bits = data[at + 1];
        return bits < 0 ? -1 : at + HEAD + (lengthOf(bits) + 1 >> 1);
    }

    /** The number of the literal that it is a way of writing for. */
    int literal(int at) {
        return data[at];
    }

    LiteralShape shape(int at) {
        return shapes[data[at + 2]];
    }

    /** The disguise that it is a way of writing for, as bits of {@link How}. */
    int how(int at) {
        return data[at + 1] & HOW_MASK;
    }

    /** The disguises by sound that the literal allows, as bits of {@link How}. */
    int bySound(int at) {
        return data[at + 1] >> BY_SOUND_SHIFT & HOW_MASK;
    }

    boolean emoji(int at) {
        return (data[at + 1] & EMOJI) != 0;
    }

    /** True if the row is that of a spelling, not of the characters as they are usually read. */
    boolean respelled(int at) {
        return (data[at + 1] & RESPELLED) != 0;
    }

    /** True if it is spelled so in one run of letters only. */
    boolean joined(int at) {
        return (data[at + 1] & JOINED) != 0;
    }

    /** True if it is a literal as it is written plainly, without a run of the same letter and without an emoji. */
    boolean mayBeDrawnOut(int at) {
        return (data[at + 1] & DRAWN_OUT) != 0;
    }

    /** True if other characters of the same sound may stand for it. */
    boolean mayBeHomophone(int at) {
        return (data[at + 1] & (How.HOMOPHONE << BY_SOUND_SHIFT | RESPELLED)) == How.HOMOPHONE << BY_SOUND_SHIFT;
    }

    /** How many characters it has. */
    int length(int at) {
        return lengthOf(data[at + 1]);
    }

    char charAt(int at, int i) {
        int two = data[at + HEAD + (i >> 1)];
        return (char) ((i & 1) == 0 ? two : two >>> Character.SIZE);
    }

    /** True if {@code chars} holds it, as it is written, at {@code first}. */
    boolean isWritten(int at, CharSequence chars, int first) {
        int length = length(at);
        if (first + length > chars.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (charAt(at, i) != chars.charAt(first + i)) {
                return false;
            }
        }
        return true;
    }

    private static int lengthOf(int bits) {
        return bits >> LENGTH_SHIFT & LENGTH_MASK;
    }

    /** Takes the patterns row by row. Used once, by one thread. */
    static final class Builder {

        private int[] data = new int[256];
        private final Collection<LiteralShape> shapes;
        private int length;
        private int last;

        private final Pace pace;

        /** @param shapes by the numbers that the patterns know them by */
        Builder(Collection<LiteralShape> shapes, Pace pace) {
            this.shapes = shapes;
            this.pace = pace;
        }

        /**
         * Adds rows behind those that are there.
         *
         * @param entries sorted
         * @param rows takes the distinct rows in their order
         * @return the place of the first pattern of each
         */
        int[] addRows(PatternTable.Entry[] entries, List<String> rows) {
            int[] places = new int[entries.length];
            int count = 0;
            for (int i = 0; i < entries.length; i++) {
                pace.step();
                String row = entries[i].row();
                if (i == 0 || !row.equals(entries[i - 1].row())) {
                    rows.add(row);
                    places[count++] = length;
                }
                add(entries[i].pattern());
                if (i + 1 == entries.length || !row.equals(entries[i + 1].row())) {
                    data[last + 1] |= LAST_OF_ROW;
                }
            }
            return Arrays.copyOf(places, count);
        }

        private void add(PatternTable.Pattern pattern) {
            String written = pattern.written();
            int size = HEAD + (written.length() + 1 >> 1);
            if (length + size > data.length) {
                data = Arrays.copyOf(data, Math.max(data.length * 2, length + size));
            }
            last = length;
            data[length] = pattern.literal();
            data[length + 1] = pattern.how()
                    | pattern.bySound() << BY_SOUND_SHIFT
                    | written.length() << LENGTH_SHIFT
                    | (pattern.emoji() ? EMOJI : 0)
                    | (pattern.respelled() ? RESPELLED : 0)
                    | (pattern.joined() ? JOINED : 0)
                    | (pattern.mayBeDrawnOut() ? DRAWN_OUT : 0);
            data[length + 2] = pattern.shape();
            for (int i = 0; i < written.length(); i++) {
                data[length + HEAD + (i >> 1)] |= written.charAt(i) << (i & 1) * Character.SIZE;
            }
            length += size;
        }

        PatternRows build() {
            return new PatternRows(this);
        }
    }
}
