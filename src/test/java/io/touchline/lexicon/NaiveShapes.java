package io.touchline.lexicon;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which letters a character can stand for by its shape, asked letter by letter. */
final class NaiveShapes {

    private static final SpoofChecker CHECKER = new SpoofChecker.Builder().build();
    private static final Map<Character, Set<Character>> LETTERS = new HashMap<>();

    private final Map<Character, Set<Character>> symbols;

    NaiveShapes(Map<Character, Set<Character>> symbols) {
        this.symbols = symbols;
    }

    boolean standsFor(char c, char letter) {
        Set<Character> letters =
                symbols.containsKey(c) ? symbols.get(c) : LETTERS.computeIfAbsent(c, NaiveShapes::lookalikes);
        return alike(letters).contains(letter);
    }

    /** Letters that one symbol can stand for are one to the scanner, and those of the next symbol with them. */
    private Set<Character> alike(Set<Character> letters) {
        Set<Character> alike = new TreeSet<>(letters);
        int before;
        do {
            before = alike.size();
            for (Set<Character> together : symbols.values()) {
                if (together.stream().anyMatch(alike::contains)) {
                    alike.addAll(together);
                }
            }
        } while (alike.size() > before);
        return alike;
    }

    /** Of letters beyond ASCII: the letter without its diacritics, or else what Unicode says is confused with it. */
    private static Set<Character> lookalikes(char c) {
        if (c < 0x80 || c > 0x2E7F || !UCharacter.isLetter(c)) {
            return Set.of();
        }
        String apart = Normalizer2.getNFDInstance().normalize(Character.toString(c));
        String base = UCharacter.toLowerCase(apart.substring(0, 1));
        if (base.matches("[a-z]")) {
            return Set.of(base.charAt(0));
        }
        Set<Character> letters = new TreeSet<>();
        for (char letter = 'a'; letter <= 'z'; letter++) {
            if (CHECKER.getSkeleton(base).equals(CHECKER.getSkeleton(Character.toString(letter)))) {
                letters.add(letter);
            }
        }
        return letters;
    }
}
