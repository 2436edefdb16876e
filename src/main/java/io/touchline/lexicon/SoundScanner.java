package io.touchline.lexicon;

import io.touchline.text.CanonicalText;
import io.touchline.text.Evasion;
import io.touchline.text.Gap;
import io.touchline.text.Sounds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds literals by their sound: other characters that are read the same, pinyin, digits, and any mixture with the
 * characters themselves. What is an ordinary word in its place is not found. Immutable.
 */
final class SoundScanner {

    /** After these a digit counts something: 去4次 is four times, not 去死次. */
    private static final String COUNTED = "个次强分球场局岁号月日年点比米秒连届块元万千百十名位人枚金银铜杆盘轮组年时小级";

    private final Sounds table;
    private final char[] ofDigits = new char[10];
    private final Automaton automaton;
    private final Candidate[][] candidates;

    /** @param allowed bits of {@link How} */
    private record Candidate(int literal, String chars, int allowed) {}

    SoundScanner(List<Sought> sought, Disguises disguises) {
        table = disguises.sounds();
        disguises.maps().digits().forEach((digit, characters) -> ofDigits[digit - '0'] =
                table.of(characters.iterator().next()));
        Map<String, List<Candidate>> bySound = new LinkedHashMap<>();
        for (int i = 0; i < sought.size(); i++) {
            Literal literal = sought.get(i).literal();
            int allowed = allowed(sought.get(i).disguises());
            if (allowed != 0 && SoundPatterns.applyTo(literal, table)) {
                Candidate candidate = new Candidate(i, literal.text().chars(), allowed);
                for (String sounds : SoundPatterns.of(literal, table)) {
                    bySound.computeIfAbsent(sounds, s -> new ArrayList<>(1)).add(candidate);
                }
            }
        }
        automaton = Automaton.of(List.copyOf(bySound.keySet()));
        candidates = bySound.values().stream()
                .map(list -> list.toArray(new Candidate[0]))
                .toArray(Candidate[][]::new);
    }

    private static int allowed(Set<Evasion> disguises) {
        int allowed = 0;
        for (Evasion evasion : List.of(Evasion.HOMOPHONE, Evasion.PINYIN)) {
            allowed |= disguises.contains(evasion) ? How.of(evasion) : 0;
        }
        return allowed;
    }

    void scan(CanonicalText text, LiteralScanner.Sink sink) {
        if (candidates.length == 0) {
            return;
        }
        if (text.anyLatin() || text.anyMark()) {
            scanElements(text, new SoundText(text, table, ofDigits), sink);
        } else {
            scanUnits(text, sink);
        }
    }

    /** Where every unit is an element, no table of places is needed. */
    private void scanUnits(CanonicalText text, LiteralScanner.Sink sink) {
        String chars = text.chars();
        int state = Automaton.ROOT;
        for (int i = 0; i < chars.length(); i++) {
            char c = chars.charAt(i);
            char sound = c >= '0' && c <= '9' ? ofDigits[c - '0'] : table.of(c);
            state = sound == Sounds.NONE ? Automaton.ROOT : automaton.next(state, sound);
            for (int at = automaton.firstEnding(state); at != Automaton.NONE; at = automaton.nextEnding(at)) {
                report(text, null, i + 1, candidates[automaton.patternAt(at)], sink);
            }
        }
    }

    private void scanElements(CanonicalText text, SoundText elements, LiteralScanner.Sink sink) {
        int state = Automaton.ROOT;
        for (int i = 0; i < elements.length(); i++) {
            char sound = elements.sound(i);
            state = sound == Sounds.NONE ? Automaton.ROOT : automaton.next(state, sound);
            for (int at = automaton.firstEnding(state); at != Automaton.NONE; at = automaton.nextEnding(at)) {
                report(text, elements, i + 1, candidates[automaton.patternAt(at)], sink);
            }
        }
    }

    private static void report(
            CanonicalText text, SoundText elements, int endElement, Candidate[] alike, LiteralScanner.Sink sink) {
        int seen = How.PLAIN;
        boolean admitted = false;
        for (Candidate candidate : alike) {
            int first = endElement - candidate.chars().length();
            int how = how(text, elements, first, candidate.chars());
            if (!How.disguised(how) || (how & ~How.SPACED & ~candidate.allowed()) != 0) {
                continue;
            }
            int begin = elements == null ? first : elements.begins()[first];
            int end = elements == null ? endElement : elements.ends()[endElement - 1];
            if (!admitted && (seen != How.PLAIN || !admits(text, begin, end, how))) {
                return;
            }
            admitted = true;
            seen = how;
            sink.hit(candidate.literal(), begin, end, how);
        }
    }

    /** How a literal is written there; {@link How#PLAIN} if it is itself or cut in two by punctuation. */
    private static int how(CanonicalText text, SoundText elements, int first, String literal) {
        int how = How.PLAIN;
        for (int i = 0; i < literal.length(); i++) {
            int at = elements == null ? first + i : elements.begins()[first + i];
            char c = text.chars().charAt(at);
            if (c != literal.charAt(i)) {
                how |= text.inRun(at) && !text.isDigit(at) ? How.PINYIN : How.HOMOPHONE;
            }
            if (i > 0) {
                Gap gap = text.gapBefore(at);
                if (gap.strongerThan(Gap.SYMBOL)) {
                    return How.PLAIN;
                }
                how |= gap == Gap.NONE ? How.PLAIN : How.SPACED;
            }
        }
        return how;
    }

    private static boolean admits(CanonicalText text, int begin, int end, int how) {
        boolean lettersOnly = true;
        for (int i = begin; i < end; i++) {
            if (text.isDigit(i) && !standsForSound(text, i, begin, end)) {
                return false;
            }
            lettersOnly &= text.inRun(i) || text.isMark(i);
        }
        return lettersOnly || OrdinaryWords.shared().admitsDisguised(text, begin, end);
    }

    private static boolean standsForSound(CanonicalText text, int at, int begin, int end) {
        boolean longerNumber = (at == begin && at > 0 && text.isDigit(at - 1))
                || (at + 1 == end && end < text.length() && text.isDigit(end));
        boolean counts = at + 1 < text.length() && COUNTED.indexOf(text.chars().charAt(at + 1)) >= 0;
        return !longerNumber && !counts;
    }
}
