package io.touchline.training;

import io.touchline.scoring.CommentScore;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** Runs comments through a scorer, once to judge it and again to time it. */
record Evaluation(Function<LabelledComment, CommentScore> scorer, List<LabelledComment> comments) {

    /** Scored comments before the clock runs: enough for the compiler to have seen the hot path. */
    static final int WARM_UP = 20_000;

    /** After which it has seen enough of a scorer that takes milliseconds. */
    private static final long WARM_UP_NANOS = 5_000_000_000L;

    Evaluation {
        comments = List.copyOf(comments);
        if (comments.isEmpty()) {
            throw new IllegalArgumentException("no comments to evaluate");
        }
    }

    Tally judge(MissesFile misses) throws IOException {
        Tally tally = new Tally();
        for (LabelledComment comment : comments) {
            CommentScore score = scorer.apply(comment);
            tally.add(comment, score);
            misses.add(comment, score);
        }
        return tally;
    }

    /**
     * One pass over all comments with the clock running.
     *
     * @param warmUp comments to be scored before, unless that takes long
     */
    Throughput time(int warmUp) {
        long evidence = 0;
        long until = System.nanoTime() + WARM_UP_NANOS;
        int scored = 0;
        do {
            evidence = comments.stream().mapToLong(this::evidenceOf).sum();
            scored += comments.size();
        } while (scored < warmUp && System.nanoTime() < until);
        long[] nanos = new long[comments.size()];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            evidence -= evidenceOf(comments.get(i));
            nanos[i] = System.nanoTime() - start;
        }
        // Counting what comes out keeps the compiler from dropping the work, and two passes must agree.
        if (evidence != 0) {
            throw new IllegalStateException("the scorer found other evidence when asked again");
        }
        return Throughput.of(nanos);
    }

    private long evidenceOf(LabelledComment comment) {
        return scorer.apply(comment).evidence().size();
    }
}
