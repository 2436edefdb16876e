package io.touchline.scoring;

import io.touchline.lexicon.Modifier;
import io.touchline.text.CanonicalText;
import io.touchline.text.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Stretches between pairs of quotation marks. {@code 《》} name works and do not quote. A comment that is one quotation
 * from end to end speaks for itself: marks around it excuse nothing.
 */
final class Quotations {

    static final String SOURCE = "engine#quotation-marks";

    private static final String OPENING = "“‘「『";
    private static final String CLOSING = "”’」』";
    private static final char STRAIGHT = '"';
    /** Between letters it is an apostrophe, at the edges of words a mark. */
    private static final char SINGLE = '\'';

    /** Written with an apostrophe in front for the letters that they dropped: bin 'em all. */
    private static final Set<String> ELISIONS = Set.of("em", "cause", "cos", "coz", "til", "tis", "twas", "bout", "n");

    /** Deeper nesting than anyone writes; bounds the work on a text of opening marks. */
    private static final int MAX_OPEN = 16;

    private Quotations() {}

    private record Open(char closing, int at) {}

    static List<Cover> in(CanonicalText text) {
        List<Span> quotations = pairs(text.original());
        if (quotations.isEmpty()) {
            return List.of();
        }
        int letters = text.letters(new Span(0, text.length())).length();
        List<Cover> covers = new ArrayList<>();
        for (Span quotation : quotations) {
            Span stretch = text.canonicalOf(new Span(quotation.begin() + 1, quotation.end() - 1));
            int quoted = text.letters(text.canonicalOf(quotation)).length();
            if (stretch.length() > 0 && quoted < letters) {
                covers.add(new Cover(Modifier.QUOTED, SOURCE, quotation, stretch));
            }
        }
        return covers;
    }

    /** Paired marks, marks included, by where they close. A mark without its partner pairs with nothing. */
    static List<Span> pairs(String original) {
        List<Span> pairs = new ArrayList<>();
        Deque<Open> open = new ArrayDeque<>();
        for (int i = 0; i < original.length(); i++) {
            char mark = original.charAt(i) == '＂' ? STRAIGHT : original.charAt(i);
            if (mark == '\n') {
                // A straight mark does not say whether it opens; a lost one must not pair with the next paragraph's.
                open.removeIf(o -> o.closing() == STRAIGHT || o.closing() == SINGLE);
            } else if (closes(original, i, mark) && open.stream().anyMatch(o -> o.closing() == mark)) {
                Open partner = open.pop();
                while (partner.closing() != mark) {
                    partner = open.pop();
                }
                pairs.add(new Span(partner.at(), i + 1));
            } else if (opens(original, i, mark)) {
                if (open.size() == MAX_OPEN) {
                    open.removeLast();
                }
                int curly = OPENING.indexOf(mark);
                open.push(new Open(curly < 0 ? mark : CLOSING.charAt(curly), i));
            }
        }
        return pairs;
    }

    private static boolean opens(String original, int at, char mark) {
        if ((mark == SINGLE || mark == '‘') && ELISIONS.contains(latinWord(original, at + 1))) {
            return false;
        }
        if (mark == SINGLE) {
            return !wordAt(original, at - 1)
                    && at + 1 < original.length()
                    && Character.isLetterOrDigit(original.charAt(at + 1));
        }
        if (mark == STRAIGHT) {
            return !isOfNumber(original, at);
        }
        return OPENING.indexOf(mark) >= 0 && !(mark == '‘' && latinAt(original, at - 1));
    }

    private static boolean closes(String original, int at, char mark) {
        if (mark == SINGLE) {
            return at > 0 && !Character.isWhitespace(original.charAt(at - 1)) && !wordAt(original, at + 1);
        }
        return mark == STRAIGHT || (CLOSING.indexOf(mark) >= 0 && !isApostrophe(original, at));
    }

    /** Whether a closing mark is an apostrophe, as telephones write it: it’s. */
    static boolean isApostrophe(String original, int at) {
        return original.charAt(at) == '’' && latinAt(original, at - 1) && latinAt(original, at + 1);
    }

    /** Inches and seconds: a straight mark behind a digit, with nothing right behind it that could be quoted. */
    private static boolean isOfNumber(String original, int at) {
        return at > 0
                && Character.isDigit(original.charAt(at - 1))
                && (at + 1 == original.length() || !Character.isLetterOrDigit(original.charAt(at + 1)));
    }

    /** What an apostrophe may stand in or beside; scripts without blanks have none. */
    private static boolean wordAt(String original, int at) {
        return at >= 0
                && at < original.length()
                && Character.isLetterOrDigit(original.charAt(at))
                && !Character.isIdeographic(original.charAt(at));
    }

    private static String latinWord(String original, int begin) {
        int end = begin;
        while (latinAt(original, end)) {
            end++;
        }
        return original.substring(begin, end).toLowerCase(Locale.ROOT);
    }

    private static boolean latinAt(String original, int at) {
        return at >= 0
                && at < original.length()
                && Character.UnicodeScript.of(original.charAt(at)) == Character.UnicodeScript.LATIN;
    }
}
