package io.touchline.lexicon;

import io.touchline.text.TableInput;
import io.touchline.text.TableOutput;
import java.util.Arrays;
import java.util.Collection;

/**
 * The patterns of a {@link PatternTable}, row by row one behind the other in one array, so that looking at a row costs
 * one or two lines of the cache and not one per pattern. A pattern is addressed by its place in the array, a row by that
 * of its first pattern. Immutable.
 *
 * <p>Per pattern: its literal, its bits, its shape and its characters, two to an element. The last pattern of a row is
 * marked.
 */
final class PatternRows {

    private static final int HEAD = 3;
    private static final int LAST_OF_ROW = 1 << 31;
    /** Of a pattern's bits: it has an emoji. */
    static final int EMOJI = 1 << 30;
    /** Of a pattern's bits: its row is that of a spelling, not of its characters as they are usually read. */
    static final int RESPELLED = 1 << 29;
    /** Of a pattern's bits: it is a literal as it is written plainly, without a run of the same letter and an emoji. */
    static final int DRAWN_OUT = 1 << 28;
    /** Of a pattern's bits: it is spelled so in one run of letters only. */
    static final int JOINED = 1 << 27;

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

    PatternRows(TableInput in) {
        data = in.integers();
        shapes = new LiteralShape[in.integer()];
        for (int i = 0; i < shapes.length; i++) {
            shapes[i] = new LiteralShape(in);
        }
    }

    void write(TableOutput out) {
        out.integers(data);
        out.integer(shapes.length);
        for (LiteralShape shape : shapes) {
            shape.write(out);
        }
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
        return admitsHomophones(data[at + 1]);
    }

    static boolean admitsHomophones(int bits) {
        return (bits & (How.HOMOPHONE << BY_SOUND_SHIFT | RESPELLED)) == How.HOMOPHONE << BY_SOUND_SHIFT;
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

    /**
     * The bits of a pattern that is so many characters long.
     *
     * @param bySound the disguises by sound that its literal allows
     */
    static int bits(int length, int how, int bySound) {
        return how | bySound << BY_SOUND_SHIFT | length << LENGTH_SHIFT;
    }

    static int lengthOf(int bits) {
        return bits >> LENGTH_SHIFT & LENGTH_MASK;
    }

    static boolean isRespelled(int bits) {
        return (bits & RESPELLED) != 0;
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

        /** Adds the rows of a list behind those that are there. */
        Rows addRows(PatternList list) {
            int[] order = list.sorted(pace);
            int[] heads = new int[order.length];
            int[] places = new int[order.length];
            int count = 0;
            for (int i = 0; i < order.length; i++) {
                pace.step();
                if (i == 0 || !list.sameRow(order[i], order[i - 1])) {
                    heads[count] = order[i];
                    places[count++] = length;
                }
                add(list, order[i]);
                if (i + 1 == order.length || !list.sameRow(order[i], order[i + 1])) {
                    data[last + 1] |= LAST_OF_ROW;
                }
            }
            return new Rows(list, count, heads, places);
        }

        private void add(PatternList list, int pattern) {
            int bits = list.bits(pattern);
            int size = HEAD + (lengthOf(bits) + 1 >> 1);
            if (length + size > data.length) {
                data = Arrays.copyOf(data, Math.max(data.length * 2, length + size));
            }
            last = length;
            data[length] = list.literal(pattern);
            data[length + 1] = bits;
            data[length + 2] = list.shape(pattern);
            for (int i = 0; i < lengthOf(bits); i++) {
                data[length + HEAD + (i >> 1)] |= list.writtenAt(pattern, i) << (i & 1) * Character.SIZE;
            }
            length += size;
        }

        PatternRows build() {
            return new PatternRows(this);
        }
    }

    /** The distinct rows of a list, sorted, and where each begins. */
    static final class Rows implements TrieBuilder.Texts {

        private final PatternList list;
        private final int count;
        /** Per row the number of its first pattern in the list. */
        private final int[] heads;
        /** Per row the place of its first pattern. */
        private final int[] places;

        private Rows(PatternList list, int count, int[] heads, int[] places) {
            this.list = list;
            this.count = count;
            this.heads = heads;
            this.places = places;
        }

        @Override
        public int count() {
            return count;
        }

        @Override
        public int length(int row) {
            return list.rowLength(heads[row]);
        }

        @Override
        public char charAt(int row, int i) {
            return list.rowAt(heads[row], i);
        }

        /** The place of the first pattern of a row. */
        int place(int row) {
            return places[row];
        }
    }
}
