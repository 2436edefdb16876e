package io.touchline.lexicon;

import io.touchline.text.Sounds;
import java.util.ArrayList;
import java.util.List;

/** The rows of sounds that a literal can have. */
final class SoundPatterns {

    private static final int SHORTEST = 2;
    static final int LONGEST = 12;
    private static final int MOST_READINGS = 8;

    private SoundPatterns() {}

    /** True for literals of two characters or more that all have a sound. */
    static boolean applyTo(Literal literal, Sounds sounds) {
        String chars = literal.text().chars();
        return chars.length() >= SHORTEST
                && chars.length() <= LONGEST
                && chars.chars().allMatch(c -> sounds.of((char) c) != Sounds.NONE);
    }

    /** Rows of sounds, one per way to read the characters, as the characters of a string. */
    static List<String> readings(Literal literal, Sounds sounds) {
        String chars = literal.text().chars();
        List<String> rows = List.of("");
        for (int i = 0; i < chars.length(); i++) {
            List<String> longer = new ArrayList<>();
            for (char sound : sounds.all(chars.charAt(i))) {
                for (String row : rows) {
                    if (longer.size() < MOST_READINGS) {
                        longer.add(row + sound);
                    }
                }
            }
            rows = longer;
        }
        return rows;
    }

    /** Written as one run of letters the syllables may fall apart otherwise: {@code xian} is one syllable or two. */
    static String respelled(Literal literal, Sounds sounds) {
        String chars = literal.text().chars();
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < chars.length(); i++) {
            letters.append(Sounds.spellingOf(chars.charAt(i)));
        }
        char[] spelled = new char[letters.length()];
        StringBuilder row = new StringBuilder();
        if (sounds.spell(letters, 0, letters.length(), spelled)) {
            for (char sound : spelled) {
                if (sound != Sounds.NONE) {
                    row.append(sound);
                }
            }
        } else {
            for (int i = 0; i < chars.length(); i++) {
                row.append(sounds.of(chars.charAt(i)));
            }
        }
        return row.toString();
    }
}
