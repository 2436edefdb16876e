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

    private final char[] chars;
    private final int[] begins;
    private final int[] ends;
    private final int length;

    private Reading(CanonicalText text, BitSet skipped) {
        int kept = text.length() - skipped.cardinality();
        chars = new char[kept];
        begins = new int[kept];
        ends = new int[kept];
        int at = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!skipped.get(i)) {
                chars[at] = text.chars().charAt(i);
                begins[at] = i;
                ends[at] = i + 1;
                at++;
            }
        }
        length = kept;
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
        return chars[i];
    }

    boolean startsWith(String chars, int first) {
        for (int i = 0; i < chars.length(); i++) {
            if (first + i >= length || this.chars[first + i] != chars.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Per unit the place in the canonical text where it begins. */
    int[] begins() {
        return begins;
    }

    int[] ends() {
        return ends;
    }
}
