package io.touchline.text;

/** Sounds that many speakers do not tell apart; a pair that is switched on counts as one sound. */
public enum FuzzyPair {
    ZH_Z("zh", "z", true),
    CH_C("ch", "c", true),
    SH_S("sh", "s", true),
    N_L("n", "l", true),
    ANG_AN("ang", "an", false),
    ENG_EN("eng", "en", false),
    ING_IN("ing", "in", false);

    private final String from;
    private final String to;
    private final boolean initial;

    FuzzyPair(String from, String to, boolean initial) {
        this.from = from;
        this.to = to;
        this.initial = initial;
    }

    /** The syllable with the first of the pair written as the second. */
    String fold(String syllable) {
        if (initial) {
            return syllable.startsWith(from) ? to + syllable.substring(from.length()) : syllable;
        }
        return syllable.endsWith(from) ? syllable.substring(0, syllable.length() - from.length()) + to : syllable;
    }
}
