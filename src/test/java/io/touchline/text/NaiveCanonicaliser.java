package io.touchline.text;

import com.github.houbb.opencc4j.util.ZhConverterUtil;
import com.ibm.icu.text.UnicodeSet;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The slow twin of {@link Canonicaliser}: the same rules written down with strings, lists and the JDK's own Unicode
 * data, without tables. Only for code points that JDK 17 knows, and without what depends on a phrase.
 */
public final class NaiveCanonicaliser {

    private static final UnicodeSet EMOJI = new UnicodeSet("[[:Extended_Pictographic:]&[:So:]&[^\\u0000-\\u00FF]]");

    private static final Map<String, String> FOLDED = new ConcurrentHashMap<>();

    /** One code point of the canonical form; a mark is an emoji or a symbol that stands for a letter. */
    public record Unit(int codePoint, int begin, int end, Gap gap, boolean cut) {

        public boolean mark() {
            return isEmoji(codePoint) || isLetterLike(codePoint);
        }
    }

    private record Cluster(String text, int begin, int end) {}

    private static final String SQUARE_LETTERS = "[\\x{1F170}-\\x{1F189}&&[^🅰🅱🅾🅿]]";
    private static final Pattern SQUARE = Pattern.compile("[🅰🅱🅾🅿]");
    private static final Pattern AFTER_LETTER = Pattern.compile("(?s).*" + SQUARE_LETTERS + "[🅰🅱🅾🅿\uFE0F]{0,8}");
    private static final Pattern BEFORE_LETTER = Pattern.compile("(?s)[🅰🅱🅾🅿\uFE0F]{0,8}" + SQUARE_LETTERS + ".*");

    private NaiveCanonicaliser() {}

    public static List<Unit> canonicalise(String text) {
        List<Unit> units = new ArrayList<>();
        Gap pending = Gap.NONE;
        int room = 64 + text.length() / 4;
        for (Cluster cluster : clusters(text)) {
            if (standsForLetter(text, cluster)) {
                pending = mark(units, cluster.text().charAt(0), cluster, pending, gap(text, cluster));
                continue;
            }
            String folded = isSquareAmongLetters(text, cluster)
                    ? Character.toString(cluster.text().codePointAt(0) - 0x1F170 + 'a')
                    : FOLDED.computeIfAbsent(cluster.text(), NaiveCanonicaliser::fold);
            int[] all = folded.codePoints().filter(c -> isEmoji(c) || isKept(c)).toArray();
            int added = Math.max(
                    0,
                    IntStream.of(all).map(Character::charCount).sum()
                            - cluster.text().length());
            int[] kept = added <= room ? all : Arrays.copyOf(all, 1);
            room -= added <= room ? added : 0;
            for (int c : kept) {
                if (isEmoji(c)) {
                    pending = mark(units, c, cluster, pending, Gap.SYMBOL);
                    continue;
                }
                int size = units.size();
                boolean cut = size >= 2
                        && pending.compareTo(Gap.INVISIBLE) <= 0
                        && !Character.isDigit(c)
                        && units.get(size - 1).codePoint() == c
                        && units.get(size - 2).codePoint() == c
                        && units.get(size - 1).gap().compareTo(Gap.INVISIBLE) <= 0;
                if (cut) {
                    Unit last = units.remove(size - 1);
                    units.add(new Unit(c, last.begin(), cluster.end(), max(last.gap(), pending), true));
                } else {
                    units.add(new Unit(c, cluster.begin(), cluster.end(), pending, false));
                }
                pending = Gap.NONE;
            }
            boolean marksLeft = cluster.text().codePointCount(0, cluster.text().length()) > 1
                    && folded.codePoints().anyMatch(c -> !isKept(c) && !isEmoji(c));
            if (kept.length == 0) {
                pending = max(pending, gap(text, cluster));
            }
            if (marksLeft) {
                pending = max(pending, Gap.INVISIBLE);
            }
        }
        return units;
    }

    /** Appends a mark: what stands around it is as far apart as before. */
    private static Gap mark(List<Unit> units, int c, Cluster cluster, Gap pending, Gap own) {
        int size = units.size();
        boolean again = size >= 2
                && units.get(size - 1).codePoint() == c
                && units.get(size - 2).codePoint() == c
                && units.get(size - 1).end() == cluster.begin()
                && units.get(size - 2).end() == units.get(size - 1).begin();
        if (again) {
            Unit last = units.remove(size - 1);
            units.add(new Unit(c, last.begin(), cluster.end(), last.gap(), false));
        } else {
            units.add(new Unit(c, cluster.begin(), cluster.end(), pending, false));
        }
        return max(pending, own);
    }

    private static boolean isEmoji(int c) {
        return EMOJI.contains(c);
    }

    /** {@code 🆈🅾🆄}. */
    private static boolean isSquareAmongLetters(String text, Cluster cluster) {
        return SQUARE.matcher(cluster.text()).matches()
                && (AFTER_LETTER.matcher(text.substring(0, cluster.begin())).matches()
                        || BEFORE_LETTER.matcher(text.substring(cluster.end())).matches());
    }

    /** White on black in circles and squares, and small capitals: what NFKC leaves alone. */
    private static int letter(int c) {
        int small = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡ\0ʏᴢ".indexOf(c);
        if (c > 0 && small >= 0) {
            return 'a' + small;
        }
        boolean circle = c >= 0x1F150 && c < 0x1F150 + 26;
        boolean square = c >= 0x1F170 && c < 0x1F170 + 26 && !isEmoji(c);
        return circle ? c - 0x1F150 + 'a' : square ? c - 0x1F170 + 'a' : c;
    }

    private static boolean isLetterLike(int c) {
        return "@$!+|*".indexOf(c) >= 0;
    }

    /** {@code k!ll}: a symbol with letters on both sides, a dollar with one. */
    private static boolean standsForLetter(String text, Cluster cluster) {
        if (cluster.text().length() != 1 || !isLetterLike(cluster.text().charAt(0))) {
            return false;
        }
        String before = text.substring(0, cluster.begin());
        String after = text.substring(cluster.end());
        boolean letterBefore = before.matches("(?s).*[A-Za-z$]");
        boolean letterAfter = after.matches("(?s)[A-Za-z$].*");
        return cluster.text().equals("$") ? letterBefore || letterAfter : letterBefore && letterAfter;
    }

    private static List<Cluster> clusters(String text) {
        List<Cluster> clusters = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            int end = i + Character.charCount(text.codePointAt(i));
            for (int marks = 0; marks < 16 && end < text.length() && extending(text.codePointAt(end)); marks++) {
                end += Character.charCount(text.codePointAt(end));
            }
            clusters.add(new Cluster(text.substring(i, end), i, end));
            i = end;
        }
        return clusters;
    }

    private static boolean extending(int c) {
        boolean variation = c >= 0xFE00 && c <= 0xFE0F;
        boolean halfWidthVoicing = c == 0xFF9E || c == 0xFF9F;
        boolean vowelOrFinalOfHangul = (c >= 0x1161 && c <= 0x1175) || (c >= 0x11A8 && c <= 0x11C2);
        return (!variation && Character.getType(c) == Character.NON_SPACING_MARK)
                || halfWidthVoicing
                || vowelOrFinalOfHangul;
    }

    private static String fold(String cluster) {
        String before;
        String after = cluster;
        do {
            before = after;
            StringBuilder next = new StringBuilder();
            Normalizer.normalize(before, Normalizer.Form.NFKC)
                    .codePoints()
                    .map(NaiveCanonicaliser::letter)
                    .forEach(c -> next.append(simplified(Character.toString(Character.toLowerCase(c)))));
            after = next.toString();
        } while (!after.equals(before));
        return after;
    }

    private static String simplified(String one) {
        boolean han = one.codePoints().allMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
        return han ? ZhConverterUtil.toSimple(one) : one;
    }

    private static boolean isKept(int c) {
        int type = Character.getType(c);
        boolean number = type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER;
        boolean radical = c >= 0x2E80 && c < 0x2FE0 && Character.isDefined(c);
        boolean stroke = c == '丶' || c == '丨' || c == '丿' || c == '乀' || c == '乁';
        return (Character.isLetterOrDigit(c) || number || radical)
                && !stroke
                && !extending(c)
                && c != 0x3164
                && c != 0x1160;
    }

    private static Gap gap(String text, Cluster cluster) {
        String base = Character.toString(cluster.text().codePointAt(0));
        String wide = Normalizer.normalize(base, Normalizer.Form.NFKC);
        int c = wide.codePointAt(0);
        if (cluster.text().startsWith("…") || "。!?\n\r\u2028".indexOf(c) >= 0) {
            return Gap.SENTENCE;
        }
        if (",;:".indexOf(c) >= 0) {
            String before = text.substring(0, cluster.begin());
            String behind = text.substring(Math.min(text.length(), cluster.end()));
            boolean score = ":：".contains(base) && Character.isDigit(first(behind));
            boolean thousands = base.equals(",")
                    && behind.chars().takeWhile(Character::isDigit).count() == 3;
            return Character.isDigit(last(before)) && (score || thousands) ? Gap.SYMBOL : Gap.CLAUSE;
        }
        if (c == '.' && wide.length() == 1) {
            boolean apart = cluster.begin() > 0 && text.charAt(cluster.begin() - 1) == ' ';
            String behind = text.substring(cluster.end())
                    .codePoints()
                    .dropWhile(next -> "\"'”’)）]】」』》〉»".indexOf(next) >= 0)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            boolean ends = (behind.isEmpty() || endsSentence(behind.codePointAt(0))) && !shortens(text, cluster);
            return ends && !apart ? Gap.SENTENCE : Gap.SYMBOL;
        }
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR -> Gap.BLANK;
            case Character.CONTROL -> c == '\t' ? Gap.BLANK : Gap.INVISIBLE;
            case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> Gap.INVISIBLE;
            default -> extending(c) || c == 0x3164 || c == 0x1160 ? Gap.INVISIBLE : Gap.SYMBOL;
        };
    }

    /** {@code Acuña Jr. took}, {@code St. Brown}. */
    private static boolean shortens(String text, Cluster stop) {
        String letterBefore = "(?s).*(?<![\\p{L}&&[\\x{0}-\\x{FFFF}]])";
        String before = text.substring(0, stop.begin());
        String behind = text.substring(stop.end());
        return before.matches(letterBefore + "(?i:jr|sr)")
                        && behind.length() > 1
                        && behind.charAt(0) == ' '
                        && Character.isLowerCase(behind.charAt(1))
                || before.matches(letterBefore + "(?i:st|mrs?|ms|dr|prof)")
                        && behind.length() > 1
                        && behind.charAt(0) == ' '
                        && Character.isLetter(behind.charAt(1));
    }

    private static char first(String text) {
        return text.isEmpty() ? ' ' : text.charAt(0);
    }

    private static char last(String text) {
        return text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
    }

    private static boolean endsSentence(int following) {
        Gap gap = gap("", new Cluster(Character.toString(following), 0, 0));
        return following != '.' && following != '．' && !isKept(following) && (gap == Gap.BLANK || gap == Gap.SENTENCE);
    }

    private static Gap max(Gap a, Gap b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
