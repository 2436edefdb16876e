package io.touchline.lexicon;

/** The characters of a word of up to {@value #MOST} as one number, the first in its lowest 16 bits. */
final class Letters {

    static final int MOST = Long.SIZE / Character.SIZE;

    private static final long HIGHEST_BITS = 0x8000_8000_8000_8000L;

    private Letters() {}

    /** @param word of at most {@value #MOST} characters */
    static long of(String word) {
        long letters = 0;
        for (int i = 0; i < word.length(); i++) {
            letters |= at(i, word.charAt(i));
        }
        return letters;
    }

    /** The character at a place, zeros at all others. */
    static long at(int place, char c) {
        return (long) c << place * Character.SIZE;
    }

    /** At how many places there is something else than zero. */
    static int count(long letters) {
        // Carries into the highest bit of a place if any of the others is set there.
        long carried = (letters & ~HIGHEST_BITS) + ~HIGHEST_BITS;
        return Long.bitCount((carried | letters) & HIGHEST_BITS);
    }
}
