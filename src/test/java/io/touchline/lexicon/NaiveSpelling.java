package io.touchline.lexicon;

import io.touchline.text.Sounds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Texts and literals as rows of sounds, by cutting letters into syllables in every way. */
final class NaiveSpelling {

    /** @param sound 0 if it has none */
    record Element(char sound, int begin, int end) {}

    private final Sounds sounds;
    private final char[] ofDigits = new char[128];
    private final Map<String, List<String>> cut = new HashMap<>();
    private final Map<String, String> usual = new HashMap<>();
    private final Map<String, Spelled> spelled = new HashMap<>();

    /** Rows of sounds that a literal has beside its usual one; they do not change with the text. */
    private record Spelled(List<String> readings, String inOneRun) {}

    NaiveSpelling(Sounds sounds, EvasionMaps maps) {
        this.sounds = sounds;
        maps.digits()
                .forEach((digit, characters) ->
                        ofDigits[digit] = sounds.of(characters.iterator().next()));
    }

    List<Element> elements(NaiveText text) {
        List<Element> elements = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            NaiveText.Unit unit = text.unit(i);
            int end = i + 1;
            switch (unit.kind()) {
                case MARK -> {}
                case ALONE -> elements.add(new Element(sounds.of(unit.c()), i, end));
                case DIGIT -> elements.add(new Element(unit.c() < 128 ? ofDigits[unit.c()] : 0, i, end));
                case LETTER -> {
                    while (!text.edge(end)) {
                        end++;
                    }
                    addRun(elements, text.chars.substring(i, end), i);
                }
            }
            i = end;
        }
        return elements;
    }

    private void addRun(List<Element> elements, String run, int begin) {
        List<String> syllables = syllables(run);
        if (syllables == null) {
            elements.add(new Element(Sounds.NONE, begin, begin + run.length()));
            return;
        }
        int at = begin;
        for (String syllable : syllables) {
            elements.add(new Element(soundOf(syllable), at, at + syllable.length()));
            at += syllable.length();
        }
    }

    /** As few as possible, of those with as many the last one as long as possible; null if there are none. */
    private List<String> syllables(String run) {
        if (run.isEmpty()) {
            return List.of();
        }
        if (run.length() > 40) {
            return null;
        }
        if (!cut.containsKey(run)) {
            cut.put(run, cutIntoSyllables(run));
        }
        return cut.get(run);
    }

    private List<String> cutIntoSyllables(String run) {
        List<String> best = null;
        for (int last = 0; last < run.length(); last++) {
            List<String> before =
                    soundOf(run.substring(last)) == Sounds.NONE ? null : syllables(run.substring(0, last));
            if (before != null && (best == null || before.size() + 1 < best.size())) {
                best = new ArrayList<>(before);
                best.add(run.substring(last));
            }
        }
        return best;
    }

    private char soundOf(String syllable) {
        char[] spelled = new char[40];
        if (syllable.length() > 6 || !sounds.spell(syllable, 0, syllable.length(), spelled)) {
            return Sounds.NONE;
        }
        for (int i = 1; i < syllable.length(); i++) {
            if (spelled[i] != Sounds.NONE) {
                return Sounds.NONE;
            }
        }
        return spelled[0];
    }

    /** Two to twelve characters that all have a sound. */
    boolean hasSound(String literal) {
        return literal.length() >= 2
                && literal.length() <= 12
                && literal.chars().allMatch(c -> sounds.of((char) c) != Sounds.NONE);
    }

    /** Letters that spell no syllables, or a word that everybody knows. */
    boolean isEnglish(String run) {
        return run.matches("[a-z]+")
                && (EnglishWords.isOne(run) || !sounds.spell(run, 0, run.length(), new char[run.length()]));
    }

    private Spelled spelled(String literal) {
        return spelled.computeIfAbsent(literal, added -> new Spelled(readingsOf(added), inOneRunOf(added)));
    }

    List<String> readings(String literal) {
        return spelled(literal).readings();
    }

    String inOneRun(String literal) {
        return spelled(literal).inOneRun();
    }

    String usual(String literal) {
        return usual.computeIfAbsent(literal, this::usualOf);
    }

    /** The first eight ways to read a literal's characters; those of the first characters change first. */
    private List<String> readingsOf(String literal) {
        int all = 1;
        for (int i = 0; i < literal.length(); i++) {
            all = Math.min(8, all * sounds.all(literal.charAt(i)).length);
        }
        List<String> readings = new ArrayList<>();
        for (int number = 0; number < all; number++) {
            StringBuilder reading = new StringBuilder();
            int left = number;
            for (int i = 0; i < literal.length(); i++) {
                char[] own = sounds.all(literal.charAt(i));
                reading.append(own[left % own.length]);
                left /= own.length;
            }
            readings.add(reading.toString());
        }
        return readings;
    }

    /** What the literal's letters read as in one run; empty if they spell nothing. */
    private String inOneRunOf(String literal) {
        StringBuilder run = new StringBuilder();
        literal.chars().forEach(c -> run.append(Sounds.spellingOf((char) c)));
        List<String> syllables = syllables(run.toString());
        StringBuilder row = new StringBuilder();
        if (syllables != null) {
            syllables.forEach(syllable -> row.append(soundOf(syllable)));
        }
        return row.toString();
    }

    /** The characters as they are usually read. */
    private String usualOf(String chars) {
        StringBuilder row = new StringBuilder();
        chars.chars().forEach(c -> row.append(sounds.of((char) c)));
        return row.toString();
    }

    /** True if two characters sound the same to those who tell all sounds apart. */
    boolean exactlyAlike(char one, char other) {
        return sounds.alike(one, other);
    }
}
