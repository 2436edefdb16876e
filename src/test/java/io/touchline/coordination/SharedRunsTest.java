package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SharedRunsTest {

    private static final Duration BUDGET = Duration.ofSeconds(10);

    private final Comments comments = Comments.inFreshNamespace();
    private final List<List<Observation>> started = new ArrayList<>();
    private final List<UniEmitter<? super List<CoordinationReport>>> open = new ArrayList<>();
    private final SharedRuns runs = new SharedRuns(together -> Uni.createFrom().emitter(emitter -> {
        started.add(together);
        open.add(emitter);
    }));

    @Test
    void joinsWhatComesWhileTwoRunsAreUnderWayAndGivesEachItsOwn() {
        CompletableFuture<List<CoordinationReport>> first = submit(1, 1);
        submit(2, 1);
        CompletableFuture<List<CoordinationReport>> third = submit(3, 2);
        CompletableFuture<List<CoordinationReport>> fourth = submit(5, 1);
        assertThat(started).hasSize(2);

        end(0);

        assertThat(first.join()).extracting(CoordinationReport::score).containsExactly(0.01);
        assertThat(started).hasSize(3);
        assertThat(started.get(2)).hasSize(3);
        assertThat(third).isNotDone();
        end(2);
        assertThat(third.join()).extracting(CoordinationReport::score).containsExactly(0.03, 0.04);
        assertThat(fourth.join()).extracting(CoordinationReport::score).containsExactly(0.05);
    }

    @Test
    void keepsFewWaitingForMany() {
        submit(0, 1);
        submit(1, 1);
        submit(2, 40);
        submit(42, 40);
        submit(82, 100);
        end(0);
        end(1);

        assertThat(started).extracting(List::size).containsExactly(1, 1, 40, 40);
        end(2);
        assertThat(started.get(4)).hasSize(100);
    }

    /** A page waits a few hundred milliseconds, a backfill seconds. */
    @Test
    void letsShortCallsPastLongOnes() {
        submit(0, 100);
        submit(100, 100);
        submit(200, 100);
        CompletableFuture<List<CoordinationReport>> one = submit(300, 1);
        submit(301, 1);
        submit(302, 100);

        assertThat(started).extracting(List::size).containsExactly(100, 100, 1);
        end(2);
        assertThat(one).isCompleted();
        assertThat(started).extracting(List::size).containsExactly(100, 100, 1, 1);

        end(0);
        assertThat(started).as("it is full with a short one beside").hasSize(4);
        end(3);
        assertThat(started).extracting(List::size).containsExactly(100, 100, 1, 1, 100);
    }

    @Test
    void leavesOutWhoHasGivenUp() {
        submit(1, 1);
        submit(2, 1);
        runs.submit(List.of(comments.calm(3, 3)), BUDGET)
                .subscribe()
                .with(reports -> {})
                .cancel();
        CompletableFuture<List<CoordinationReport>> next = submit(4, 1);

        end(0);

        assertThat(started.get(2)).extracting(Observation::account).containsExactly(Comments.account(4));
        end(2);
        assertThat(next).isCompleted();
    }

    @Test
    void goesOnAfterARunThatFailsOrNeverEnds() {
        CompletableFuture<List<CoordinationReport>> failing = submit(1, 1);
        CompletableFuture<List<CoordinationReport>> late = runs.submit(
                        List.of(comments.calm(2, 2)), Duration.ofMillis(50))
                .subscribe()
                .asCompletionStage();
        CompletableFuture<List<CoordinationReport>> next = submit(3, 1);

        open.get(0).fail(new IllegalStateException("broken"));
        assertThatThrownBy(failing::join)
                .isInstanceOf(CompletionException.class)
                .hasRootCauseMessage("broken");
        assertThatThrownBy(late::join).hasCauseInstanceOf(TimeoutException.class);
        end(2);
        assertThat(next.join()).hasSize(1);

        // Both places are free again.
        submit(4, 1);
        submit(5, 1);
        assertThat(started).hasSize(5);
    }

    @Test
    void endsHoweverManyWaitForRunsThatFailAtOnce() {
        SharedRuns failing = new SharedRuns(together -> started.size() < 2
                ? Uni.createFrom().emitter(emitter -> {
                    started.add(together);
                    open.add(emitter);
                })
                : Uni.createFrom().failure(new IllegalStateException("away")));
        List<CompletableFuture<List<CoordinationReport>>> all = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            all.add(failing.submit(List.of(comments.calm(i, 0)), BUDGET)
                    .subscribe()
                    .asCompletionStage());
        }

        open.get(0).fail(new IllegalStateException("away"));
        open.get(1).fail(new IllegalStateException("away"));

        assertThat(all).allMatch(CompletableFuture::isCompletedExceptionally);
    }

    @Test
    void answersOnTheContextOfTheCaller() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            Context context = vertx.getOrCreateContext();
            CompletableFuture<Context> answeredOn = new CompletableFuture<>();
            context.runOnContext(ignored -> runs.submit(List.of(comments.calm(1, 1)), BUDGET)
                    .subscribe()
                    .with(reports -> answeredOn.complete(Vertx.currentContext())));
            while (started.isEmpty()) {
                TimeUnit.MILLISECONDS.sleep(1);
            }

            end(0);

            assertThat(answeredOn.get(10, TimeUnit.SECONDS)).isSameAs(context);
        } finally {
            vertx.close();
        }
    }

    private CompletableFuture<List<CoordinationReport>> submit(int from, int count) {
        List<Observation> some = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            some.add(comments.calm(i, i));
        }
        return runs.submit(some, BUDGET).subscribe().asCompletionStage();
    }

    /** Each comment's score is a hundredth of its second. */
    private void end(int run) {
        open.get(run)
                .complete(started.get(run).stream()
                        .map(comment -> report((comment.eventMillis() - Comments.KICK_OFF.toEpochMilli()) / 100_000.0))
                        .toList());
    }

    private static CoordinationReport report(double score) {
        return new CoordinationReport(Optional.empty(), score, List.of(), Map.of(), false);
    }
}
