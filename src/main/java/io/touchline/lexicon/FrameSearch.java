package io.touchline.lexicon;

import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Finds a frame in one text by carrying, for every step and every span that the step can stand on, the latest place at
 * which a match that got this far can have begun. From one step to the next that is a maximum over a sliding window of
 * ends, so the cost is linear in the number of spans whatever the gaps are. Belongs to one call.
 */
final class FrameSearch {

    private static final int NOWHERE = -1;
    private static final IntPredicate ANYWHERE = place -> true;

    private final AtomIndex atoms;
    private final TextGrid grid;
    private long work;

    FrameSearch(AtomIndex atoms, TextGrid grid) {
        this.atoms = atoms;
        this.grid = grid;
    }

    /** How many spans were looked at so far. */
    long work() {
        return work;
    }

    TextGrid grid() {
        return grid;
    }

    /** True if exceptions took away something that the frame could have stood on. */
    boolean isSuppressed(CompiledFrame frame) {
        return Arrays.stream(frame.atoms()).anyMatch(atom -> atoms.spans(atom).suppressed());
    }

    /** The tightest match at every place where one ends, by end. */
    List<FrameMatch> everyEnd(CompiledFrame frame) {
        return select(frame, false, ANYWHERE);
    }

    /** Of overlapping matches only the first to end. */
    List<FrameMatch> apart(CompiledFrame frame) {
        return select(frame, true, ANYWHERE);
    }

    /**
     * The same of those that begin and end where they may: of two alternatives the longer one still can where the shorter
     * one cannot.
     *
     * @param edges whether a match may begin or end at a place
     */
    List<FrameMatch> apart(CompiledFrame frame, IntPredicate edges) {
        return select(frame, true, edges);
    }

    private List<FrameMatch> select(CompiledFrame frame, boolean apart, IntPredicate edges) {
        for (int atom : frame.required()) {
            if (atoms.spans(atom).size() == 0) {
                return List.of();
            }
        }
        Trail[] trails = walk(frame, edges);
        List<Arrival> arrivals = arrivals(frame, trails, edges);
        if (arrivals.isEmpty()) {
            return List.of();
        }
        arrivals.sort(null);
        List<FrameMatch> matches = new ArrayList<>();
        int end = 0;
        for (Arrival arrival : arrivals) {
            boolean fresh = apart ? arrival.begin() >= end : arrival.end() > end;
            if (fresh) {
                matches.add(trace(trails, arrival));
                end = arrival.end();
            }
        }
        return matches;
    }

    private Trail[] walk(CompiledFrame frame, IntPredicate edges) {
        Trail[] trails = new Trail[frame.length()];
        for (int k = 0; k < frame.length(); k++) {
            trails[k] = new Trail(atoms.spans(frame.atoms()[k]));
            if (frame.canBegin(k)) {
                begin(frame, k, trails[k], edges);
            }
            int gap = frame.gaps()[k];
            for (int j = k - 1; j >= 0; j--) {
                connect(frame.scope(), trails[j], trails[k], gap, j);
                if (!frame.optional()[j]) {
                    break;
                }
                gap += frame.gaps()[j];
            }
        }
        return trails;
    }

    private void begin(CompiledFrame frame, int k, Trail trail, IntPredicate edges) {
        work += trail.size();
        int lead = frame.lead() + frame.gapsBetween(0, k);
        for (int i = 0; i < trail.size(); i++) {
            int begin = trail.spans.begins()[i];
            boolean near = frame.lead() < 0 || grid.wordsSinceClauseBegin(begin) <= lead;
            if (near && edges.test(begin)) {
                trail.reach(i, begin, NOWHERE, NOWHERE);
            }
        }
    }

    /** Lets every span of {@code to} follow the best span of {@code from} that ends at most {@code gap} units before. */
    private void connect(Scope scope, Trail from, Trail to, int gap, int fromStep) {
        int[] window = new int[from.size()];
        int head = 0;
        int tail = 0;
        int next = 0;
        work += from.size() + to.size();
        for (int i = 0; i < to.size(); i++) {
            int begin = to.spans.begins()[i];
            for (; next < from.size() && from.spans.ends()[from.spans.byEnd()[next]] <= begin; next++) {
                int candidate = from.spans.byEnd()[next];
                if (from.begins[candidate] == NOWHERE) {
                    continue;
                }
                while (tail > head && from.begins[window[tail - 1]] <= from.begins[candidate]) {
                    tail--;
                }
                window[tail++] = candidate;
            }
            int earliest = grid.words(begin) - gap;
            int scopeBegin = grid.scopeBegin(scope, begin);
            while (head < tail
                    && (grid.words(from.spans.ends()[window[head]]) < earliest
                            || from.spans.ends()[window[head]] <= scopeBegin)) {
                head++;
            }
            if (head < tail) {
                to.reach(i, from.begins[window[head]], fromStep, window[head]);
            }
        }
    }

    private List<Arrival> arrivals(CompiledFrame frame, Trail[] trails, IntPredicate edges) {
        List<Arrival> arrivals = new ArrayList<>();
        for (int k = 0; k < trails.length; k++) {
            int trail = frame.trail() + frame.gapsBetween(k, trails.length - 1);
            for (int i = 0; frame.canEnd(k) && i < trails[k].size(); i++) {
                int end = trails[k].spans.ends()[i];
                boolean near = frame.trail() < 0 || grid.wordsUntilClauseEnd(end) <= trail;
                if (trails[k].begins[i] != NOWHERE && near && edges.test(end)) {
                    arrivals.add(new Arrival(trails[k].begins[i], end, k, i));
                }
            }
        }
        return arrivals;
    }

    private static FrameMatch trace(Trail[] trails, Arrival arrival) {
        List<FrameMatch.Footing> footings = new ArrayList<>();
        int step = arrival.step();
        int index = arrival.index();
        while (step != NOWHERE) {
            Trail trail = trails[step];
            footings.add(new FrameMatch.Footing(
                    new Span(trail.spans.begins()[index], trail.spans.ends()[index]), trail.spans.how(index)));
            step = trail.fromSteps[index];
            index = trail.fromIndexes[index];
        }
        return new FrameMatch(new Span(arrival.begin(), arrival.end()), footings);
    }

    /** The end of a match; the natural order is by end, the tightest first. */
    private record Arrival(int begin, int end, int step, int index) implements Comparable<Arrival> {

        @Override
        public int compareTo(Arrival other) {
            return end != other.end ? Integer.compare(end, other.end) : Integer.compare(other.begin, begin);
        }
    }

    /** Per span of a step: where the match that reached it began, and over which span it came. */
    private static final class Trail {
        final AtomSpans spans;
        final int[] begins;
        final int[] fromSteps;
        final int[] fromIndexes;

        Trail(AtomSpans spans) {
            this.spans = spans;
            begins = new int[spans.size()];
            fromSteps = new int[spans.size()];
            fromIndexes = new int[spans.size()];
            Arrays.fill(begins, NOWHERE);
        }

        int size() {
            return begins.length;
        }

        void reach(int i, int begin, int fromStep, int fromIndex) {
            if (begin > begins[i]) {
                begins[i] = begin;
                fromSteps[i] = fromStep;
                fromIndexes[i] = fromIndex;
            }
        }
    }
}
