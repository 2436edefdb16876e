package io.touchline.api.redis;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The one way to Redis. Bounds every operation by a budget, because the client has no time-out of its own, and leaves a
 * Redis that does not answer alone: operations then fail at once, until a look of the gate's own finds it back. Failures
 * come out as {@link RedisUnavailableException}, on any thread. The state of the circuit is
 * {@code touchline_redis_circuit}: 0 closed, 1 half open, 2 open.
 */
@Singleton
public class RedisGate {

    private static final Logger LOG = Logger.getLogger(RedisGate.class);
    private static final Pattern KIND = Pattern.compile("[A-Z]{2,20}\\b");
    private static final long TELL_AGAIN_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Redis client;
    private final io.vertx.mutiny.redis.client.Redis gated;
    private final Vertx vertx;
    private final RedisConfig config;
    private final Circuit circuit;
    private final CallReach reach;
    private final AtomicBoolean looking = new AtomicBoolean();
    private final AtomicReference<Told> told = new AtomicReference<>();

    @Inject
    RedisGate(
            io.vertx.mutiny.redis.client.Redis client,
            Vertx vertx,
            RedisConfig config,
            @ConfigProperty(name = "quarkus.redis.client-type", defaultValue = "standalone") RedisClientType type,
            MeterRegistry meters) {
        this.client = client.getDelegate();
        this.vertx = vertx;
        this.config = config;
        this.circuit = new Circuit(config.calls());
        this.reach = type == RedisClientType.CLUSTER ? CallReach.SLOT : CallReach.NODE;
        this.gated = io.vertx.mutiny.redis.client.Redis.newInstance(new GatedRedis(this.client, circuit));
        Gauge.builder("touchline.redis.circuit", () -> circuit.state().ordinal())
                .description("0 closed, 1 half open, 2 open: Redis is left alone")
                .register(meters);
    }

    /** The client for work that is done {@link #within} a budget; without one nothing ends its wait. */
    public io.vertx.mutiny.redis.client.Redis redis() {
        return gated;
    }

    public CallReach reach() {
        return reach;
    }

    /** {@code CLOSED}, {@code HALF_OPEN} or {@code OPEN}. */
    public String circuit() {
        return circuit.state().name();
    }

    /**
     * @param work subscribed to at most once, and not at all while Redis is left alone
     * @return fails with {@link RedisUnavailableException} if the work failed or took longer
     */
    public <T> Uni<T> within(Duration budget, Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .<T>deferred(() -> {
                    Circuit.Moment began = circuit.now();
                    if (began.state() != Circuit.State.CLOSED) {
                        throw new RedisUnavailableException();
                    }
                    return work.get()
                            .ifNoItem()
                            .after(budget)
                            .fail()
                            .onItemOrFailure()
                            .invoke((item, failure) -> count(began, budget, failure));
                })
                .onFailure()
                .transform(this::unavailable);
    }

    private void count(Circuit.Moment began, Duration budget, Throwable failure) {
        if (failure == null || isReply(failure)) {
            circuit.answered(began);
        } else if (failure instanceof TimeoutException && budget.compareTo(config.answersWithin()) < 0) {
            // A caller in a hurry: that must not take Redis away from all others.
            return;
        } else if (isSilence(failure) && circuit.failed(began) && looking.compareAndSet(false, true)) {
            look();
        }
    }

    /**
     * Operations have many steps, and may be late because this replica is busy. If Redis answers one command in time,
     * leaving it alone would help nobody, and would keep comments out of the outbox.
     */
    private void look() {
        circuit.look();
        client.send(Request.cmd(Command.PING))
                .timeout(config.answersWithin().toMillis(), TimeUnit.MILLISECONDS)
                .onComplete(pong -> looked(pong.succeeded()));
    }

    private void looked(boolean answered) {
        circuit.looked(answered).ifPresent(state -> LOG.warnf("redis.circuit %s", state));
        if (answered) {
            looking.set(false);
        } else {
            vertx.setTimer(config.delay().toMillis(), timer -> look());
        }
    }

    /** Nothing came back, or no more. */
    private static boolean isSilence(Throwable failure) {
        return failure instanceof TimeoutException
                || failure instanceof VertxException
                || failure instanceof IOException
                || failure instanceof Response
                || GatedRedis.isUnsent(failure);
    }

    /** An error that Redis sent, such as OOM or LOADING: it came at once, so that asking again costs nobody time. */
    private static boolean isReply(Throwable failure) {
        return failure instanceof Response && !said(failure, "CONNECTION_CLOSED");
    }

    private RedisUnavailableException unavailable(Throwable failure) {
        if (failure instanceof RedisUnavailableException known) {
            return known;
        }
        // That Redis is away is told by the circuit and by health; this is a fault of ours.
        boolean ours = !isSilence(failure) || said(failure, "ERR") || said(failure, "WRONGTYPE");
        if (ours && !isReply(failure)) {
            LOG.error("redis.operation failed", failure);
        } else if (ours) {
            LOG.errorf("redis.operation failed: %s", kind(failure));
        } else if (isReply(failure)) {
            tell(kind(failure));
        }
        return new RedisUnavailableException();
    }

    /** Neither circuit nor health know of a Redis that is full, read-only or wants another password: it answers. */
    private void tell(String kind) {
        long now = System.nanoTime();
        Told before = told.get();
        boolean news = before == null || !before.kind().equals(kind) || now - before.nanos() > TELL_AGAIN_NANOS;
        if (news && told.compareAndSet(before, new Told(kind, now))) {
            LOG.warnf("redis.reply %s", kind);
        }
    }

    /** The first word of an error, such as {@code OOM}; the rest of it may quote what was sent. */
    private static String kind(Throwable failure) {
        Matcher word = KIND.matcher(String.valueOf(failure.getMessage()));
        return word.lookingAt() ? word.group() : "unknown";
    }

    private record Told(String kind, long nanos) {}

    /** The client hands the errors of Redis on as failures with their text, whose first word is the kind. */
    private static boolean said(Throwable failure, String kind) {
        return failure.getMessage() != null && failure.getMessage().startsWith(kind);
    }
}
