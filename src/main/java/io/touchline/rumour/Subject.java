package io.touchline.rumour;

import io.touchline.text.CanonicalText;
import io.touchline.text.Span;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Of whom a comment says a claim's words: of whoever is named last before them.
 *
 * @param own canonical places where the target is named
 * @param others where somebody else is
 */
record Subject(CanonicalText text, List<Span> own, List<Span> others) {

    enum Whose {
        /** The target's, named or not. */
        ITS_OWN,
        /** Somebody else is named before them, who may be the one who tells it. */
        UNCLEAR,
        /** They follow somebody else's name at once. */
        ANOTHERS
    }

    private static final Set<String> AND = Set.of("", "和", "与", "跟", "及", "and");

    /** So many units may stand between a name and what is said of it. */
    private static final int APART = 1;

    /** Whose most of the words are, by weight; whom the claim names itself is no stranger. */
    Whose whose(Claim claim, Said said) {
        List<Span> shared = said.pieces().entrySet().stream()
                .filter(piece -> Arrays.binarySearch(claim.pieces(), piece.getKey()) >= 0)
                .map(Map.Entry::getValue)
                .toList();
        List<Span> strangers = others.stream()
                .filter(name -> !isBesideOwn(name) && shared.stream().noneMatch(name::overlaps))
                .toList();
        if (strangers.isEmpty()) {
            return Whose.ITS_OWN;
        }
        double ofStrangers = 0;
        double all = 0;
        boolean atOnce = false;
        for (Map.Entry<Integer, Span> piece : said.pieces().entrySet()) {
            if (Arrays.binarySearch(claim.pieces(), piece.getKey()) >= 0) {
                double weight = Shingles.weight(piece.getKey());
                all += weight;
                int begin = piece.getValue().begin();
                int stranger = lastBefore(strangers, begin);
                if (stranger > lastBefore(own, begin)) {
                    ofStrangers += weight;
                    atOnce |= begin - stranger <= APART;
                }
            }
        }
        if (2 * ofStrangers <= all) {
            return Whose.ITS_OWN;
        }
        return atOnce ? Whose.ANOTHERS : Whose.UNCLEAR;
    }

    /** 林知夏和沈牧白: it is said of both. */
    private boolean isBesideOwn(Span name) {
        return own.stream()
                .anyMatch(mine ->
                        mine.end() <= name.begin() && AND.contains(text.chars().substring(mine.end(), name.begin())));
    }

    private static int lastBefore(List<Span> names, int begin) {
        return names.stream()
                .mapToInt(Span::end)
                .filter(end -> end <= begin)
                .max()
                .orElse(-1);
    }
}
