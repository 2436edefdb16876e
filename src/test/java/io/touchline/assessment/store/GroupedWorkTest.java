package io.touchline.assessment.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GroupedWorkTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<List<Integer>> trips = new ArrayList<>();
    private final CountDownLatch underWay = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Test
    void joinsWhatArrivesWhileATripIsUnderWay() throws InterruptedException {
        try (GroupedWork<Integer, Integer> work = new GroupedWork<>("test", 1, 100, 100, Duration.ZERO, this::slowly)) {
            CompletableFuture<List<Integer>> first = start(work, List.of(1));
            underWay.await();
            CompletableFuture<List<Integer>> second = start(work, List.of(2, 3));
            CompletableFuture<List<Integer>> third = start(work, List.of(4));
            goOn.countDown();

            assertThat(first.join()).containsExactly(10);
            assertThat(second.join()).containsExactly(20, 30);
            assertThat(third.join()).containsExactly(40);
            assertThat(trips).containsExactly(List.of(1), List.of(2, 3, 4));
        }
    }

    @Test
    void refusesWhatDoesNotFitAndServesTheRest() throws InterruptedException {
        try (GroupedWork<Integer, Integer> work = new GroupedWork<>("test", 1, 100, 3, Duration.ZERO, this::slowly)) {
            CompletableFuture<List<Integer>> first = start(work, List.of(1));
            underWay.await();
            CompletableFuture<List<Integer>> second = start(work, List.of(2, 3));

            assertThatThrownBy(() -> await(work.submit(List.of(4)))).isInstanceOf(StoreBusyException.class);
            goOn.countDown();
            assertThat(first.join()).containsExactly(10);
            assertThat(second.join()).containsExactly(20, 30);
            assertThat(work.waiting()).isZero();
        }
    }

    @Test
    void doesNothingForWhoWaitsNoMore() throws InterruptedException {
        try (GroupedWork<Integer, Integer> work = new GroupedWork<>("test", 1, 100, 100, Duration.ZERO, this::slowly)) {
            CompletableFuture<List<Integer>> first = start(work, List.of(1));
            underWay.await();
            Cancellable second = work.submit(List.of(2, 3)).subscribe().with(done -> {});
            CompletableFuture<List<Integer>> third = start(work, List.of(4));
            second.cancel();
            goOn.countDown();

            assertThat(first.join()).containsExactly(10);
            assertThat(third.join()).containsExactly(40);
            assertThat(trips).containsExactly(List.of(1), List.of(4));
            assertThat(work.waiting()).isZero();
        }
    }

    @Test
    void failsOnlyTheTripThatFails() {
        try (GroupedWork<Integer, Integer> work = new GroupedWork<>("test", 1, 100, 100, Duration.ZERO, items -> {
            if (items.contains(13)) {
                throw new IllegalStateException("unlucky");
            }
            return items;
        })) {
            assertThatThrownBy(() -> await(work.submit(List.of(13)))).hasMessage("unlucky");
            assertThat(await(work.submit(List.of(7)))).containsExactly(7);
        }
    }

    @Test
    void servesWhatIsQueuedBeforeItCloses() throws InterruptedException {
        GroupedWork<Integer, Integer> work = new GroupedWork<>("test", 1, 1, 100, Duration.ZERO, this::slowly);
        start(work, List.of(1));
        underWay.await();
        CompletableFuture<List<Integer>> queued = start(work, List.of(2));
        goOn.countDown();

        work.close();

        assertThat(queued).isCompletedWithValue(List.of(20));
        assertThatThrownBy(() -> await(work.submit(List.of(3)))).isInstanceOf(StoreBusyException.class);
    }

    @Test
    void joinsWhatComesTooSoonAndServesAllOfItBeforeItCloses() {
        GroupedWork<Integer, Integer> work = new GroupedWork<>("test", 1, 3, 100, Duration.ofHours(1), this::atOnce);
        assertThat(await(work.submit(List.of(1)))).containsExactly(10);
        CompletableFuture<List<Integer>> second = start(work, List.of(2));
        CompletableFuture<List<Integer>> third = start(work, List.of(3));
        assertThat(second).isNotDone();

        // As many as a trip takes do not wait any longer.
        assertThat(await(work.submit(List.of(4)))).containsExactly(40);
        assertThat(second.join()).containsExactly(20);
        assertThat(third.join()).containsExactly(30);
        CompletableFuture<List<Integer>> fifth = start(work, List.of(5));
        work.close();

        assertThat(fifth).isCompletedWithValue(List.of(50));
        assertThat(trips).containsExactly(List.of(1), List.of(2, 3, 4), List.of(5));
    }

    private List<Integer> atOnce(List<Integer> items) {
        trips.add(items);
        return items.stream().map(item -> item * 10).toList();
    }

    private List<Integer> slowly(List<Integer> items) {
        trips.add(items);
        underWay.countDown();
        try {
            assertThat(goOn.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            // Closing interrupts; what is under way ends all the same.
            assertThat(goOn.getCount()).isZero();
        }
        return items.stream().map(item -> item * 10).toList();
    }

    private static CompletableFuture<List<Integer>> start(GroupedWork<Integer, Integer> work, List<Integer> items) {
        return work.submit(items).subscribe().asCompletionStage();
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
