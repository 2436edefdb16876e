package io.touchline.api.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.testsupport.RedisClient;
import io.touchline.testsupport.RedisProcess;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that meet a connection of a real Redis which was closed while nobody used it. */
class GatedRedisTest {

    private static final Request PING = Request.cmd(Command.PING);

    private RedisProcess redis;
    private RedisClient client;
    private Redis pool;

    @BeforeEach
    void start() {
        redis = RedisProcess.start();
        client = RedisClient.at("redis://127.0.0.1:" + redis.port());
        pool = client.redis().getDelegate();
    }

    @AfterEach
    void stop() {
        client.close();
        redis.close();
    }

    @Test
    void whatMeetsAClosedConnectionGoesByAnother() throws Exception {
        Lender lender = new Lender(closed(), 2);

        assertThat(answer(gated(lender).send(PING)).toString()).isEqualTo("PONG");
        assertThat(lender.asked.get()).isEqualTo(3);
    }

    @Test
    void givesUpWhereEveryConnectionIsClosed() throws Exception {
        Lender lender = new Lender(closed(), Integer.MAX_VALUE);

        assertThat(failure(gated(lender).send(PING))).matches(GatedRedis::isUnsent);
        assertThat(lender.asked.get()).isEqualTo(3);
    }

    /** It may have been carried out. */
    @Test
    void whatIsLostUnderWayIsNotSentAgain() throws Exception {
        RedisConnection waiting = answer(pool.connect());
        int id = answer(waiting.send(Request.cmd(Command.CLIENT).arg("ID"))).toInteger();
        AtomicInteger asked = new AtomicInteger();
        Future<Response> lost = gated(new Lender(waiting, Integer.MAX_VALUE, asked))
                .send(Request.cmd(Command.BLPOP).arg("nothing-there").arg(0));
        kill(id);

        assertThat(failure(lost)).hasMessageContaining("CONNECTION_CLOSED");
        assertThat(asked.get()).isEqualTo(1);
    }

    /** A connection that Redis has closed, and whose end the client has seen. */
    private RedisConnection closed() throws Exception {
        RedisConnection connection = answer(pool.connect());
        CompletableFuture<Void> ended = new CompletableFuture<>();
        connection.endHandler(ended::complete);
        kill(answer(connection.send(Request.cmd(Command.CLIENT).arg("ID"))).toInteger());
        ended.get(10, TimeUnit.SECONDS);
        return connection;
    }

    private void kill(int id) throws Exception {
        answer(pool.send(Request.cmd(Command.CLIENT).arg("KILL").arg("ID").arg(id)));
    }

    private static GatedRedis gated(Redis lender) {
        return new GatedRedis(lender, new Circuit(20));
    }

    private static <T> T answer(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static Throwable failure(Future<?> future) throws Exception {
        return future.toCompletionStage()
                .toCompletableFuture()
                .handle((item, failure) -> failure)
                .get(10, TimeUnit.SECONDS);
    }

    /** Lends one connection so many times, and then those of the pool. */
    private final class Lender implements Redis {

        private final RedisConnection first;
        private final int times;
        private final AtomicInteger asked;

        Lender(RedisConnection first, int times) {
            this(first, times, new AtomicInteger());
        }

        Lender(RedisConnection first, int times, AtomicInteger asked) {
            this.first = first;
            this.times = times;
            this.asked = asked;
        }

        @Override
        public Future<Response> send(Request request) {
            return asked.getAndIncrement() < times ? first.send(request) : pool.send(request);
        }

        @Override
        public Future<RedisConnection> connect() {
            return pool.connect();
        }

        @Override
        public Future<List<Response>> batch(List<Request> requests) {
            return pool.batch(requests);
        }

        @Override
        public void close() {}
    }
}
