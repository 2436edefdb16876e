package io.touchline.lexicon;

import io.touchline.text.CanonicalText;
import io.touchline.text.Sounds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/** Collects the patterns of a {@link PatternTable}. Used once, by one thread. */
final class PatternTableBuilder {

    private final Sounds sounds;
    private final IntPredicate everyday;
    private final Pace pace;
    private final char[] letters = new char[Character.MAX_VALUE + 1];
    /** What characters that never stand for others are told apart by; 0 for all others. */
    private final char[] itself = new char[Character.MAX_VALUE + 1];

    private final PatternList patterns = new PatternList();
    /** By number. */
    private final Map<LiteralShape, Integer> shapes = new LinkedHashMap<>();

    private final Map<Character, List<PatternTable.Spelled>> spelledSingles = new HashMap<>();
    private char lastLetter;
    private char lastItself;
    private boolean emoji;
    private boolean spelled;

    /** @param everyday which characters never stand for others */
    PatternTableBuilder(Sounds sounds, IntPredicate everyday, Pace pace) {
        this.sounds = sounds;
        this.everyday = everyday;
        this.pace = pace;
        this.lastLetter = sounds.last();
        this.lastItself = sounds.lastExact();
        for (int c = 0; c < letters.length; c++) {
            letters[c] = sounds.of((char) c);
            if (everyday.test(c)) {
                itself[c] = ++lastItself;
            }
        }
    }

    /** Adds a literal as it is written plainly. */
    void addPlain(int literal, Literal plain, int bySound) {
        boolean sounding = bySound != 0 && SoundPatterns.applyTo(plain, sounds);
        PatternList.Pattern pattern = pattern(literal, plain, How.PLAIN, sounding ? bySound : 0);
        String row = rowOf(plain.text().chars());
        add(row, pattern);
        if (row.length() == 1 && (bySound & How.PINYIN) != 0 && isSound(row.charAt(0))) {
            spelled = true;
            spelledSingles
                    .computeIfAbsent(row.charAt(0), sound -> new ArrayList<>(1))
                    .add(new PatternTable.Spelled(literal, pattern.written().charAt(0)));
        }
        if (sounding) {
            spelled = true;
            List<String> readings = SoundPatterns.readings(plain, sounds);
            readings.forEach(reading -> addSpelling(row, reading, pattern.respelled(false)));
            String inOneRun = SoundPatterns.respelled(plain, sounds);
            if (!readings.contains(inOneRun)) {
                addSpelling(row, inOneRun, pattern.respelled(true));
            }
        }
    }

    /** A single syllable is too little to go by. */
    private void addSpelling(String row, String spelling, PatternList.Pattern pattern) {
        if (spelling.length() > 1 && !spelling.equals(row)) {
            add(spelling, pattern);
        }
    }

    /** Adds another way of writing a literal. */
    void addWay(int literal, Literal written, int how) {
        add(rowOf(written.text().chars()), pattern(literal, written, how, 0));
    }

    /**
     * What tells a character of a text apart in patterns of two: for one that never stands for others itself, for others
     * how they sound exactly, and for those without a sound their letters.
     */
    int exactOf(char c) {
        if (itself[c] != PatternTable.NONE) {
            return itself[c];
        }
        char exact = sounds.exactOf(c);
        return exact != Sounds.NONE || letters[c] == PatternTable.NONE ? exact : letters[c] + lastItself;
    }

    /** How a character sounds exactly, 0 if it has no sound: others that stand for it are told apart by that. */
    char soundOf(char c) {
        return sounds.exactOf(c);
    }

    private boolean isSound(char letter) {
        return letter <= sounds.last();
    }

    private void add(String row, PatternList.Pattern pattern) {
        pace.step();
        patterns.add(row, pattern);
    }

    private PatternList.Pattern pattern(int literal, Literal written, int how, int bySound) {
        CanonicalText text = written.text();
        emoji |= text.anyMark();
        boolean drawnOut = how == How.PLAIN && !text.anyMark() && !SqueezedText.hasRun(text.chars());
        int bits = PatternRows.bits(text.length(), how, bySound)
                | (text.anyMark() ? PatternRows.EMOJI : 0)
                | (drawnOut ? PatternRows.DRAWN_OUT : 0);
        int shape = shapes.computeIfAbsent(LiteralShape.of(text), added -> shapes.size());
        return new PatternList.Pattern(literal, text.chars(), shape, bits);
    }

    private String rowOf(String chars) {
        char[] row = new char[chars.length()];
        for (int i = 0; i < row.length; i++) {
            char c = chars.charAt(i);
            if (letters[c] == PatternTable.NONE) {
                letters[c] = ++lastLetter;
            }
            row[i] = letters[c];
        }
        return new String(row);
    }

    PatternTable build() {
        return new PatternTable(this);
    }

    /** The letter of the rows that a character counts as. */
    char letterOf(char c) {
        return letters[c];
    }

    boolean isEveryday(int c) {
        return everyday.test(c);
    }

    PatternList patterns() {
        return patterns;
    }

    /** In the order of their numbers. */
    Set<LiteralShape> shapes() {
        return shapes.keySet();
    }

    Pace pace() {
        return pace;
    }

    Map<Character, List<PatternTable.Spelled>> spelledSingles() {
        return spelledSingles;
    }

    boolean anyEmoji() {
        return emoji;
    }

    boolean anySpelled() {
        return spelled;
    }
}
