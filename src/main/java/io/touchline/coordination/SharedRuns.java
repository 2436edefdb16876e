package io.touchline.coordination;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Calls that come while others are on their way through Redis go through it together: a script call for one comment costs
 * nearly what one for twenty does. Who comes while little is under way does not wait. Thread-safe.
 */
final class SharedRuns {

    private static final int MOST_RUNS = 2;
    /** So that a hundred comments of one call keep few others waiting. */
    private static final int MOST_COMMENTS = 64;

    private final Function<List<Observation>, Uni<List<CoordinationReport>>> run;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private int underWay;
    private boolean starting;

    /** @param run takes comments through Redis; gives one report for each, in order */
    SharedRuns(Function<List<Observation>, Uni<List<CoordinationReport>>> run) {
        this.run = run;
    }

    /** One call's comments. @param context where its answer is to arrive; null for wherever it comes from */
    private record Waiting(
            List<Observation> comments,
            Duration budget,
            Context context,
            UniEmitter<? super List<CoordinationReport>> emitter,
            AtomicBoolean givenUp) {

        void complete(List<CoordinationReport> reports) {
            on(() -> emitter.complete(reports));
        }

        void fail(Throwable failure) {
            on(() -> emitter.fail(failure));
        }

        /** Not on the thread of whoever else took part: that one has its own answer to make. */
        private void on(Runnable end) {
            if (context == null) {
                end.run();
            } else {
                context.runOnContext(ignored -> end.run());
            }
        }
    }

    /**
     * @param budget after which nobody waits for it any more
     * @return the reports in order; emitted on the caller's context if it has one
     */
    Uni<List<CoordinationReport>> submit(List<Observation> comments, Duration budget) {
        return Uni.createFrom().emitter(emitter -> {
            AtomicBoolean givenUp = new AtomicBoolean();
            emitter.onTermination(() -> givenUp.set(true));
            synchronized (waiting) {
                waiting.add(new Waiting(comments, budget, Vertx.currentContext(), emitter, givenUp));
            }
            next();
        });
    }

    /** One at a time, and never within itself: a run may end before its start is over. */
    private void next() {
        synchronized (waiting) {
            if (starting) {
                return;
            }
            starting = true;
        }
        for (List<Waiting> together = take(); !together.isEmpty(); together = take()) {
            start(together);
        }
    }

    /** Those of the next run, which counts as under way from here on; none if there is none to start now. */
    private List<Waiting> take() {
        List<Waiting> together = new ArrayList<>();
        synchronized (waiting) {
            int comments = 0;
            while (underWay < MOST_RUNS && !waiting.isEmpty()) {
                Waiting first = waiting.peek();
                int more = first.comments.size();
                if (!together.isEmpty() && comments + more > MOST_COMMENTS) {
                    break;
                }
                waiting.remove();
                if (!first.givenUp.get()) {
                    together.add(first);
                    comments += more;
                }
            }
            starting = !together.isEmpty();
            underWay += starting ? 1 : 0;
        }
        return together;
    }

    private void start(List<Waiting> together) {
        List<Observation> comments = new ArrayList<>();
        Duration longest = Duration.ZERO;
        for (Waiting one : together) {
            comments.addAll(one.comments);
            longest = one.budget.compareTo(longest) > 0 ? one.budget : longest;
        }
        Uni.createFrom()
                .deferred(() -> run.apply(comments))
                .ifNoItem()
                .after(longest)
                .fail()
                .subscribe()
                .with(reports -> ended(together, reports), failure -> failed(together, failure));
    }

    private void ended(List<Waiting> together, List<CoordinationReport> reports) {
        over();
        int begin = 0;
        for (Waiting one : together) {
            int end = begin + one.comments.size();
            one.complete(List.copyOf(reports.subList(begin, end)));
            begin = end;
        }
    }

    private void failed(List<Waiting> together, Throwable failure) {
        over();
        together.forEach(one -> one.fail(failure));
    }

    private void over() {
        synchronized (waiting) {
            underWay--;
        }
        next();
    }
}
