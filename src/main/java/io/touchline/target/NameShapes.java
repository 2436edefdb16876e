package io.touchline.target;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import io.touchline.text.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reduces a name to what it looks like: its canonical form without marks, each character replaced by the one that stands
 * for all its look-alikes. Those come from Unicode's confusables by ICU, from the digits and letters that one font or
 * another draws alike, and from a list of Han characters that differ by a dot or the length of a stroke. Immutable.
 */
final class NameShapes {

    /** No name with all its affixes is longer; a longer one is not looked at. */
    private static final int LONGEST = 64;

    /** Each row one shape. Twins only: characters that share no more than a part are other names. */
    private static final List<String> HAN_TWINS = List.of(
            "未末", "己已巳", "土士", "日曰", "人入", "天夭", "千干", "大太犬", "木本", "青靑", "清淸凊", "黑黒", "默黙", "高髙", "柏栢", "沈沉", "林枺杺",
            "川巛", "白臼", "王玊壬", "刀刁", "毛乇", "晴睛", "微徵", "治冶", "冰氷", "步歩", "吴呉", "真眞", "强強", "德徳", "泽沢", "惠恵", "荣栄", "晓暁",
            "樱桜", "龙竜", "关関", "广広", "应応", "气気", "图図", "户戸", "产産", "尚尙", "静靜", "为爲", "温溫", "换換", "孟盂", "夏夐", "侯候");

    private static final SpoofChecker CHECKER = new SpoofChecker.Builder().build();
    private static final Normalizer2 NFD = Normalizer2.getNFDInstance();
    private static final String BADGES = "✓✔✅☑🅥Ⓥⓥ";

    /** Signs that are made of letters, which the canonical form would have as letters of the name. */
    private static final String SIGNS = "™℠℡№㊣㊙㊗🄬🅪🅫🅬🆗🆒🆕";

    private static final Map<Integer, Integer> TWIN = twins();

    private final Canonicaliser canonicaliser;

    NameShapes(Canonicaliser canonicaliser) {
        this.canonicaliser = canonicaliser;
    }

    private static Map<Integer, Integer> twins() {
        Map<Integer, Integer> twins = new HashMap<>();
        for (String row : HAN_TWINS) {
            row.codePoints().forEach(twin -> twins.putIfAbsent(twin, row.codePointAt(0)));
        }
        return twins;
    }

    /** True if it shows the tick of a verified account. */
    static boolean showsBadge(String name) {
        return name.codePoints().anyMatch(c -> BADGES.indexOf(c) >= 0);
    }

    /** The whole of a name. */
    Shape of(String name) {
        CanonicalText text = canonicaliser.canonicalise(name);
        return shape(text, text.length(), false);
    }

    /** A display name as it is, and without the number at its end; empty if it is too long to be anybody's. */
    List<Shape> readings(String name) {
        CanonicalText text = canonicaliser.canonicalise(withoutSigns(name));
        int end = text.length();
        // Marks are no part of it, however many stand around.
        if (text.letters(new Span(0, end)).length() > LONGEST) {
            return List.of();
        }
        while (end > 0 && (text.isDigit(end - 1) || text.isMark(end - 1))) {
            end--;
        }
        boolean numbered = text.letters(new Span(end, text.length())).length() > 0;
        Shape whole = shape(text, text.length(), false);
        return numbered && end > 0 ? List.of(whole, shape(text, end, true)) : List.of(whole);
    }

    /** Without signs of letters, and with Roman numerals of one character as the numbers that they are. */
    private static String withoutSigns(String name) {
        StringBuilder rest = new StringBuilder(name.length());
        name.codePoints().forEach(c -> {
            if (c >= 'Ⅰ' && c <= 'ↈ') {
                rest.append('1');
            } else if (SIGNS.indexOf(c) < 0) {
                rest.appendCodePoint(c);
            }
        });
        return rest.toString();
    }

    private static Shape shape(CanonicalText text, int end, boolean numbered) {
        String letters = Diacritics.without(text.letters(new Span(0, end)));
        StringBuilder shape = new StringBuilder(letters.length());
        letters.codePoints().forEach(c -> append(shape, c));
        return new Shape(letters, joined(shape.toString()), shape.toString(), words(text, end), numbered);
    }

    /** With those letters that look like one another when they stand side by side. */
    static String joined(String shape) {
        return shape.replace("rn", "m").replace("vv", "w");
    }

    private static void append(StringBuilder shape, int c) {
        if (c < 0x80) {
            shape.append(alike((char) c));
            return;
        }
        String seen = CHECKER.getSkeleton(TWIN.containsKey(c) ? Character.toString(TWIN.get(c)) : baseOf(c));
        String capital = UCharacter.toUpperCase(baseOf(c));
        if (!isAscii(seen) && isAscii(CHECKER.getSkeleton(capital))) {
            seen = CHECKER.getSkeleton(capital);
        }
        seen.codePoints().forEach(part -> {
            int lower = UCharacter.toLowerCase(part);
            shape.appendCodePoint(lower < 0x80 ? alike((char) lower) : lower);
        });
    }

    /** The letter without diacritics. */
    private static String baseOf(int c) {
        return Character.toString(NFD.normalize(Character.toString(c)).codePointAt(0));
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static char alike(char c) {
        return switch (c) {
            case '0' -> 'o';
            case '1', 'l' -> 'i';
            case '3' -> 'e';
            case '4' -> 'a';
            case '5' -> 's';
            default -> c;
        };
    }

    /** Runs of letters; 0 in a name that is written without blanks. */
    private static int words(CanonicalText text, int end) {
        int words = 0;
        for (int i = 0; i < end; i++) {
            boolean letter = text.inRun(i) && !text.isDigit(i);
            if (letter && text.wordBoundaryBefore(i)) {
                words++;
            }
        }
        return words;
    }

    /**
     * @param letters the canonical form without marks and diacritics
     * @param shape what it looks like
     * @param unjoined the same letter by letter: where a name and an affix meet, two of them are not read as one
     * @param words how many words of a script with blanks there are
     * @param numbered true if a number was taken off its end
     */
    record Shape(String letters, String shape, String unjoined, int words, boolean numbered) {}
}
