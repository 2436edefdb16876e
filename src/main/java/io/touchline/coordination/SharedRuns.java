package io.touchline.coordination;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Calls that come while others are on their way through Redis go through it together: a script call for one comment costs
 * nearly what one for twenty does. Who comes while little is under way does not wait. Thread-safe.
 */
final class SharedRuns {

    private static final int MOST_RUNS = 2;

    /** So that a hundred comments of one call keep few others waiting; a call of more goes by itself. */
    private static final int MOST_COMMENTS = 64;

    private final Function<List<Observation>, Uni<List<CoordinationReport>>> run;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private int underWay;
    private int longUnderWay;
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
            Iterator<Waiting> next = waiting.iterator();
            while (mayStart(1) && next.hasNext() && comments < MOST_COMMENTS) {
                Waiting one = next.next();
                int more = one.comments.size();
                if (one.givenUp.get()) {
                    next.remove();
                } else if (mayStart(more)) {
                    if (!together.isEmpty() && comments + more > MOST_COMMENTS) {
                        break;
                    }
                    next.remove();
                    together.add(one);
                    comments += more;
                }
            }
            starting = !together.isEmpty();
            underWay += starting ? 1 : 0;
            longUnderWay += comments > MOST_COMMENTS ? 1 : 0;
        }
        return together;
    }

    /** Where all that is under way are long calls, short ones go past those that wait: they are not waited for that long. */
    private boolean mayStart(int comments) {
        boolean past = comments <= MOST_COMMENTS && longUnderWay == MOST_RUNS && underWay == MOST_RUNS;
        return underWay < MOST_RUNS || past;
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
                .with(
                        reports -> {
                            over(comments.size());
                            ended(together, reports);
                        },
                        failure -> {
                            over(comments.size());
                            together.forEach(one -> one.fail(failure));
                        });
    }

    private static void ended(List<Waiting> together, List<CoordinationReport> reports) {
        int begin = 0;
        for (Waiting one : together) {
            int end = begin + one.comments.size();
            one.complete(List.copyOf(reports.subList(begin, end)));
            begin = end;
        }
    }

    private void over(int comments) {
        synchronized (waiting) {
            underWay--;
            longUnderWay -= comments > MOST_COMMENTS ? 1 : 0;
        }
        next();
    }
}
