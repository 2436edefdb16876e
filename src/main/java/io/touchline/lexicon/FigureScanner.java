package io.touchline.lexicon;

import io.touchline.text.CanonicalText;
import io.touchline.text.Gap;
import io.touchline.text.TableInput;
import io.touchline.text.TableOutput;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finds rows of digits, also in Chinese ones (幺三八…) and with blanks, hyphens and dots between them, however many
 * there are in a text in time linear in it. Immutable.
 */
final class FigureScanner {

    /** 〇 to 九, each followed by how it is written where nobody is to change it. */
    private static final String HAN_DIGITS = "〇零一壹二贰三叁四肆五伍六陆七柒八捌九玖";

    /** One, as it is said of telephones. */
    private static final char ONE_ON_THE_TELEPHONE = '幺';

    private static final int FEWEST_DIGITS = 6;
    /** 一二三四五六 is mostly counted. */
    private static final int FEWEST_WITH_HAN = 7;

    private static final int MOST_DIGITS = 20;

    private static final Pattern MAINLAND_OR_BRITISH =
            Pattern.compile("(?:0?0?86)?1[3-9][0-9]{9}|(?:0|0?0?44)7[0-9]{9}");
    private static final Pattern BEHIND_PLUS = Pattern.compile("[1-9][0-9]{8,14}");
    private static final Pattern IN_PARTS =
            Pattern.compile("1?[-. (]*[2-9][0-9]{2}[-. )]+[0-9]{3}[-. ]+[0-9]{4}|[2-9][0-9]{2}-[0-9]{4}");
    private static final Pattern IDENTITY = Pattern.compile("[1-9][0-9]{5}(?:19|20)[0-9]{9}[0-9x]");

    private final Map<Figure, Integer> literals;

    /** @param literals by what number each is reported; those that no frame asks for are left out */
    FigureScanner(Map<Figure, Integer> literals) {
        this.literals = literals.isEmpty() ? Map.of() : new EnumMap<>(literals);
    }

    static FigureScanner read(TableInput in) {
        Map<Figure, Integer> literals = new EnumMap<>(Figure.class);
        for (String written : in.texts()) {
            literals.put(Figure.of(written).orElseThrow(), in.integer());
        }
        return new FigureScanner(literals);
    }

    void write(TableOutput out) {
        out.texts(literals.keySet().stream().map(Figure::written).toList());
        literals.values().forEach(out::integer);
    }

    void scan(CanonicalText text, LiteralScanner.Sink sink) {
        if (literals.containsKey(Figure.DIGITS)) {
            scanRuns(text, sink);
        }
        if (literals.size() > (literals.containsKey(Figure.DIGITS) ? 1 : 0)) {
            scanRows(text, sink);
        }
    }

    private void scanRuns(CanonicalText text, LiteralScanner.Sink sink) {
        if (!text.anyRun()) {
            return;
        }
        for (int begin = text.nextInRun(0); begin < text.length(); ) {
            int end = begin + 1;
            boolean digits = text.isDigit(begin);
            while (runsOn(text, end)) {
                digits |= text.isDigit(end++);
            }
            if (digits) {
                hit(Figure.DIGITS, begin, end, sink);
            }
            begin = text.nextInRun(end);
        }
    }

    private void scanRows(CanonicalText text, LiteralScanner.Sink sink) {
        int length = text.length();
        for (int i = 0; i < length; ) {
            if (!beginsRow(text, i)) {
                i++;
                continue;
            }
            int end = i;
            boolean parted = false;
            int part = i;
            while (end < length && digit(text, end) >= 0 && (end == i || joined(text, end))) {
                if (end > i && endsPart(text, end)) {
                    report(text, part, end, sink);
                    part = end;
                    parted = true;
                }
                end++;
            }
            report(text, part, end, sink);
            if (parted) {
                report(text, i, end, sink);
            }
            i = end;
        }
    }

    /** 13812345678一起打: where the writing changes, what follows may be a word. */
    private static boolean endsPart(CanonicalText text, int i) {
        return text.gapBefore(i).strongerThan(Gap.INVISIBLE) || text.isDigit(i - 1) != text.isDigit(i);
    }

    /** Digits behind letters are a name or an id. */
    private static boolean beginsRow(CanonicalText text, int i) {
        return digit(text, i) >= 0
                && (i == 0
                        || !text.inRun(i - 1)
                        || !text.inRun(i)
                        || text.gapBefore(i).strongerThan(Gap.INVISIBLE));
    }

    private static boolean joined(CanonicalText text, int i) {
        return !text.gapBefore(i).strongerThan(Gap.SYMBOL);
    }

    private static int digit(CanonicalText text, int i) {
        char c = text.chars().charAt(i);
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        if (c == ONE_ON_THE_TELEPHONE) {
            return 1;
        }
        int at = HAN_DIGITS.indexOf(c);
        return at < 0 ? -1 : at / 2;
    }

    private void report(CanonicalText text, int begin, int end, LiteralScanner.Sink sink) {
        if (end - begin > MOST_DIGITS) {
            return;
        }
        StringBuilder row = new StringBuilder();
        boolean han = false;
        for (int i = begin; i < end; i++) {
            han |= !text.isDigit(i);
            // 〇〇〇 is one unit.
            int times = text.cutAt(i) ? Math.min(text.end(i) - text.begin(i), MOST_DIGITS) : 1;
            row.append(String.valueOf(digit(text, i)).repeat(times));
        }
        if (runsOn(text, end)) {
            reportWithLetter(text, row, begin, end, sink);
        } else if (row.length() >= (han ? FEWEST_WITH_HAN : FEWEST_DIGITS) && row.length() <= MOST_DIGITS) {
            report(text, row, begin, end, sink);
        }
    }

    private void report(CanonicalText text, CharSequence row, int begin, int end, LiteralScanner.Sink sink) {
        hit(Figure.NUMBER, begin, end, sink);
        if (isPhone(text, begin, end, row)) {
            hit(Figure.PHONE, begin, end, sink);
        }
        if (isIdentity(row.toString())) {
            hit(Figure.IDENTITY, begin, end, sink);
        }
    }

    /** No digits before letters are a number, but those of an identity card before X. */
    private void reportWithLetter(CanonicalText text, CharSequence row, int begin, int end, LiteralScanner.Sink sink) {
        boolean ends = end + 1 == text.length() || !runsOn(text, end + 1);
        if (text.chars().charAt(end) == 'x' && ends && isIdentity(row + "x")) {
            hit(Figure.NUMBER, begin, end + 1, sink);
            hit(Figure.IDENTITY, begin, end + 1, sink);
        }
    }

    private void hit(Figure figure, int begin, int end, LiteralScanner.Sink sink) {
        Integer literal = literals.get(figure);
        if (literal != null) {
            sink.hit(literal, begin, end, How.PLAIN);
        }
    }

    /** Whether letters or digits follow directly. */
    private static boolean runsOn(CanonicalText text, int end) {
        return end < text.length()
                && text.inRun(end)
                && text.inRun(end - 1)
                && !text.gapBefore(end).strongerThan(Gap.INVISIBLE);
    }

    private static boolean isPhone(CanonicalText text, int begin, int end, CharSequence row) {
        if (MAINLAND_OR_BRITISH.matcher(row).matches()) {
            return true;
        }
        String original = text.original();
        int from = text.begin(begin);
        boolean plus = from > 0 && (original.charAt(from - 1) == '+' || original.charAt(from - 1) == '＋');
        return plus && BEHIND_PLUS.matcher(row).matches()
                || row.length() <= 11
                        && IN_PARTS.matcher(original.substring(from, text.end(end - 1)))
                                .matches();
    }

    private static boolean isIdentity(String row) {
        return IDENTITY.matcher(row).matches() && bornOnADay(row);
    }

    private static boolean bornOnADay(String row) {
        try {
            LocalDate.of(
                    Integer.parseInt(row.substring(6, 10)),
                    Integer.parseInt(row.substring(10, 12)),
                    Integer.parseInt(row.substring(12, 14)));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
