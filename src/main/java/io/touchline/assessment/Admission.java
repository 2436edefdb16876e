package io.touchline.assessment;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.touchline.api.Problem;
import io.touchline.api.ProblemException;
import io.touchline.api.SteadyTimer;
import io.touchline.assessment.RoomForComments.Ending;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
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

    /** Behind a caller's patience, when work counts as lost that has not ended. */
    static final Duration LOST = Duration.ofSeconds(30);

    private static final Duration LOOKS = Duration.ofSeconds(5);
    private static final Logger LOG = Logger.getLogger(Admission.class);

    private final AtomicInteger alone = new AtomicInteger();
    private final AtomicInteger together = new AtomicInteger();
    private final RoomForComments room;
    private final LongSupplier nanos;
    private final Set<Place> held = ConcurrentHashMap.newKeySet();
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
        Place place = new Place(kind, comments, nanos.getAsLong(), patience.plus(LOST));
        held.add(place);
        // Whatever ends the work, an error too, gives its places back, once.
        try {
            return work.get()
                    .onTermination()
                    .invoke((done, failure, cancelled) ->
                            place.leave(cancelled ? Ending.GIVEN_UP : Ending.of(failure)));
        } catch (Throwable e) {
            place.leave(Ending.of(e));
            throw e;
        }
    }

    /** What one call holds. */
    private final class Place {

        private final AtomicInteger kind;
        private final int comments;
        private final long began;
        private final long longest;

        Place(AtomicInteger kind, int comments, long began, Duration longest) {
            this.kind = kind;
            this.comments = comments;
            this.began = began;
            this.longest = longest.toNanos();
        }

        void leave(Ending how) {
            if (held.remove(this)) {
                long ended = nanos.getAsLong();
                int then = underWay();
                kind.addAndGet(-comments);
                room.ended(how, then, comments, ended - began, ended);
            }
        }
    }

    void begin(@Observes StartupEvent event, SteadyTimer timer) {
        timer.every(LOOKS, this::giveBackLost);
    }

    /** All that work waits for has an end of its own: what has none is a fault of ours that must not cost places for ever. */
    void giveBackLost() {
        long now = nanos.getAsLong();
        for (Place place : held) {
            if (now - place.began > place.longest) {
                LOG.error("admission.lost: work did not end, its places are given back");
                place.leave(Ending.GIVEN_UP);
            }
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

    private ProblemException refusal() {
        refused();
        return new ProblemException(Problem.of(503, List.of()));
    }
}
