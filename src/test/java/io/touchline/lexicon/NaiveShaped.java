package io.touchline.lexicon;

import io.touchline.lexicon.NaiveScanner.Sink;
import io.touchline.text.Evasion;
import io.touchline.text.Gap;
import java.util.Set;

/** Finds literals in one text some of whose Latin letters are written with something that looks like them. */
final class NaiveShaped {

    private final NaiveText text;
    private final NaiveShapes shapes;

    NaiveShaped(NaiveText text, NaiveShapes shapes) {
        this.text = text;
        this.shapes = shapes;
    }

    void find(NaiveText literal, Set<Evasion> disguises, Sink sink) {
        int allowed = How.of(disguises) & (How.LEET | How.CONFUSABLE);
        if (allowed == 0 || !shapes.mayHide(literal.chars)) {
            return;
        }
        for (int begin = 0; begin + literal.length() <= text.length(); begin++) {
            int how = how(literal, begin);
            int disguise = how & ~How.SPACED;
            int end = begin + literal.length();
            boolean disguised = disguise != 0 && (disguise & ~allowed) == 0;
            if (disguised && !joined(begin) && !joined(end) && !hasNumber(literal, begin)) {
                sink.hit(begin, end, how);
            }
        }
    }

    private int how(NaiveText literal, int begin) {
        int how = How.PLAIN;
        for (int i = 0; i < literal.length(); i++) {
            char c = text.unit(begin + i).c();
            char meant = literal.chars.charAt(i);
            if (c != meant) {
                if (!shapes.standsFor(c, meant)) {
                    return How.PLAIN;
                }
                how |= c < 0x80 ? How.LEET : How.CONFUSABLE;
            }
            Gap own = literal.unit(i).gap();
            Gap gap = i == 0 ? own : gap(text, begin + i);
            if (i > 0 && !fits(own, gap)) {
                return How.PLAIN;
            }
            how |= gap.strongerThan(own) ? How.SPACED : How.PLAIN;
        }
        return how;
    }

    private static boolean fits(Gap own, Gap gap) {
        if (!own.strongerThan(Gap.INVISIBLE)) {
            return !gap.strongerThan(Gap.INVISIBLE);
        }
        return own == Gap.SYMBOL ? !gap.strongerThan(Gap.SYMBOL) : gap == Gap.BLANK || gap == Gap.SYMBOL;
    }

    /** A symbol that stands for a letter leaves no gap beside it. */
    private static Gap gap(NaiveText text, int i) {
        boolean adjacent = text.unit(i).begin() == text.unit(i - 1).end();
        return adjacent ? Gap.NONE : text.unit(i).gap();
    }

    private boolean joined(int at) {
        return at > 0
                && at < text.length()
                && gap(text, at) == Gap.NONE
                && letterlike(text, at - 1)
                && letterlike(text, at);
    }

    private static boolean letterlike(NaiveText text, int i) {
        return text.unit(i).inRun() || (text.unit(i).mark() && text.unit(i).c() < 0x80);
    }

    /** A word of the literal in Latin letters that is written in digits only is a number. */
    private boolean hasNumber(NaiveText literal, int begin) {
        StringBuilder written = new StringBuilder(" ");
        for (int i = 0; i < literal.length(); i++) {
            boolean digit = text.unit(begin + i).kind() == NaiveText.Kind.DIGIT;
            written.append(i > 0 && gap(literal, i).strongerThan(Gap.INVISIBLE) ? " " : "");
            written.append(letterlike(literal, i) ? digit ? "1" : "a" : " ");
        }
        return written.append(" ").toString().matches(".* 1+ .*");
    }
}
