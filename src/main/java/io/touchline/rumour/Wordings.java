package io.touchline.rumour;

import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** Texts as a sentence encoder gets them: as written, with whoever they are about as a pronoun. */
final class Wordings {

    private static final String HE_IN_CHINESE = "他";
    private static final String HE_IN_ENGLISH = "he";

    private Wordings() {}

    /** @param names canonical places in ascending order; those outside the stretch are passed over */
    static String of(CanonicalText text, Span stretch, List<Span> names) {
        if (stretch.length() == 0) {
            return "";
        }
        String original = text.original();
        // A sentence's own punctuation belongs to it: up to where the next one begins.
        int begin = stretch.begin() == 0 ? 0 : text.begin(stretch.begin());
        int end = stretch.end() == text.length() ? original.length() : text.begin(stretch.end());
        String pronoun = original.codePoints().anyMatch(Character::isIdeographic) ? HE_IN_CHINESE : HE_IN_ENGLISH;
        StringBuilder wording = new StringBuilder(end - begin);
        int written = begin;
        for (Span name : names) {
            if (stretch.contains(name)) {
                Span place = text.original(name);
                if (place.begin() >= written) {
                    wording.append(original, written, place.begin()).append(pronoun);
                    written = place.end();
                }
            }
        }
        return wording.append(original, written, end).toString();
    }

    /** Where any of the names stands, the longest first where they overlap; by place. */
    static List<Span> placesOf(List<String> names, CanonicalText text, Canonicaliser canonicaliser) {
        List<String> letters = names.stream()
                .map(name -> canonicaliser.canonicalise(name).chars())
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        BitSet taken = new BitSet();
        List<Span> places = new ArrayList<>();
        for (String name : letters) {
            for (int i = text.chars().indexOf(name); i >= 0; i = text.chars().indexOf(name, i + 1)) {
                int end = i + name.length();
                int overlap = taken.nextSetBit(i);
                boolean free = overlap < 0 || overlap >= end;
                if (free && text.wordBoundaryBefore(i) && text.wordBoundaryBefore(end)) {
                    taken.set(i, end);
                    places.add(new Span(i, end));
                }
            }
        }
        places.sort(Comparator.comparingInt(Span::begin));
        return places;
    }
}
