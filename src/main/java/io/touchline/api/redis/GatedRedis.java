package io.touchline.api.redis;

import io.vertx.core.Future;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.nio.channels.ClosedChannelException;
import java.util.List;

/** A client that sends nothing while the circuit is open: what is under way when it opens ends at its next step. */
final class GatedRedis implements Redis {

    /**
     * How many connections a request is brought to. One that is closed for its silence is lent all the same if somebody
     * asks in that moment, and others may have fallen silent with it.
     */
    private static final int CONNECTIONS = 3;

    private static final String CLOSED = "Connection is closed";

    private final Redis redis;
    private final Circuit circuit;

    GatedRedis(Redis redis, Circuit circuit) {
        this.redis = redis;
        this.circuit = circuit;
    }

    @Override
    public Future<Response> send(Request request) {
        return circuit.state() == Circuit.State.CLOSED
                ? send(request, CONNECTIONS)
                : Future.failedFuture(new RedisUnavailableException());
    }

    private Future<Response> send(Request request, int connections) {
        return redis.send(request)
                .recover(failure -> connections > 1 && isUnsent(failure)
                        ? send(request, connections - 1)
                        : Future.failedFuture(failure));
    }

    /** Whether a connection was closed before anything was written to it. What is lost under way fails otherwise. */
    static boolean isUnsent(Throwable failure) {
        return failure instanceof ClosedChannelException
                || failure instanceof NoStackTraceThrowable && CLOSED.equals(failure.getMessage());
    }

    /** A cluster refuses them where keys lie in several slots. */
    @Override
    public Future<List<Response>> batch(List<Request> requests) {
        throw new UnsupportedOperationException();
    }

    /** Would be a way around the gate. */
    @Override
    public Future<RedisConnection> connect() {
        throw new UnsupportedOperationException();
    }

    /** Whoever made the client closes it. */
    @Override
    public void close() {}
}
