package io.touchline.api.redis;

import io.vertx.core.Future;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;

/** A client that sends nothing while the circuit is open: what is under way when it opens ends at its next step. */
final class GatedRedis implements Redis {

    private final Redis redis;
    private final Circuit circuit;

    GatedRedis(Redis redis, Circuit circuit) {
        this.redis = redis;
        this.circuit = circuit;
    }

    @Override
    public Future<Response> send(Request request) {
        return circuit.state() == Circuit.State.CLOSED
                ? redis.send(request)
                : Future.failedFuture(new RedisUnavailableException());
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
