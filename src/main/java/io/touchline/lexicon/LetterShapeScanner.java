package io.touchline.lexicon;

import io.touchline.text.CanonicalText;
import io.touchline.text.Evasion;
import io.touchline.text.Gap;
import io.touchline.text.TableInput;
import io.touchline.text.TableOutput;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds literals in Latin letters some of which are written with digits, symbols or letters of other scripts:
 * {@code k1ll}, {@code a$$}, {@code іdiot} with a Cyrillic letter. Whole words only. Immutable.
 */
final class LetterShapeScanner {

    private final LetterShapes shapes;
    private final Trie trie;
    private final Candidate[][] candidates;

    /**
     * A literal.
     *
     * @param gaps before each of its units, as {@link Gap#strength}
     * @param words the units that begin a word here, one bit for each
     * @param allowed bits of {@link How}
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves the package
    private record Candidate(int literal, String chars, byte[] gaps, long words, int allowed) {

        static Candidate of(int literal, CanonicalText text, int allowed) {
            byte[] gaps = new byte[text.length()];
            long words = 0;
            for (int i = 1; i < gaps.length; i++) {
                gaps[i] = (byte) text.gapBefore(i).strength();
                words |= LetterShapeScanner.beginsWord(text, i) ? 1L << i : 0;
            }
            return new Candidate(literal, text.chars(), gaps, words, allowed);
        }

        int length() {
            return gaps.length;
        }

        boolean beginsWord(int at) {
            return (words >>> at & 1) != 0;
        }
    }

    LetterShapeScanner(List<Sought> sought, LetterShapes shapes, Pace pace) {
        this.shapes = shapes;
        Map<String, List<Candidate>> byClasses = new LinkedHashMap<>();
        for (int i = 0; i < sought.size(); i++) {
            pace.step();
            CanonicalText text = sought.get(i).literal().text();
            int allowed = (sought.get(i).disguises().contains(Evasion.LEET) ? How.LEET : 0)
                    | (sought.get(i).disguises().contains(Evasion.CONFUSABLE) ? How.CONFUSABLE : 0);
            String classes = allowed == 0 ? "" : shapes.classesOf(text.chars());
            if (!classes.isEmpty()) {
                byClasses.computeIfAbsent(classes, c -> new ArrayList<>(1)).add(Candidate.of(i, text, allowed));
            }
        }
        trie = Trie.of(List.copyOf(byClasses.keySet()), pace);
        candidates = byClasses.values().stream()
                .map(list -> list.toArray(new Candidate[0]))
                .toArray(Candidate[][]::new);
    }

    LetterShapeScanner(TableInput in, LetterShapes shapes) {
        this.shapes = shapes;
        trie = new Trie(in);
        int[] sizes = in.integers();
        int[] literals = in.integers();
        int[] allowed = in.integers();
        long[] words = in.longs();
        List<String> chars = in.texts();
        byte[] gaps = in.bytes();
        candidates = new Candidate[sizes.length][];
        int next = 0;
        int gap = 0;
        for (int i = 0; i < sizes.length; i++) {
            candidates[i] = new Candidate[sizes[i]];
            for (int k = 0; k < sizes[i]; k++, next++) {
                int end = gap + chars.get(next).length();
                candidates[i][k] = new Candidate(
                        literals[next],
                        chars.get(next),
                        Arrays.copyOfRange(gaps, gap, end),
                        words[next],
                        allowed[next]);
                gap = end;
            }
        }
    }

    void write(TableOutput out) {
        trie.write(out);
        out.integers(Arrays.stream(candidates).mapToInt(alike -> alike.length).toArray());
        List<Candidate> all = Arrays.stream(candidates).flatMap(Arrays::stream).toList();
        out.integers(all.stream().mapToInt(Candidate::literal).toArray());
        out.integers(all.stream().mapToInt(Candidate::allowed).toArray());
        out.longs(all.stream().mapToLong(Candidate::words).toArray());
        out.texts(all.stream().map(Candidate::chars).toList());
        ByteArrayOutputStream gaps = new ByteArrayOutputStream();
        all.forEach(candidate -> gaps.writeBytes(candidate.gaps()));
        out.bytes(gaps.toByteArray());
    }

    void scan(CanonicalText text, LiteralScanner.Sink sink) {
        if (candidates.length == 0) {
            return;
        }
        String chars = text.chars();
        for (int i = 0; i < chars.length(); i++) {
            int state = Trie.ROOT;
            for (int j = i; j < chars.length(); j++) {
                state = trie.child(state, shapes.classOf(chars.charAt(j)));
                if (state == Trie.NONE) {
                    break;
                }
                if (trie.endsAt(state)) {
                    for (Candidate candidate : candidates[trie.valueAt(state)]) {
                        report(text, j + 1, candidate, sink);
                    }
                }
            }
        }
    }

    private void report(CanonicalText text, int end, Candidate candidate, LiteralScanner.Sink sink) {
        int begin = end - candidate.length();
        if (joined(text, begin) || joined(text, end)) {
            return;
        }
        int how = How.PLAIN;
        for (int i = 0; i < candidate.length(); i++) {
            char written = text.chars().charAt(begin + i);
            if (written != candidate.chars().charAt(i)) {
                if (!shapes.standsFor(written, candidate.chars().charAt(i))) {
                    return;
                }
                how |= written < 0x80 ? How.LEET : How.CONFUSABLE;
            }
            if (i > 0 && !sameGap(text, begin + i, candidate.gaps()[i])) {
                return;
            }
        }
        if (how != How.PLAIN && (how & ~candidate.allowed()) == 0 && !hasNumber(text, begin, candidate)) {
            boolean spaced = isSpaced(text, begin, candidate);
            sink.hit(candidate.literal(), begin, end, spaced ? how | How.SPACED : how);
        }
    }

    /**
     * True if a word of the literal is written in digits from end to end: {@code 455} is a number, and so is the 8 of
     * {@code 狗8}.
     */
    private static boolean hasNumber(CanonicalText text, int begin, Candidate literal) {
        boolean digits = true;
        for (int i = 0; i < literal.length(); i++) {
            if (i > 0 && literal.beginsWord(i)) {
                if (digits) {
                    return true;
                }
                digits = true;
            }
            digits &= text.isDigit(begin + i);
        }
        return digits;
    }

    /** Letters, digits and symbols are one word here: {@code b4}. */
    private static boolean beginsWord(CanonicalText literal, int at) {
        boolean insideWord = isLetterlike(literal, at - 1) && isLetterlike(literal, at);
        return !insideWord || gap(literal, at).strongerThan(Gap.INVISIBLE);
    }

    private static boolean isSpaced(CanonicalText text, int begin, Candidate literal) {
        for (int i = 1; i < literal.length(); i++) {
            if (gap(text, begin + i).strength() > literal.gaps()[i]) {
                return true;
            }
        }
        return false;
    }

    /** True if a letter, a digit or a symbol in the place of one stands on both sides without anything between. */
    private static boolean joined(CanonicalText text, int at) {
        return at > 0
                && at < text.length()
                && gap(text, at) == Gap.NONE
                && isLetterlike(text, at - 1)
                && isLetterlike(text, at);
    }

    private static boolean isLetterlike(CanonicalText text, int at) {
        return text.inRun(at) || (text.isMark(at) && text.chars().charAt(at) < 0x80);
    }

    private static boolean sameGap(CanonicalText text, int at, byte own) {
        Gap gap = gap(text, at);
        return switch (Gap.of(own)) {
            case NONE, INVISIBLE -> !gap.strongerThan(Gap.INVISIBLE);
            case BLANK, CLAUSE, SENTENCE -> gap == Gap.BLANK || gap == Gap.SYMBOL;
            case SYMBOL -> !gap.strongerThan(Gap.SYMBOL);
        };
    }

    /** The gap in the text as sent: a symbol that stands for a letter leaves none beside it. */
    private static Gap gap(CanonicalText text, int at) {
        return text.begin(at) == text.end(at - 1) ? Gap.NONE : text.gapBefore(at);
    }
}
