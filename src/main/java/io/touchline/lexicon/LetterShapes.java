package io.touchline.lexicon;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which Latin letters a character can stand for by its shape: letters of other scripts and with diacritics by Unicode's
 * list of confusables, digits and symbols by the evasion files. Letters that one symbol can stand for (1 for i and l)
 * fall into one class. Immutable.
 */
final class LetterShapes {

    static final char NONE = 0;

    private static final int FIRST_LETTER = 'a';
    private static final int LETTERS = 26;
    /** Scripts that are written with look-alikes of Latin letters end here; ideographs begin. */
    private static final int LAST_LOOKALIKE = 0x2E7F;

    private final char[] classes = new char[LAST_LOOKALIKE + 1];

    /** @param symbols per symbol or digit the letters that it stands for */
    LetterShapes(Map<Character, Set<Character>> symbols) {
        char[] merged = merged(symbols);
        for (int letter = 0; letter < LETTERS; letter++) {
            classes[FIRST_LETTER + letter] = merged[letter];
        }
        Lookalikes.LETTERS.forEach((written, letter) -> classes[written] = merged[letter - FIRST_LETTER]);
        symbols.forEach(
                (symbol, letters) -> classes[symbol] = merged[letters.iterator().next() - FIRST_LETTER]);
    }

    private static char[] merged(Map<Character, Set<Character>> symbols) {
        char[] merged = new char[LETTERS];
        for (int letter = 0; letter < LETTERS; letter++) {
            merged[letter] = (char) (letter + 1);
        }
        for (Set<Character> letters : symbols.values()) {
            char into = merged[letters.iterator().next() - FIRST_LETTER];
            for (char letter : letters) {
                char from = merged[letter - FIRST_LETTER];
                for (int i = 0; i < LETTERS; i++) {
                    merged[i] = merged[i] == from ? into : merged[i];
                }
            }
        }
        return merged;
    }

    /** The class of the letters that a character can stand for; {@link #NONE} if it looks like none. */
    char classOf(char c) {
        return c > LAST_LOOKALIKE ? NONE : classes[c];
    }

    /** The classes of a literal's characters; empty if one of them is no Latin letter. */
    String classesOf(String chars) {
        StringBuilder row = new StringBuilder(chars.length());
        for (int i = 0; i < chars.length(); i++) {
            if (!isLetter(chars.charAt(i))) {
                return "";
            }
            row.append(classOf(chars.charAt(i)));
        }
        return row.toString();
    }

    static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    /** Built once per process: the data are Unicode's. */
    private static final class Lookalikes {

        static final Map<Character, Character> LETTERS = find();

        private static Map<Character, Character> find() {
            SpoofChecker checker = new SpoofChecker.Builder().build();
            Map<String, Character> bySkeleton = new HashMap<>();
            for (char letter = 'a'; letter <= 'z'; letter++) {
                bySkeleton.put(checker.getSkeleton(Character.toString(letter)), letter);
            }
            Map<Character, Character> letters = new HashMap<>();
            for (char c = 0x80; c <= LAST_LOOKALIKE; c++) {
                if (UCharacter.isLetter(c)) {
                    String base = baseOf(c);
                    Character alike = bySkeleton.get(checker.getSkeleton(base));
                    if (isLatinLetter(base)) {
                        letters.put(c, base.charAt(0));
                    } else if (alike != null) {
                        letters.put(c, alike);
                    }
                }
            }
            return letters;
        }

        /** The letter without diacritics. */
        private static String baseOf(char c) {
            String apart = Normalizer2.getNFDInstance().normalize(Character.toString(c));
            return UCharacter.toLowerCase(Character.toString(apart.codePointAt(0)));
        }

        private static boolean isLatinLetter(String base) {
            return base.length() == 1 && UScript.getScript(base.charAt(0)) == UScript.LATIN && isLetter(base.charAt(0));
        }
    }
}
