package io.touchline.lexicon;

/** Which characters may stand for which others by their sound, character by character. */
final class NaiveHomophones {

    private static final int SHORT = 2;

    private final NaiveSpelling spelling;
    private final NaiveWords words;
    private final boolean names;

    /** @param names whether names are looked for, which everyday characters are written for too */
    NaiveHomophones(NaiveSpelling spelling, NaiveWords words, boolean names) {
        this.spelling = spelling;
        this.words = words;
        this.names = names;
    }

    /** True if some characters are others than a literal's, and may stand for them as those are usually read. */
    boolean standFor(String here, String literal) {
        if (here.equals(literal) || !spelling.usual(here).equals(spelling.usual(literal))) {
            return false;
        }
        for (int i = 0; i < literal.length(); i++) {
            if (!mayStandFor(here.charAt(i), literal, i)) {
                return false;
            }
        }
        return true;
    }

    /** Of a character that sounds like a literal's one at {@code at}. */
    boolean mayStandFor(char c, String literal, int at) {
        char meant = literal.charAt(at);
        if (c == meant) {
            return true;
        }
        boolean meansItself = !names && words.everyday(c);
        return !meansItself && (literal.length() > SHORT || spelling.exactlyAlike(c, meant));
    }
}
