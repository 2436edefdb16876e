package io.touchline.lexicon;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import io.touchline.text.TableInput;
import io.touchline.text.TableOutput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which Latin letters a character can stand for by its shape: letters of other scripts and with diacritics by Unicode's
 * list of confusables, digits and symbols by the evasion files. Letters that one symbol can stand for (1 for i and l)
 * fall into one class, so that one walk finds all that may be meant. Immutable.
 */
final class LetterShapes {

    static final char NONE = 0;

    private static final int FIRST_LETTER = 'a';
    private static final int LETTERS = 26;
    /** Scripts that are written with look-alikes of Latin letters end here; ideographs begin. */
    private static final int LAST_LOOKALIKE = 0x2E7F;

    private final char[] classes;
    /** Per character the letters that it can stand for itself, one bit for each. */
    private final int[] meant;

    /** @param symbols per symbol or digit the letters that it stands for */
    LetterShapes(Map<Character, Set<Character>> symbols) {
        classes = new char[LAST_LOOKALIKE + 1];
        meant = new int[LAST_LOOKALIKE + 1];
        List<Set<Character>> alike = new ArrayList<>(symbols.values());
        alike.addAll(Lookalikes.LETTERS.values());
        char[] merged = merged(alike);
        for (int letter = 0; letter < LETTERS; letter++) {
            classes[FIRST_LETTER + letter] = merged[letter];
        }
        Lookalikes.LETTERS.forEach((written, letters) -> put(written, letters, merged));
        symbols.forEach((symbol, letters) -> put(symbol, letters, merged));
    }

    LetterShapes(TableInput in) {
        classes = in.chars();
        meant = in.integers();
    }

    void write(TableOutput out) {
        out.chars(classes);
        out.integers(meant);
    }

    private void put(char written, Set<Character> letters, char[] merged) {
        classes[written] = merged[letters.iterator().next() - FIRST_LETTER];
        meant[written] =
                letters.stream().mapToInt(letter -> 1 << letter - FIRST_LETTER).reduce(0, (one, other) -> one | other);
    }

    private static char[] merged(List<Set<Character>> alike) {
        char[] merged = new char[LETTERS];
        for (int letter = 0; letter < LETTERS; letter++) {
            merged[letter] = (char) (letter + 1);
        }
        for (Set<Character> letters : alike) {
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

    /**
     * The class of the letters that a character can stand for; {@link #NONE} if it looks like none. An ideograph is a
     * class of its own.
     */
    char classOf(char c) {
        return c > LAST_LOOKALIKE ? c : classes[c];
    }

    /** True if a character is written for a Latin letter: not for every other one of its class, nor by a Latin one. */
    boolean standsFor(char written, char letter) {
        return written <= LAST_LOOKALIKE && isLetter(letter) && (meant[written] >> letter - FIRST_LETTER & 1) != 0;
    }

    /** The classes of a literal's characters; empty if none is a Latin letter or one looks like nothing. */
    String classesOf(String chars) {
        StringBuilder row = new StringBuilder(chars.length());
        boolean letters = false;
        for (int i = 0; i < chars.length(); i++) {
            char c = chars.charAt(i);
            if (classOf(c) == NONE) {
                return "";
            }
            letters |= isLetter(c);
            row.append(classOf(c));
        }
        return letters ? row.toString() : "";
    }

    static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    /** Built once per process: the data are Unicode's. */
    private static final class Lookalikes {

        private static final Canonicaliser CANONICALISER = new Canonicaliser();

        static final Map<Character, Set<Character>> LETTERS = find();

        private static Map<Character, Set<Character>> find() {
            SpoofChecker checker = new SpoofChecker.Builder().build();
            Map<String, Character> bySkeleton = new HashMap<>();
            for (char letter = 'a'; letter <= 'z'; letter++) {
                bySkeleton.put(checker.getSkeleton(Character.toString(letter)), letter);
            }
            for (char letter = 'A'; letter <= 'Z'; letter++) {
                // Capital I looks like a small l, which is there already.
                bySkeleton.putIfAbsent(
                        checker.getSkeleton(Character.toString(letter)), (char) UCharacter.toLowerCase(letter));
            }
            Map<Character, Set<Character>> letters = new HashMap<>();
            for (char c = 0x80; c <= LAST_LOOKALIKE; c++) {
                if (UCharacter.isLetter(c) && isPartOfWord(c)) {
                    Set<Character> found = alike(checker, bySkeleton, c);
                    if (!found.isEmpty()) {
                        letters.put(c, found);
                    }
                }
            }
            return letters;
        }

        /** Letters of scripts without blanks, such as Burmese ones, are words of their own. */
        private static boolean isPartOfWord(char c) {
            CanonicalText canonical = CANONICALISER.canonicalise(Character.toString(c));
            return canonical.length() > 0 && canonical.inRun(0);
        }

        /** In its small form, and in its capital one, of which the canonical form leaves the small one. */
        private static Set<Character> alike(SpoofChecker checker, Map<String, Character> bySkeleton, char c) {
            String base = baseOf(c);
            if (isLatinLetter(base)) {
                return Set.of(base.charAt(0));
            }
            Set<Character> found = new TreeSet<>();
            for (String form : List.of(base, UCharacter.toUpperCase(base))) {
                Character letter = bySkeleton.get(checker.getSkeleton(form));
                if (letter != null) {
                    found.add(letter);
                }
            }
            return found;
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
