package io.touchline.casework.notice;

import io.touchline.text.Digits;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes of a comment what may stand in public: names of people masked where they stand; contacts, links, addresses,
 * mentions and runs of digits gone, however they are spaced; nothing that has no shape; not longer than {@value #LONGEST} characters.
 */
final class Quote {

    static final int LONGEST = 200;

    private static final String GONE = "**";
    private static final char MORE = '…';
    private static final int TO_FULL_WIDTH = 0xFEE0;

    /** What is not seen by itself, of which nothing is left, or what shows on the character before. */
    private static final String UNSEEN = "[\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Mn}]";

    private static final Pattern WITHOUT_SHAPE = Pattern.compile("[\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}]+");
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

    /** Ends of hosts that are known as such without anything behind them. */
    private static final String HOST_ENDS = Stream.of(
                    "com", "cn", "net", "org", "io", "me", "cc", "co", "tv", "top", "xyz", "vip", "club", "link",
                    "site", "app", "info")
            .map(end -> end.codePoints().mapToObj(Quote::inBothWidths).collect(Collectors.joining()))
            .collect(Collectors.joining("|"));

    private static final String LETTERS_OF_HOST = "a-z0-9ａ-ｚ０-９";
    private static final String OF_HOST = LETTERS_OF_HOST + "-";
    private static final String REST_OF_LINK = "[^\\s，。；！？、）】》]*";

    /**
     * With a scheme, or a name with dots that ends as hosts do, or however it ends if a path follows. Of a group that
     * repeats without being possessive, here and below, each round would take of the stack, more than a long comment
     * leaves.
     */
    private static final Pattern LINK = Pattern.compile(
            "(?:[a-z][a-z0-9+.-]{1,9}\\s?[:：]\\s?[/／]{2}|www\\s?[.．。])" + REST_OF_LINK
                    + "|(?<![" + OF_HOST + ".．])[" + OF_HOST + ".．]*[" + OF_HOST + "][.．](?:(?:" + HOST_ENDS + ")(?!["
                    + LETTERS_OF_HOST + "])(?:[/／]" + REST_OF_LINK + ")?|[a-zａ-ｚ]{2,24}[/／]" + REST_OF_LINK + ")",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** What stands around an at sign: a mention, or an address. */
    private static final Pattern MENTION =
            Pattern.compile("[\\p{L}\\p{N}._+-]{0,64}[@＠﹫]\\s?[^\\s@＠﹫:：,，。!！?？;；、（）()]{1,64}");

    private Quote() {}

    /**
     * @param names where names stand that are to be masked, in UTF-16 units of the text; they may overlap
     * @param contacts where contacts stand, alike
     * @param literals masked wherever they stand, in any case
     */
    static String of(String text, Collection<Span> names, Collection<Span> contacts, Collection<String> literals) {
        List<Span> spans = new ArrayList<>();
        names.stream().filter(span -> isIn(text, span)).forEach(spans::add);
        literals.stream().filter(name -> !name.isBlank()).forEach(name -> find(text, name, spans));
        List<Span> gone = contacts.stream().filter(span -> isIn(text, span)).toList();
        spans.addAll(gone);
        String told = masked(text, spans, gone);
        told = WITHOUT_SHAPE.matcher(told).replaceAll("");
        told = BLANK.matcher(told).replaceAll(" ").strip();
        told = LINK.matcher(told).replaceAll(GONE);
        told = MENTION.matcher(told).replaceAll("@" + GONE);
        told = Digits.RUN.matcher(told).replaceAll(GONE);
        return cut(told);
    }

    private static boolean isIn(String text, Span span) {
        return span.begin() >= 0 && span.begin() < span.end() && span.end() <= text.length();
    }

    /** Also where something that is not seen stands in it, in either; and in the other width. */
    private static void find(String text, String name, List<Span> spans) {
        String seen = name.replaceAll(UNSEEN, "").strip();
        if (seen.isEmpty()) {
            return;
        }
        String pattern = seen.codePoints().mapToObj(Quote::inBothWidths).collect(Collectors.joining(UNSEEN + "*+"));
        Matcher matcher = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(text);
        while (matcher.find()) {
            spans.add(new Span(matcher.start(), matcher.end()));
        }
    }

    private static String inBothWidths(int codePoint) {
        String own = Pattern.quote(Character.toString(codePoint));
        boolean half = codePoint > ' ' && codePoint < 0x7F;
        boolean full = codePoint > ' ' + TO_FULL_WIDTH && codePoint < 0x7F + TO_FULL_WIDTH;
        if (!half && !full) {
            return own;
        }
        int other = half ? codePoint + TO_FULL_WIDTH : codePoint - TO_FULL_WIDTH;
        return "(?:" + own + "|" + Pattern.quote(Character.toString(other)) + ")";
    }

    /** Names that touch are masked as one; of what touches a contact nothing is left. */
    private static String masked(String text, List<Span> spans, List<Span> gone) {
        spans.sort(Comparator.comparingInt(Span::begin));
        StringBuilder told = new StringBuilder();
        int done = 0;
        for (int i = 0; i < spans.size(); ) {
            int begin = spans.get(i).begin();
            int end = spans.get(i).end();
            for (i++; i < spans.size() && spans.get(i).begin() < end; i++) {
                end = Math.max(end, spans.get(i).end());
            }
            Span hidden = new Span(begin, end);
            told.append(text, done, begin)
                    .append(gone.stream().anyMatch(hidden::overlaps) ? GONE : Mask.name(text.substring(begin, end)));
            done = end;
        }
        return told.append(text, done, text.length()).toString();
    }

    private static String cut(String told) {
        if (told.codePointCount(0, told.length()) <= LONGEST) {
            return told;
        }
        return told.substring(0, told.offsetByCodePoints(0, LONGEST)) + MORE;
    }
}
