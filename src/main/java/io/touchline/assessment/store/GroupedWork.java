package io.touchline.assessment.store;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Many callers, one trip: submissions that arrive while a trip is under way, or too soon after the one before began, are
 * joined and make the next one together. A submission stays whole and gets its own results. The queue is bounded; what
 * does not fit fails at once. What nobody waits for any more when its trip begins is not done: its caller has gone on
 * without it, and where trips are late they are not to be made for nothing.
 *
 * @param <I> what is submitted
 * @param <O> what comes back for each
 */
final class GroupedWork<I, O> implements AutoCloseable {

    /** After a trip of so many the next one may wait twice as long: where many come, more of them share what it costs. */
    private static final int MANY = 4;

    private final LinkedBlockingQueue<Submission<I, O>> queue = new LinkedBlockingQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final int maxGroup;
    private final int capacity;
    private final long pace;
    private final Function<List<I>, List<O>> trip;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;

    /**
     * @param maxGroup a trip stops collecting at this many items; one larger submission still makes one trip
     * @param capacity items that may wait
     * @param pace a thread begins no two trips sooner after one another, nor before twice that where the first carried
     *     {@value #MANY} submissions: a trip costs much, however little it carries. Who comes after a longer pause does
     *     not wait
     * @param trip blocking; gives one result for each item, in order
     */
    GroupedWork(
            String name, int threadCount, int maxGroup, int capacity, Duration pace, Function<List<I>, List<O>> trip) {
        this.maxGroup = maxGroup;
        this.capacity = capacity;
        this.pace = pace.toNanos();
        this.trip = trip;
        for (int i = 0; i < threadCount; i++) {
            Thread thread = new Thread(this::run, name + "-" + i);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    /** @return the results in order; fails with {@link StoreBusyException} if the queue is full */
    Uni<List<O>> submit(List<I> items) {
        return Uni.createFrom().emitter(emitter -> {
            if (waiting.addAndGet(items.size()) > capacity || closed) {
                waiting.addAndGet(-items.size());
                emitter.fail(new StoreBusyException());
                return;
            }
            Submission<I, O> submission = new Submission<>(items, emitter, new AtomicBoolean());
            emitter.onTermination(() -> submission.over.set(true));
            queue.add(submission);
            if (waiting.get() >= maxGroup) {
                threads.forEach(LockSupport::unpark);
            }
        });
    }

    int waiting() {
        return waiting.get();
    }

    /** Whether a thread makes these trips: results come on it, and what it does besides holds the next one up. */
    boolean isOwn(Thread thread) {
        return threads.contains(thread);
    }

    private void run() {
        long earliest = System.nanoTime();
        while (!(closed && queue.isEmpty())) {
            List<Submission<I, O>> group = collect(earliest);
            if (!group.isEmpty()) {
                earliest = System.nanoTime() + (group.size() < MANY ? pace : 2 * pace);
                serve(group);
            }
        }
    }

    /**
     * Rests until the next trip may begin, and only then looks at who has come: to look at each who comes would wake this
     * thread for every one of them.
     */
    private List<Submission<I, O>> collect(long earliest) {
        List<Submission<I, O>> group = new ArrayList<>();
        try {
            Submission<I, O> next = queue.take();
            restUntil(earliest);
            int size = 0;
            while (next != null) {
                if (next.over.get()) {
                    waiting.addAndGet(-next.items.size());
                } else {
                    group.add(next);
                    size += next.items.size();
                }
                next = size < maxGroup ? queue.poll() : null;
            }
        } catch (InterruptedException e) {
            return group;
        }
        return group;
    }

    /** Shorter if a trip is full before, or this is closed, which interrupts. */
    private void restUntil(long earliest) {
        long left = earliest - System.nanoTime();
        while (left > 0 && !closed && waiting.get() < maxGroup) {
            LockSupport.parkNanos(left);
            // What interrupted this must not interrupt the trip.
            Thread.interrupted();
            left = earliest - System.nanoTime();
        }
    }

    private void serve(List<Submission<I, O>> group) {
        List<I> items = new ArrayList<>();
        group.forEach(submission -> items.addAll(submission.items));
        List<O> results;
        try {
            results = trip.apply(items);
        } catch (Throwable e) {
            // An error too: a thread that ended here would leave everybody waiting.
            group.forEach(submission -> submission.emitter.fail(e));
            return;
        } finally {
            waiting.addAndGet(-items.size());
        }
        int next = 0;
        for (Submission<I, O> submission : group) {
            List<O> own = List.copyOf(results.subList(next, next + submission.items.size()));
            next += own.size();
            submission.emitter.complete(own);
        }
    }

    /** Ends after what is queued has been served. */
    @Override
    public void close() {
        closed = true;
        for (Thread thread : threads) {
            thread.interrupt();
        }
        for (Thread thread : threads) {
            try {
                thread.join(10_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** @param over whether its caller has its results, or waits no more */
    private record Submission<I, O>(List<I> items, UniEmitter<? super List<O>> emitter, AtomicBoolean over) {}
}
