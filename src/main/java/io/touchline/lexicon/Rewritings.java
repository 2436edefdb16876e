package io.touchline.lexicon;

import io.touchline.text.CanonicalText;
import io.touchline.text.Gap;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** What may be written in the place of words, and with it the ways of writing a literal. Immutable. */
final class Rewritings {

    /** The most ways of writing a literal that are looked for. */
    static final int MOST_WAYS = 64;

    private final Map<String, List<String>> instead;
    private final int longest;
    /** What the words that can be replaced begin with. */
    private final BitSet beginnings = new BitSet();

    /**
     * @param instead per word in canonical form what may stand for it
     * @param longest no word is longer
     */
    Rewritings(Map<String, List<String>> instead, int longest) {
        this.instead = instead;
        this.longest = longest;
        instead.keySet().forEach(word -> beginnings.set(word.charAt(0)));
    }

    /** The ways to write a literal, the plain one among them; none if there is no other. */
    List<String> ways(CanonicalText plain) {
        String chars = plain.chars();
        if (chars.chars().noneMatch(beginnings::get)) {
            return List.of();
        }
        // Per place the ways to write everything before it.
        List<List<String>> upTo = new ArrayList<>();
        upTo.add(List.of(""));
        for (int end = 1; end <= chars.length(); end++) {
            List<String> here = new ArrayList<>();
            append(here, upTo.get(end - 1), gap(plain, end - 1), List.of(chars.substring(end - 1, end)));
            // Whole words: a rat inside a collaborator is none.
            for (int begin = Math.max(0, end - longest); begin < end && plain.wordBoundaryBefore(end); begin++) {
                if (beginnings.get(chars.charAt(begin)) && plain.wordBoundaryBefore(begin)) {
                    List<String> other = instead.getOrDefault(chars.substring(begin, end), List.of());
                    append(here, upTo.get(begin), gap(plain, begin), other);
                }
            }
            upTo.add(here);
        }
        List<String> ways = upTo.get(chars.length());
        return ways.size() > 1 ? ways : List.of();
    }

    /** What parts the words of a literal stays where it is. */
    static String gap(CanonicalText plain, int at) {
        return at > 0 && plain.gapBefore(at).strongerThan(Gap.INVISIBLE)
                ? plain.original().substring(plain.end(at - 1), plain.begin(at))
                : "";
    }

    private static void append(List<String> to, List<String> beginnings, String between, List<String> ends) {
        for (String end : ends) {
            for (String beginning : beginnings) {
                if (to.size() < MOST_WAYS) {
                    to.add(beginning + between + end);
                }
            }
        }
    }
}
