package io.touchline.learned;

import io.touchline.text.CanonicalText;
import java.util.Arrays;

/**
 * The weights of a long text, as a whole and by stretches. The more a text says the less each part of it weighs, so that
 * an insult before a page of pleasantries would be lost.
 *
 * <p>A stretch is two blocks, and every block but the first and last is in two of them.
 */
final class StretchSums implements TextFeatures.Sink {

    /**
     * What a stretch says is by so much less sure, in the log-odds that evidence has: it may be quoted or denied. And it is
     * less sure the more stretches there are, as each is then as many times less likely to be meant.
     */
    static final double LESS_SURE = 2.5;

    /** Two to this power are as many units as a block has. */
    private static final int BLOCK_OF_IDEOGRAPHS_LOG = 4;

    private static final int BLOCK_OF_LETTERS_LOG = 6;

    /** In blocks. A text that is no longer is read as a whole only. */
    private static final int SHORT = 4;

    /** In features. A stretch with fewer is all name or number and tells nothing by itself. */
    private static final int FEWEST = 20;

    private static final int FIELDS = NgramModel.CATEGORIES.size() + 1;
    private static final int COUNT = FIELDS - 1;

    private static final int FIRST_CAPACITY = 64 * FIELDS;
    private static final ThreadLocal<StretchSums> ROOM = ThreadLocal.withInitial(StretchSums::new);

    private int[] weights;
    private int blockLog;

    /** Per block the sums of the weights, then the number of features. */
    private int[] sums = new int[FIRST_CAPACITY];

    private int size;

    /** Of what said most when it was last asked. */
    private int begin;

    private int end;

    private StretchSums() {}

    private void start(int[] weights, int length, int blockLog) {
        this.weights = weights;
        this.blockLog = blockLog;
        size = ((length >> blockLog) + 1) * FIELDS;
        if (size <= sums.length) {
            Arrays.fill(sums, 0, size, 0);
        } else {
            sums = new int[size];
        }
    }

    @Override
    public void take(FeatureList some) {
        for (int i = 0; i < some.size(); i++) {
            int packed = NgramModel.of(weights, some.number(i));
            int at = (some.begin(i) >> blockLog) * FIELDS;
            for (int k = 0; k < COUNT; k++) {
                sums[at + k] += NgramModel.weight(packed, k);
            }
            sums[at + COUNT]++;
        }
    }

    /**
     * Takes a text's features. The object is the thread's, and holds their sums until it asks for another text's.
     *
     * @return null if the text is short
     */
    static StretchSums of(int[] weights, CanonicalText text) {
        int length = text.length();
        if (length <= SHORT << BLOCK_OF_IDEOGRAPHS_LOG) {
            return null;
        }
        int letters = 0;
        String chars = text.chars();
        for (int i = 0; i < length; i++) {
            letters += chars.charAt(i) < TextFeatures.FIRST_IDEOGRAPH ? 1 : 0;
        }
        int blockLog = 2 * letters > length ? BLOCK_OF_LETTERS_LOG : BLOCK_OF_IDEOGRAPHS_LOG;
        if (length <= SHORT << blockLog) {
            return null;
        }
        StretchSums stretches = ROOM.get();
        stretches.start(weights, length, blockLog);
        return stretches;
    }

    /**
     * The log-odds of the whole, or those of the stretch that says most, less its own by {@link #LESS_SURE}, if that is
     * more. Until the next call {@link #begin()} and {@link #end()} say which of them it was. Allocates nothing.
     *
     * @param scale what one step of a weight is worth
     */
    double most(int category, double scale) {
        long whole = 0;
        int count = 0;
        int loudest = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int at = 0; at < size; at += FIELDS) {
            whole += sums[at + category];
            count += sums[at + COUNT];
            int next = at + FIELDS;
            if (next < size && sums[at + COUNT] + sums[next + COUNT] >= FEWEST) {
                double here = (sums[at + category] + sums[next + category])
                        / Math.sqrt(sums[at + COUNT] + sums[next + COUNT]);
                if (here > most) {
                    most = here;
                    loudest = at / FIELDS << blockLog;
                }
            }
        }
        double ofWhole = whole / Math.sqrt(Math.max(1, count)) * scale;
        double stretches = size / FIELDS - 1;
        double ofStretch = most * scale - LESS_SURE - Math.log(stretches / SHORT);
        boolean byStretch = ofStretch > ofWhole;
        begin = byStretch ? loudest : 0;
        end = byStretch ? loudest + (2 << blockLog) : Integer.MAX_VALUE;
        return byStretch ? ofStretch : ofWhole;
    }

    /** The canonical unit from which on features count. */
    int begin() {
        return begin;
    }

    /** The one before which they begin. */
    int end() {
        return end;
    }
}
