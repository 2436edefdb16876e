package io.touchline.lexicon;

import io.touchline.text.CanonicalText;
import io.touchline.text.TableInput;
import io.touchline.text.TableOutput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds literals in which runs of the same letter were drawn out: {@code 傻傻傻逼}, {@code looooser}. Most literals have no
 * run of their own and read in the squeezed text as they are written, so the table of all patterns finds them; those that
 * have one stand in a small trie beside it. Immutable.
 */
final class SqueezedScanner {

    private final PatternTable table;
    private final Trie trie;
    private final Candidate[][] candidates;

    /** @param runs how long each run of the literal is */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves the package
    private record Candidate(int literal, LiteralShape shape, byte[] runs) {

        /** A run of the literal is no longer than the text's, or the text's was cut; at least one was. */
        boolean sameRuns(SqueezedText text, int begin) {
            boolean cut = false;
            for (int i = 0; i < runs.length; i++) {
                byte run = text.run(begin + i);
                if (run == SqueezedText.ANY_LENGTH) {
                    cut = true;
                } else if (runs[i] == SqueezedText.ANY_LENGTH || run < runs[i]) {
                    return false;
                }
            }
            // Without a cut run it is found as it is written.
            return cut;
        }
    }

    SqueezedScanner(List<Sought> sought, PatternTable table, Pace pace) {
        this.table = table;
        Map<String, List<Candidate>> byChars = new LinkedHashMap<>();
        for (int i = 0; i < sought.size(); i++) {
            pace.step();
            CanonicalText text = sought.get(i).literal().text();
            if (!text.anyMark() && SqueezedText.hasRun(text.chars())) {
                SqueezedText once = new SqueezedText(text);
                byChars.computeIfAbsent(once.chars(), chars -> new ArrayList<>(1))
                        .add(candidate(i, text, once));
            }
        }
        trie = Trie.of(List.copyOf(byChars.keySet()), pace);
        candidates = byChars.values().stream()
                .map(list -> list.toArray(new Candidate[0]))
                .toArray(Candidate[][]::new);
    }

    SqueezedScanner(TableInput in, PatternTable table) {
        this.table = table;
        trie = new Trie(in);
        candidates = new Candidate[in.integer()][];
        for (int i = 0; i < candidates.length; i++) {
            candidates[i] = new Candidate[in.integer()];
            for (int k = 0; k < candidates[i].length; k++) {
                candidates[i][k] = new Candidate(in.integer(), new LiteralShape(in), in.bytes());
            }
        }
    }

    void write(TableOutput out) {
        trie.write(out);
        out.integer(candidates.length);
        for (Candidate[] alike : candidates) {
            out.integer(alike.length);
            for (Candidate candidate : alike) {
                out.integer(candidate.literal());
                candidate.shape().write(out);
                out.bytes(candidate.runs());
            }
        }
    }

    private static Candidate candidate(int literal, CanonicalText text, SqueezedText once) {
        int[] begins = new int[once.length()];
        byte[] runs = new byte[once.length()];
        for (int i = 0; i < begins.length; i++) {
            begins[i] = once.begins()[i];
            runs[i] = once.run(i);
        }
        return new Candidate(literal, new LiteralShape(text, begins), runs);
    }

    void scan(CanonicalText text, LiteralScanner.Sink sink) {
        SqueezedText once = new SqueezedText(text);
        int[] known = table.known(once.chars());
        // What begins behind the last run that was cut has none.
        int end = once.lastCut() + 1;
        for (int from = 0; from < end; from += PatternTable.PLACES) {
            for (long places = table.shortOnes(known, from, end) | table.longerOnes(known, from, end);
                    places != 0;
                    places &= places - 1) {
                walk(text, once, known, from + Long.numberOfTrailingZeros(places), sink);
            }
        }
        for (int i = 0; i < end; i++) {
            scanForRuns(text, once, i, sink);
        }
    }

    private void scanForRuns(CanonicalText text, SqueezedText once, int first, LiteralScanner.Sink sink) {
        int state = Trie.ROOT;
        for (int j = first; j < once.length(); j++) {
            state = trie.child(state, once.charAt(j));
            if (state == Trie.NONE) {
                return;
            }
            if (trie.endsAt(state)) {
                for (Candidate candidate : candidates[trie.valueAt(state)]) {
                    if (candidate.sameRuns(once, first)) {
                        report(text, once, first, j, candidate.literal(), candidate.shape(), sink);
                    }
                }
            }
        }
    }

    private void walk(CanonicalText text, SqueezedText once, int[] known, int first, LiteralScanner.Sink sink) {
        PatternRows rows = table.rows();
        int state = Trie.ROOT;
        for (int j = first; j < once.length(); j++) {
            state = table.trie().child(state, PatternTable.letter(known[j]));
            if (state == Trie.NONE) {
                return;
            }
            if (!table.trie().endsAt(state) || !once.anyCut(first, j + 1)) {
                continue;
            }
            for (int pattern = table.trie().valueAt(state); pattern >= 0; pattern = rows.next(pattern)) {
                if (rows.mayBeDrawnOut(pattern) && rows.isWritten(pattern, once.chars(), first)) {
                    report(text, once, first, j, rows.literal(pattern), rows.shape(pattern), sink);
                }
            }
        }
    }

    private static void report(
            CanonicalText text,
            SqueezedText once,
            int first,
            int last,
            int literal,
            LiteralShape shape,
            LiteralScanner.Sink sink) {
        int end = once.ends()[last];
        int result = shape.check(text, once.begins(), first, end);
        if (result != LiteralShape.REFUSED) {
            sink.hit(literal, once.begins()[first], end, result == LiteralShape.SPACED ? How.SPACED : How.PLAIN);
        }
    }
}
