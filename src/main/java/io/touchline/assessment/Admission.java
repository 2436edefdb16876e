package io.touchline.assessment;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.touchline.api.Problem;
import io.touchline.api.ProblemException;
import io.touchline.assessment.RoomForComments.Ending;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Bounds the comments that are under way by how long they take: what would have to wait longer than callers would is told
 * to come back, before anything is done for it. Calls of many comments may take nine tenths of the room, all together, so
 * that backfills leave some to pages that wait; one that is larger counts as that much and goes where it is the only one.
 */
@Startup
@Singleton
class Admission {

    private static final double FOR_MANY = 0.9;

    /** A stream's chunk is no larger: while one is under way the next one fits. */
    private static final double FOR_A_CHUNK = FOR_MANY / 2;

    /** Behind a caller's patience. */
    private static final Duration LOST = Duration.ofSeconds(30);

    private static final Logger LOG = Logger.getLogger(Admission.class);

    private final AtomicInteger alone = new AtomicInteger();
    private final AtomicInteger together = new AtomicInteger();
    private final RoomForComments room;
    private final LongSupplier nanos;
    private final Duration lost;
    private final Counter refused;

    @Inject
    Admission(AssessmentConfig config, MeterRegistry meters) {
        this(
                new RoomForComments(
                        config.admitWithin(), config.leastInFlight(), config.maxInFlight(), System.nanoTime()),
                meters,
                System::nanoTime);
    }

    Admission(RoomForComments room, MeterRegistry meters, LongSupplier nanos) {
        this(room, meters, nanos, LOST);
    }

    /** @param lost behind its caller's patience, when work counts as lost that has not ended */
    Admission(RoomForComments room, MeterRegistry meters, LongSupplier nanos, Duration lost) {
        this.lost = lost;
        this.room = room;
        this.nanos = nanos;
        this.refused = Counter.builder("touchline.admission.refused")
                .description("Calls that were told to come back")
                .register(meters);
        Gauge.builder("touchline.in.flight.comments", this, Admission::underWay)
                .description("Comments that are under way")
                .register(meters);
        Gauge.builder("touchline.admission.room", room, RoomForComments::size)
                .description("Comments that may be under way, by how long they have been taking")
                .register(meters);
    }

    private int underWay() {
        return alone.get() + together.get();
    }

    /** How many comments of a call there is room for that comes piece by piece. */
    int chunk() {
        return Math.max(1, (int) (FOR_A_CHUNK * room.size()));
    }

    /** Before anything is done for a call of one comment: whether there is no room for it, which is counted. */
    boolean refuses() {
        boolean full = !hasRoom(alone.get() + 1);
        if (full) {
            refused();
        }
        return full;
    }

    /** Before a call of many is read. @param comments that it looks to have @throws ProblemException 503 without room */
    void check(int comments) {
        boolean fits = comments == 1 ? hasRoom(alone.get() + 1) : hasRoom(comments, together.get());
        if (!fits) {
            throw refusal();
        }
    }

    private boolean hasRoom(int calls) {
        return calls + Math.min(together.get(), FOR_MANY * room.size()) <= room.size();
    }

    /** @param others comments of other calls of many */
    private boolean hasRoom(int comments, int others) {
        double taken = others + Math.min(comments, FOR_MANY * room.size());
        return taken <= FOR_MANY * room.size() && alone.get() + taken <= room.size();
    }

    /**
     * @param patience how long the caller waits
     * @throws ProblemException 503 if there is no room for {@code comments} more, or they would come too late
     */
    <T> Uni<T> admit(int comments, Duration patience, Supplier<Uni<T>> work) {
        return admit(comments, patience, work, this::refusal);
    }

    /** As {@link #admit}, for what asks again by itself: nobody is told to come back, so that it is not counted. */
    <T> Uni<T> ask(int comments, Duration patience, Supplier<Uni<T>> work) {
        return admit(comments, patience, work, () -> {
            room.refused();
            return new ProblemException(Problem.of(503, List.of()));
        });
    }

    private <T> Uni<T> admit(
            int comments, Duration patience, Supplier<Uni<T>> work, Supplier<ProblemException> refusal) {
        AtomicInteger kind = comments == 1 ? alone : together;
        int now = kind.addAndGet(comments);
        boolean fits = comments == 1 ? hasRoom(now) : hasRoom(comments, now - comments);
        if (!fits || room.wait(underWay() - comments).compareTo(patience) > 0) {
            kind.addAndGet(-comments);
            throw refusal.get();
        }
        long began = nanos.getAsLong();
        AtomicBoolean left = new AtomicBoolean();
        Consumer<Ending> leave = how -> {
            if (left.compareAndSet(false, true)) {
                long ended = nanos.getAsLong();
                int then = underWay();
                kind.addAndGet(-comments);
                room.ended(how, then, comments, ended - began, ended);
            }
        };
        // Whatever ends the work, an error too, gives its places back, once.
        try {
            return work.get()
                    .ifNoItem()
                    .after(patience.plus(lost))
                    .failWith(this::loss)
                    .onTermination()
                    .invoke((done, failure, cancelled) ->
                            leave.accept(cancelled ? Ending.GIVEN_UP : Ending.of(failure)));
        } catch (Throwable e) {
            leave.accept(Ending.of(e));
            throw e;
        }
    }

    /** Somebody is told to come back who asked by {@link #ask} until then. */
    void turnedAway() {
        refused.increment();
    }

    private void refused() {
        refused.increment();
        room.refused();
    }

    /** All that work waits for has an end of its own: this is a fault of ours, which must not cost a place for ever. */
    private ProblemException loss() {
        LOG.error("admission.lost: work did not end, its places are given back");
        return new ProblemException(Problem.of(503, List.of()));
    }

    private ProblemException refusal() {
        refused();
        return new ProblemException(Problem.of(503, List.of()));
    }
}
