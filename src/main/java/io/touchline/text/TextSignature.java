package io.touchline.text;

import java.util.Arrays;

/**
 * What near-duplicates of a text have in common: a few anchors, by which a copy is looked up, and a sketch, by which a
 * look-up is confirmed. Both are min-hashes of the text's shingles (Broder 1997): two texts share one min-hash with
 * the probability of their Jaccard similarity.
 *
 * <p>Shingles are three units long in Han text, eight in text of other scripts. Anchors prefer telling shingles: a
 * shingle of everyday characters is drawn as rarely as its weight says (weighted min-hash by exponential ranks), so that
 * "是不是" anchors a text only where there is nothing better. The seed keeps outsiders from computing either.
 */
public final class TextSignature {

    /** Anchors of a text. Copies that keep half of their shingles share at least one with a chance of 7 in 8. */
    public static final int ANCHORS = 3;

    /** Min-hashes in a sketch; {@value #BITS} bits of each are kept (b-bit min-hashing, Li and König 2010). */
    public static final int SLOTS = 16;

    private static final int BITS = 4;
    private static final int HAN_SHINGLE = 3;
    private static final int LETTER_SHINGLE = 8;
    private static final long ODD = 0x9E3779B97F4A7C15L;

    /** Weight of a shingle with none, one, two or three everyday characters. */
    private static final double[] WEIGHT = {1, 0.6, 0.15, 0.02};

    private final long[] anchors;
    private final long sketch;

    private TextSignature(long[] anchors, long sketch) {
        this.anchors = anchors;
        this.sketch = sketch;
    }

    /**
     * @param letters canonical letters without marks, at least one shingle long
     * @param seed secret, the same for all texts that are to be compared
     */
    public static TextSignature of(String letters, long seed) {
        double[] best = new double[ANCHORS];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        long[] anchors = new long[ANCHORS];
        long[] least = new long[SLOTS];
        Arrays.fill(least, Long.MAX_VALUE);
        for (int begin = 0; begin < letters.length(); begin++) {
            int length = UnitScripts.standsAlone(letters.charAt(begin)) ? HAN_SHINGLE : LETTER_SHINGLE;
            if (begin > 0 && begin + length > letters.length()) {
                // A shorter one of other characters may still stand behind a letter.
                continue;
            }
            int end = Math.min(letters.length(), begin + length);
            long shingle = hash(letters, begin, end, seed);
            double weight = WEIGHT[everyday(letters, begin, end)];
            for (int i = 0; i < ANCHORS; i++) {
                long mixed = mix(shingle + (i + 1) * ODD);
                // −ln of a uniform number over the weight: the least of all is drawn in proportion to the weights.
                double rank = -Math.log(((mixed >>> 11) + 1) * 0x1.0p-53) / weight;
                if (rank < best[i]) {
                    best[i] = rank;
                    anchors[i] = mixed;
                }
            }
            for (int slot = 0; slot < SLOTS; slot++) {
                least[slot] = Math.min(least[slot], mix(shingle - (slot + 1) * ODD) >>> 1);
            }
        }
        long sketch = 0;
        for (long value : least) {
            sketch = sketch << BITS | value & (1 << BITS) - 1;
        }
        return new TextSignature(anchors, sketch);
    }

    /** {@link #ANCHORS} hashes, in the order of the hash functions; the same place in two signatures compares. */
    public long[] anchors() {
        return anchors.clone();
    }

    public long sketch() {
        return sketch;
    }

    /**
     * An estimate of the Jaccard similarity of two texts' shingles from their sketches, with a standard error of about
     * 0.12; a sixteenth of the slots agrees by chance and is taken off.
     *
     * @return at most 1; below 0 where less agrees than by chance
     */
    public static double similarity(long one, long other) {
        long differing = one ^ other;
        int same = 0;
        for (int slot = 0; slot < SLOTS; slot++) {
            if ((differing >>> slot * BITS & (1 << BITS) - 1) == 0) {
                same++;
            }
        }
        double chance = 1.0 / (1 << BITS);
        return ((double) same / SLOTS - chance) / (1 - chance);
    }

    private static int everyday(String letters, int begin, int end) {
        int count = 0;
        for (int i = begin; i < end && count < WEIGHT.length - 1; i++) {
            if (EverydayCharacters.contains(letters.charAt(i))) {
                count++;
            }
        }
        return count;
    }

    private static long hash(String letters, int begin, int end, long seed) {
        long hash = seed;
        for (int i = begin; i < end; i++) {
            hash = mix(hash ^ letters.charAt(i));
        }
        return hash;
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
    private static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
