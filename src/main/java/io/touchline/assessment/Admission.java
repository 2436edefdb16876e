package io.touchline.assessment;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.touchline.api.Problem;
import io.touchline.api.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Bounds the comments that are under way by how long they take: what would have to wait longer than callers would is told
 * to come back, before anything is done for it. Many comments in one call may take nine tenths of the room, so that
 * backfills leave some to pages that wait.
 */
@Singleton
class Admission {

    private static final double FOR_MANY = 0.9;

    private final AtomicInteger underWay = new AtomicInteger();
    private final RoomForComments room;
    private final LongSupplier nanos;
    private final Counter refused;

    @Inject
    Admission(AssessmentConfig config, MeterRegistry meters) {
        this(config, meters, System::nanoTime);
    }

    Admission(AssessmentConfig config, MeterRegistry meters, LongSupplier nanos) {
        this.room = new RoomForComments(
                config.admitWithin(), config.leastInFlight(), config.maxInFlight(), nanos.getAsLong());
        this.nanos = nanos;
        this.refused = Counter.builder("touchline.admission.refused")
                .description("Calls that were told to come back")
                .register(meters);
        Gauge.builder("touchline.in.flight.comments", underWay, AtomicInteger::get)
                .description("Comments that are under way")
                .register(meters);
        Gauge.builder("touchline.admission.room", room, RoomForComments::size)
                .description("Comments that may be under way, by how long they have been taking")
                .register(meters);
    }

    /** Before anything of a call is parsed. @throws ProblemException 503 if there is no room for another comment */
    void check() {
        if (underWay.get() >= room.size()) {
            throw refusal();
        }
    }

    /**
     * @param patience how long the caller waits
     * @throws ProblemException 503 if there is no room for {@code comments} more, or they would come too late
     */
    <T> Uni<T> admit(int comments, Duration patience, Supplier<Uni<T>> work) {
        int now = underWay.addAndGet(comments);
        // A call that is larger than the room goes where nothing else is under way.
        boolean fits = now <= (comments == 1 ? room.size() : FOR_MANY * room.size()) || now == comments;
        if (!fits || room.wait(now - comments).compareTo(patience) > 0) {
            underWay.addAndGet(-comments);
            throw refusal();
        }
        long began = nanos.getAsLong();
        AtomicBoolean left = new AtomicBoolean();
        Consumer<Throwable> leave = failure -> {
            if (left.compareAndSet(false, true)) {
                long ended = nanos.getAsLong();
                int then = underWay.getAndAdd(-comments);
                // How soon something is refused says nothing of how long comments take.
                if (!(failure instanceof ProblemException)) {
                    room.took(then, comments, ended - began, ended);
                }
            }
        };
        // Whatever ends the work, an error too, gives its places back, once.
        try {
            return work.get().onTermination().invoke((done, failure, cancelled) -> leave.accept(failure));
        } catch (Throwable e) {
            leave.accept(e);
            throw e;
        }
    }

    private ProblemException refusal() {
        refused.increment();
        room.refused();
        return new ProblemException(Problem.of(503, List.of()));
    }
}
