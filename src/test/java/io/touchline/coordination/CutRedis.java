package io.touchline.coordination;

import io.vertx.core.Future;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.util.List;

/**
 * A client that is cut off after a number of commands, as by a kill: the last one still arrives, but its answer is lost;
 * those after it never leave.
 */
final class CutRedis implements Redis {

    private final Redis redis;
    private int left = Integer.MAX_VALUE;

    private CutRedis(Redis redis) {
        this.redis = redis;
    }

    static CutRedis of(io.vertx.mutiny.redis.client.Redis redis) {
        return new CutRedis(redis.getDelegate());
    }

    io.vertx.mutiny.redis.client.Redis client() {
        return io.vertx.mutiny.redis.client.Redis.newInstance(this);
    }

    /** @param commands that are still answered */
    synchronized void cutAfter(int commands) {
        left = commands;
    }

    synchronized void mend() {
        left = Integer.MAX_VALUE;
    }

    synchronized boolean isCut() {
        return left < 0;
    }

    private synchronized int next() {
        return left < 0 ? left : left--;
    }

    @Override
    public Future<Response> send(Request request) {
        int place = next();
        if (place > 0) {
            return redis.send(request);
        }
        return (place == 0 ? redis.send(request) : Future.<Response>succeededFuture())
                .compose(answer -> Future.failedFuture(new IOException("cut")));
    }

    @Override
    public Future<RedisConnection> connect() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Future<List<Response>> batch(List<Request> requests) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        redis.close();
    }
}
