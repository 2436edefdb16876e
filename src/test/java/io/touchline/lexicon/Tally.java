package io.touchline.lexicon;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How often a disguise was seen through. */
final class Tally {

    private final String disguise;
    private int pairs;
    private int found;
    private int ordinary;
    private int outranked;
    private int otherTerms;
    private final List<String> missed = new ArrayList<>();

    Tally(String disguise) {
        this.disguise = disguise;
    }

    /** A literal and the disguise. */
    void pair() {
        pairs++;
    }

    void found() {
        found++;
    }

    /** Left out, because it made an ordinary word. */
    void ordinary() {
        ordinary++;
    }

    /** Left out, because another term of the label was told in its place. */
    void outranked() {
        outranked++;
    }

    /** Left out, because it is a term as it is written. */
    void anotherTerm() {
        otherTerms++;
    }

    void missed(String what) {
        missed.add(what);
    }

    List<String> someMissed() {
        return missed.subList(0, Math.min(missed.size(), 20));
    }

    double recall() {
        return found / (double) Math.max(1, found + missed.size());
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-11s %6d pairs %7d texts %7d found %.4f recall; left out: %6d ordinary words, %5d outranked, %4d forgeries that are terms",
                disguise,
                pairs,
                found + missed.size(),
                found,
                recall(),
                ordinary,
                outranked,
                otherTerms);
    }
}
