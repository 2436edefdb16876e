package io.touchline.text;

import com.github.houbb.opencc4j.support.datamap.impl.DataMaps;
import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The character mappings of the canonical form, without regard to place: NFKC, lower case, simplified, repeated until
 * nothing changes. Slow and exact; {@link CodePoints} holds its results for single code points. All Unicode data come
 * from ICU, so that the result does not depend on the JDK's version.
 */
final class Folding {

    /** No chain of mappings is longer; the limit only guards against a circle in a future data set. */
    private static final int MAX_ROUNDS = 6;

    private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();

    /**
     * Characters with two simplified forms whose everyday one is not the first in the data; phrases that keep the other
     * one are in {@link Phrases}.
     */
    private static final Map<String, String> USUAL =
            Map.of("乾", "干", "藉", "借", "瞭", "了", "祇", "只", "衹", "只", "鉅", "巨", "牴", "抵", "彷", "仿");

    private static final Map<Integer, Integer> LETTER_SHAPES = LetterAlphabets.shapes();

    private final Map<Integer, Integer> simplified = new HashMap<>();

    private Folding() {
        for (Map.Entry<String, List<String>> entry :
                DataMaps.defaults().tsChar().entrySet()) {
            String from = entry.getKey();
            String to = USUAL.getOrDefault(from, entry.getValue().get(0));
            if (isOneCodePoint(from) && isOneCodePoint(to) && !from.equals(to)) {
                simplified.put(from.codePointAt(0), to.codePointAt(0));
            }
        }
    }

    /** Made when it is first needed: most comments hold nothing that {@link CodePoints} does not know. */
    static Folding shared() {
        return Holder.SHARED;
    }

    String fold(String text) {
        String current = text;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            String next = simplify(lower(nfkc(current)));
            if (next.equals(current)) {
                return current;
            }
            current = next;
        }
        return current;
    }

    /** NFKC, and the same for {@link LetterAlphabets}, which Unicode has no such form for. */
    String nfkc(String text) {
        String wide = NFKC.normalize(text);
        if (wide.codePoints().noneMatch(LETTER_SHAPES::containsKey)) {
            return wide;
        }
        StringBuilder letters = new StringBuilder(wide.length());
        wide.codePoints().forEach(c -> letters.appendCodePoint(LETTER_SHAPES.getOrDefault(c, c)));
        return letters.toString();
    }

    /** Code point by code point, so that neither locale nor neighbours matter. */
    String lower(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        text.codePoints().forEach(c -> lower.appendCodePoint(UCharacter.toLowerCase(c)));
        return lower.toString();
    }

    String simplify(String text) {
        StringBuilder simple = new StringBuilder(text.length());
        text.codePoints().forEach(c -> simple.appendCodePoint(simplified.getOrDefault(c, c)));
        return simple.toString();
    }

    /** True if {@link #fold} leaves the code point alone: the quick answer for the bulk of them. */
    boolean isInert(int codePoint) {
        return NFKC.isInert(codePoint)
                && !LETTER_SHAPES.containsKey(codePoint)
                && UCharacter.toLowerCase(codePoint) == codePoint
                && !simplified.containsKey(codePoint);
    }

    /** True if NFKC leaves the code point alone wherever it stands. */
    static boolean isUnchanged(int codePoint) {
        return NFKC.isInert(codePoint);
    }

    /** True if the code point may combine with what stands before it: marks, vowels and finals of Hangul. */
    static boolean extendsPrevious(int codePoint) {
        return !NFKC.hasBoundaryBefore(codePoint);
    }

    private static boolean isOneCodePoint(String text) {
        return text.codePointCount(0, text.length()) == 1;
    }

    private static final class Holder {
        private static final Folding SHARED = new Folding();
    }
}
