package io.touchline.lexicon;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which letters a character can stand for by its shape, asked letter by letter. */
final class NaiveShapes {

    private static final int LAST_LOOKALIKE = 0x2E7F;

    private static final SpoofChecker CHECKER = new SpoofChecker.Builder().build();
    private static final Map<Character, Set<Character>> LETTERS = new HashMap<>();

    private final Map<Character, Set<Character>> symbols;

    NaiveShapes(Map<Character, Set<Character>> symbols) {
        this.symbols = symbols;
    }

    /** True if a character is written for a letter that it looks like. */
    boolean standsFor(char c, char letter) {
        return lettersOf(c).contains(letter);
    }

    /** True of literals that have Latin letters, and beside them only ideographs and what could be a letter itself. */
    boolean mayHide(String literal) {
        return literal.matches(".*[a-z].*")
                && literal.chars()
                        .allMatch(c -> c > LAST_LOOKALIKE
                                || (c >= 'a' && c <= 'z')
                                || !lettersOf((char) c).isEmpty());
    }

    private Set<Character> lettersOf(char c) {
        return symbols.containsKey(c) ? symbols.get(c) : LETTERS.computeIfAbsent(c, NaiveShapes::lookalikes);
    }

    /** Of letters beyond ASCII: the letter without its diacritics, or else what small or capital letter looks alike. */
    private static Set<Character> lookalikes(char c) {
        if (c < 0x80 || c > LAST_LOOKALIKE || !UCharacter.isLetter(c) || isWord(c)) {
            return Set.of();
        }
        String apart = Normalizer2.getNFDInstance().normalize(Character.toString(c));
        String base = UCharacter.toLowerCase(apart.substring(0, 1));
        if (base.matches("[a-z]")) {
            return Set.of(base.charAt(0));
        }
        Set<Character> letters = new TreeSet<>();
        for (char letter = 'a'; letter <= 'z'; letter++) {
            for (String form : List.of(base, UCharacter.toUpperCase(base))) {
                if (looksLike(form, letter)) {
                    letters.add(letter);
                }
            }
        }
        return letters;
    }

    /** Or like its capital, other than the one that looks like a small l. */
    private static boolean looksLike(String form, char letter) {
        String skeleton = CHECKER.getSkeleton(form);
        return skeleton.equals(CHECKER.getSkeleton(Character.toString(letter)))
                || (letter != 'i' && skeleton.equals(CHECKER.getSkeleton(UCharacter.toUpperCase("" + letter))));
    }

    /** Letters of scripts without blanks are words of their own. */
    private static boolean isWord(char c) {
        return Set.of(
                        Character.UnicodeScript.THAI,
                        Character.UnicodeScript.LAO,
                        Character.UnicodeScript.KHMER,
                        Character.UnicodeScript.MYANMAR,
                        Character.UnicodeScript.HANGUL)
                .contains(Character.UnicodeScript.of(c));
    }
}
