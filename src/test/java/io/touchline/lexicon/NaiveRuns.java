package io.touchline.lexicon;

import io.touchline.lexicon.NaiveGaps.Verdict;
import io.touchline.lexicon.NaiveScanner.Sink;
import io.touchline.lexicon.NaiveText.Unit;
import io.touchline.text.Gap;
import java.util.ArrayList;
import java.util.List;

/** A text run by run, to find literals some of whose letters were drawn out. */
final class NaiveRuns {

    /** The same letter written once or twice, or cut because it stood there more often. */
    private record Run(String character, int begin, int end, int length, boolean cut) {

        /** A cut run stands for any length, any other for its own and for shorter ones. */
        boolean standsFor(Run literal) {
            return character.equals(literal.character()) && (cut || (!literal.cut() && length >= literal.length()));
        }
    }

    private final NaiveText text;
    private final List<Run> runs;

    NaiveRuns(NaiveText text) {
        this.text = text;
        this.runs = runs(text);
    }

    private static List<Run> runs(NaiveText text) {
        List<Run> runs = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            String character = Character.toString(text.chars.codePointAt(i));
            int second = i + character.length();
            boolean twice = text.chars.startsWith(character, second)
                    && text.unit(i).kind() != NaiveText.Kind.DIGIT
                    && !text.unit(second).gap().strongerThan(Gap.INVISIBLE);
            int end = twice ? second + character.length() : second;
            if (!text.unit(i).mark()) {
                boolean cut = twice && text.unit(second).cut();
                runs.add(new Run(character, i, end, twice ? 2 : 1, cut));
            }
            i = end;
        }
        return runs;
    }

    /** Only what has a cut run: everything else is found as it is written. */
    void find(NaiveText literal, Sink sink) {
        List<Run> own = runs(literal);
        if (literal.units.stream().anyMatch(Unit::mark)) {
            return;
        }
        for (int at = 0; at + own.size() <= runs.size(); at++) {
            List<Run> here = runs.subList(at, at + own.size());
            boolean same = true;
            for (int i = 0; i < own.size(); i++) {
                same &= here.get(i).standsFor(own.get(i));
            }
            if (same && here.stream().anyMatch(Run::cut)) {
                report(literal, own, here, sink);
            }
        }
    }

    private void report(NaiveText literal, List<Run> own, List<Run> here, Sink sink) {
        int[] ends = here.stream().mapToInt(Run::end).toArray();
        Verdict verdict = NaiveGaps.check(literal, begins(own), text, begins(here), ends);
        if (verdict != Verdict.REFUSED) {
            int how = verdict == Verdict.SPACED ? How.SPACED : How.PLAIN;
            sink.hit(here.get(0).begin(), ends[ends.length - 1], how);
        }
    }

    private static int[] begins(List<Run> runs) {
        return runs.stream().mapToInt(Run::begin).toArray();
    }
}
