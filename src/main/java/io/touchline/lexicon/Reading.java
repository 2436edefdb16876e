package io.touchline.lexicon;

import io.touchline.text.CanonicalText;
import io.touchline.text.Gap;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A canonical text with some of its units passed over. Belongs to one call. */
final class Reading {

    private static final int LONGEST_HANDLE = 24;

    private final String chars;
    private final int[] begins;
    private final int[] ends;
    private final int length;

    private Reading(CanonicalText text, BitSet skipped) {
        int units = text.length() - skipped.cardinality();
        StringBuilder kept = new StringBuilder(units);
        begins = new int[units];
        ends = new int[units];
        int at = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!skipped.get(i)) {
                kept.append(text.chars().charAt(i));
                begins[at] = i;
                ends[at] = i + 1;
                at++;
            }
        }
        length = units;
        chars = kept.toString();
    }

    static Reading withoutMarks(CanonicalText text) {
        return new Reading(text, marks(text));
    }

    /** @param handles canonical spans to pass over beside the marks */
    static Reading withoutMarksAnd(CanonicalText text, List<Span> handles) {
        BitSet skipped = marks(text);
        handles.forEach(handle -> skipped.set(handle.begin(), handle.end()));
        return new Reading(text, skipped);
    }

    private static BitSet marks(CanonicalText text) {
        BitSet marks = new BitSet(text.length());
        if (text.anyMark()) {
            for (int i = 0; i < text.length(); i++) {
                marks.set(i, text.isMark(i));
            }
        }
        return marks;
    }

    /**
     * The handles ({@code @name} and a blank) that stand inside a word, as canonical spans. Behind the end of a clause
     * nothing goes on.
     */
    static List<Span> handlesInside(CanonicalText text) {
        String original = text.original();
        List<Span> handles = List.of();
        for (int at = original.indexOf('@', 1); at > 0; at = original.indexOf('@', at + 1)) {
            int end = at + 1;
            while (end < original.length() && end - at <= LONGEST_HANDLE && isHandle(original.charAt(end))) {
                end++;
            }
            boolean closed = end + 1 < original.length() && Character.isWhitespace(original.charAt(end));
            if (end > at + 1 && closed && !Character.isWhitespace(original.charAt(at - 1))) {
                Span handle = text.canonicalOf(new Span(at, end));
                if (!text.gapBefore(handle.begin()).strongerThan(Gap.SYMBOL)) {
                    handles = handles.isEmpty() ? new ArrayList<>() : handles;
                    handles.add(handle);
                }
            }
        }
        return handles;
    }

    private static boolean isHandle(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }

    int length() {
        return length;
    }

    char charAt(int i) {
        return chars.charAt(i);
    }

    String chars() {
        return chars;
    }

    boolean startsWith(String written, int first) {
        return chars.startsWith(written, first);
    }

    /** Per unit the place in the canonical text where it begins. */
    int[] begins() {
        return begins;
    }

    int[] ends() {
        return ends;
    }
}
