package io.touchline.lexicon;

import io.touchline.text.CanonicalText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds all occurrences of many literals in one pass: whole words in scripts with blanks, through spacers, and with
 * cut runs of any length. Cost is linear in the text. Immutable and safe to share between threads.
 */
public final class LiteralScanner {

    private final View plain;
    private final View squeezed;

    /**
     * Builds the automata.
     *
     * @param literals distinct; a literal is known by its place in the list
     */
    public LiteralScanner(List<Literal> literals) {
        Map<String, List<Candidate>> plainCandidates = new LinkedHashMap<>();
        Map<String, List<Candidate>> squeezedCandidates = new LinkedHashMap<>();
        for (int i = 0; i < literals.size(); i++) {
            CanonicalText text = literals.get(i).text();
            add(plainCandidates, text.chars(), Candidate.plain(i, text));
            SqueezedText once = new SqueezedText(text);
            add(squeezedCandidates, once.chars(), Candidate.squeezed(i, text, once));
        }
        plain = View.of(plainCandidates);
        squeezed = View.of(squeezedCandidates);
    }

    private static void add(Map<String, List<Candidate>> candidates, String chars, Candidate candidate) {
        candidates.computeIfAbsent(chars, c -> new ArrayList<>(1)).add(candidate);
    }

    /** Reports every occurrence, by rising end; those that need a cut run to be seen follow after the others. */
    public void scan(CanonicalText text, Sink sink) {
        scanPlain(text, sink);
        if (text.anyCut()) {
            scanSqueezed(text, new SqueezedText(text), sink);
        }
    }

    private void scanPlain(CanonicalText text, Sink sink) {
        Automaton automaton = plain.automaton();
        String chars = text.chars();
        int state = Automaton.ROOT;
        for (int i = 0; i < chars.length(); i++) {
            state = automaton.next(state, chars.charAt(i));
            for (int at = automaton.firstEnding(state); at != Automaton.NONE; at = automaton.nextEnding(at)) {
                for (Candidate candidate : plain.candidates()[automaton.patternAt(at)]) {
                    candidate.reportPlain(text, i + 1, sink);
                }
            }
        }
    }

    private void scanSqueezed(CanonicalText text, SqueezedText once, Sink sink) {
        Automaton automaton = squeezed.automaton();
        int state = Automaton.ROOT;
        for (int i = 0; i < once.length(); i++) {
            state = automaton.next(state, once.charAt(i));
            for (int at = automaton.firstEnding(state); at != Automaton.NONE; at = automaton.nextEnding(at)) {
                for (Candidate candidate : squeezed.candidates()[automaton.patternAt(at)]) {
                    candidate.reportSqueezed(text, once, i + 1, sink);
                }
            }
        }
    }

    /** Receives occurrences. */
    public interface Sink {

        /**
         * Takes one occurrence.
         *
         * @param literal its place in the list that the scanner was built from
         * @param begin the canonical span, half-open
         * @param spaced true if something was taken out inside that the literal does not have there
         */
        void hit(int literal, int begin, int end, boolean spaced);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves the package
    private record View(Automaton automaton, Candidate[][] candidates) {

        static View of(Map<String, List<Candidate>> byChars) {
            Candidate[][] candidates = byChars.values().stream()
                    .map(list -> list.toArray(new Candidate[0]))
                    .toArray(Candidate[][]::new);
            return new View(Automaton.of(List.copyOf(byChars.keySet())), candidates);
        }
    }

    /** One literal behind a pattern; several literals can have the same characters. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves the package
    private record Candidate(int literal, LiteralShape shape, byte[] runs) {

        static Candidate plain(int literal, CanonicalText text) {
            int[] begins = new int[text.length()];
            for (int i = 0; i < begins.length; i++) {
                begins[i] = i;
            }
            return new Candidate(literal, new LiteralShape(text, begins), new byte[0]);
        }

        static Candidate squeezed(int literal, CanonicalText text, SqueezedText once) {
            int[] begins = new int[once.length()];
            byte[] runs = new byte[once.length()];
            for (int i = 0; i < begins.length; i++) {
                begins[i] = once.canonical(i);
                runs[i] = once.run(i);
            }
            return new Candidate(literal, new LiteralShape(text, begins), runs);
        }

        void reportPlain(CanonicalText text, int end, Sink sink) {
            int begin = end - shape.length();
            int result = shape.check(text, unit -> begin + unit);
            if (result != LiteralShape.REFUSED) {
                sink.hit(literal, begin, end, result == LiteralShape.SPACED);
            }
        }

        void reportSqueezed(CanonicalText text, SqueezedText once, int end, Sink sink) {
            int begin = end - shape.length();
            if (!sameRuns(once, begin)) {
                return;
            }
            int result = shape.check(text, unit -> once.canonical(begin + unit));
            if (result != LiteralShape.REFUSED) {
                sink.hit(literal, once.canonical(begin), once.canonical(end), result == LiteralShape.SPACED);
            }
        }

        /** Without a cut run in it the occurrence is plain and has been reported. */
        private boolean sameRuns(SqueezedText once, int begin) {
            boolean cut = false;
            for (int i = 0; i < runs.length; i++) {
                byte run = once.run(begin + i);
                cut |= run == SqueezedText.ANY_LENGTH;
                if (run != SqueezedText.ANY_LENGTH && run != runs[i]) {
                    return false;
                }
            }
            return cut;
        }
    }
}
