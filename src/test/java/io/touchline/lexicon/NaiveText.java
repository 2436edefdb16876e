package io.touchline.lexicon;

import io.touchline.text.Gap;
import io.touchline.text.NaiveCanonicaliser;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.List;

/** A text in canonical form for {@link NaiveScanner}: the slow canonicaliser's code points as UTF-16 units. */
final class NaiveText {

    enum Kind {
        ALONE,
        LETTER,
        DIGIT,
        MARK
    }

    /** @param low the second half of a character */
    record Unit(char c, int begin, int end, Gap gap, Kind kind, boolean low, boolean cut) {

        boolean inRun() {
            return kind == Kind.LETTER || kind == Kind.DIGIT;
        }

        boolean mark() {
            return kind == Kind.MARK;
        }
    }

    final String original;
    final List<Unit> units = new ArrayList<>();
    final String chars;

    NaiveText(String original) {
        this.original = original;
        StringBuilder written = new StringBuilder();
        for (NaiveCanonicaliser.Unit unit : NaiveCanonicaliser.canonicalise(original)) {
            char[] parts = Character.toChars(unit.codePoint());
            for (int i = 0; i < parts.length; i++) {
                units.add(new Unit(
                        parts[i],
                        unit.begin(),
                        unit.end(),
                        i == 0 ? unit.gap() : Gap.NONE,
                        kindOf(unit),
                        i > 0,
                        unit.cut()));
                written.append(parts[i]);
            }
        }
        chars = written.toString();
    }

    private static Kind kindOf(NaiveCanonicaliser.Unit unit) {
        if (unit.mark()) {
            return Kind.MARK;
        }
        if (Character.isDigit(unit.codePoint())) {
            return Kind.DIGIT;
        }
        return switch (Character.UnicodeScript.of(unit.codePoint())) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, MYANMAR -> Kind.ALONE;
            default -> unit.codePoint() == 'ー' ? Kind.ALONE : Kind.LETTER;
        };
    }

    int length() {
        return units.size();
    }

    Unit unit(int i) {
        return units.get(i);
    }

    /** No word goes across the place before unit {@code i}. */
    boolean edge(int i) {
        if (i == 0 || i == length()) {
            return true;
        }
        Unit here = unit(i);
        boolean sameWord =
                here.inRun() && unit(i - 1).kind() == here.kind() && here.gap().compareTo(Gap.INVISIBLE) <= 0;
        return !here.low() && !sameWord;
    }

    /** The clause of unit {@code i}: a mark belongs to what stands before it. */
    Span clause(int i) {
        int begin = i;
        while (begin > 0 && !beginsClause(begin)) {
            begin--;
        }
        int end = i + 1;
        while (end < length() && !beginsClause(end)) {
            end++;
        }
        return new Span(begin, end);
    }

    private boolean beginsClause(int i) {
        return !unit(i).mark() && unit(i).gap().compareTo(Gap.CLAUSE) >= 0;
    }

    /** The strongest gap before the units from {@code from} to {@code to}, both included. */
    Gap strongest(int from, int to) {
        Gap strongest = Gap.NONE;
        for (int i = from; i <= to; i++) {
            strongest = strongest.strongerThan(unit(i).gap()) ? strongest : unit(i).gap();
        }
        return strongest;
    }

    /** What stands between a mark and unit {@code i} behind it, as if the text began there; nothing if it is invisible. */
    Gap behindMark(int i) {
        if (unit(i - 1).end() == unit(i).begin()) {
            return Gap.NONE;
        }
        NaiveText rest = new NaiveText(original.substring(unit(i - 1).end()));
        Gap gap = rest.unit(0).gap();
        return gap.strongerThan(Gap.INVISIBLE) ? gap : Gap.NONE;
    }

    /** What stands in the text as sent between two units. */
    String between(int before, int after) {
        int begin = unit(before).end();
        return original.substring(begin, Math.max(begin, unit(after).begin()));
    }

    /** The units that stand for something in a stretch of the original, as a span of this text. */
    Span canonicalOf(int begin, int end) {
        int first = 0;
        while (first < length() && unit(first).end() <= begin) {
            first++;
        }
        int last = first;
        while (last < length() && unit(last).begin() < end) {
            last++;
        }
        return new Span(first, last);
    }
}
