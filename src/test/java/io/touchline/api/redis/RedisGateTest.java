package io.touchline.api.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.touchline.testsupport.DelayingProxy;
import io.touchline.testsupport.RedisClient;
import io.touchline.testsupport.RedisProcess;
import io.touchline.testsupport.ServiceProcess;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import io.vertx.redis.client.RedisClientType;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gate before a real Redis that is paused, killed, slow, full, or gone without a word. */
class RedisGateTest {

    private static final Duration BUDGET = Duration.ofMillis(150);

    private static RedisProcess redis;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Vertx vertx = Vertx.vertx();
    private DelayingProxy way;
    private RedisClient client;
    private RedisGate gate;

    @BeforeAll
    static void start() {
        redis = RedisProcess.start();
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    @BeforeEach
    void open() {
        way = DelayingProxy.to(redis.port());
        client = RedisClient.at("redis://127.0.0.1:" + way.port());
        gate = new RedisGate(client.redis(), vertx.getDelegate(), config(), RedisClientType.STANDALONE, meters);
        assertThat(ask(BUDGET.multipliedBy(20))).isEqualTo("PONG");
    }

    @AfterEach
    void close() {
        client.close();
        way.close();
        vertx.closeAndAwait();
    }

    @Test
    void leavesAPausedRedisAloneAndFindsItBackByItself() {
        redis.pause();
        try {
            failUntilOpen();
            assertAsksNothing();
        } finally {
            redis.resume();
        }

        awaitClosed();
        assertThat(ask(Duration.ofSeconds(5))).isEqualTo("PONG");
    }

    @Test
    void leavesAKilledRedisAloneAndFindsItBackAfterItsRestart() {
        redis.kill();
        try {
            failUntilOpen();
        } finally {
            redis.restart();
        }

        awaitClosed();
        assertThat(ask(Duration.ofSeconds(5))).isEqualTo("PONG");
    }

    @Test
    void staysOpenBeforeARedisThatIsTooSlow() {
        way.delay(BUDGET.multipliedBy(2));
        failUntilOpen();

        ServiceProcess.pause(config().delay().multipliedBy(4));
        assertThat(circuit()).isNotZero();
        way.heal();

        awaitClosed();
    }

    @Test
    void findsARedisBackWhoseOldConnectionsAreDead() {
        way.swallow();
        // More than the client has connections, so that each of them waits for an answer that will not come.
        Uni.join()
                .all(Collections.nCopies(50, gate.within(BUDGET, () -> send(Request.cmd(Command.PING)))))
                .andCollectFailures()
                .onFailure()
                .recoverWithNull()
                .await()
                .indefinitely();
        failUntilOpen();
        way.heal();

        awaitClosed();
        assertThat(ask(Duration.ofSeconds(5))).isEqualTo("PONG");
    }

    @Test
    void staysClosedWhereOnlyCallersInAHurryFail() {
        way.delay(Duration.ofMillis(50));
        for (int i = 0; i < 40; i++) {
            assertThatThrownBy(() -> ask(Duration.ofMillis(5))).isInstanceOf(RedisUnavailableException.class);
        }

        assertThat(circuit()).isZero();
        assertThat(ask(Duration.ofSeconds(5))).isEqualTo("PONG");
    }

    /** What is wrong is told once, for nothing else knows of it. */
    @Test
    void staysClosedWhereRedisAnswersWithErrors() {
        List<String> said = new CopyOnWriteArrayList<>();
        Handler listener = listener(said);
        Logger log = Logger.getLogger(RedisGate.class.getName());
        log.addHandler(listener);
        redis.command("CONFIG SET maxmemory 1");
        try {
            for (int i = 0; i < 40; i++) {
                assertThatThrownBy(() -> gate.within(
                                        BUDGET.multipliedBy(20),
                                        () -> send(Request.cmd(Command.SET)
                                                .arg("some")
                                                .arg("thing")))
                                .await()
                                .indefinitely())
                        .isInstanceOf(RedisUnavailableException.class);
            }
        } finally {
            redis.command("CONFIG SET maxmemory 0");
            log.removeHandler(listener);
        }

        assertThat(circuit()).isZero();
        assertThat(said).containsExactly("redis.reply OOM");
    }

    private static Handler listener(List<String> said) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                said.add(line instanceof ExtLogRecord one ? one.getFormattedMessage() : line.getMessage());
            }

            @Override
            public void flush() {
                // Nothing is kept back.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }

    private void failUntilOpen() {
        int asked = 0;
        while (circuit() == 0) {
            assertThat(++asked).isLessThan(600);
            try {
                ask(BUDGET);
            } catch (RedisUnavailableException e) {
                assertThat(e.getStackTrace()).isEmpty();
                // Where a refused connection fails it at once, it takes a moment until the look has ended too.
                ServiceProcess.pause(Duration.ofMillis(5));
            }
        }
    }

    private void assertAsksNothing() {
        AtomicInteger asked = new AtomicInteger();
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> gate.within(BUDGET, () -> {
                                asked.incrementAndGet();
                                return send(Request.cmd(Command.PING));
                            })
                            .await()
                            .indefinitely())
                    .isInstanceOf(RedisUnavailableException.class);
        }
        assertThat(asked).hasValue(0);
        assertThatThrownBy(() -> send(Request.cmd(Command.PING)).await().atMost(Duration.ofSeconds(5)))
                .isInstanceOf(RedisUnavailableException.class);
    }

    /** No more than one look and the longest silence of a connection away, and ten times that on a full machine. */
    private void awaitClosed() {
        for (int look = 0; look < 600 && circuit() != 0; look++) {
            ServiceProcess.pause(Duration.ofMillis(50));
        }
        assertThat(circuit()).isZero();
    }

    private double circuit() {
        return meters.get("touchline.redis.circuit").gauge().value();
    }

    private String ask(Duration budget) {
        return gate.within(budget, () -> send(Request.cmd(Command.PING)))
                .await()
                .indefinitely()
                .toString();
    }

    private Uni<Response> send(Request request) {
        return gate.redis().send(request);
    }

    private static RedisConfig config() {
        return new Config(20, Duration.ofMillis(200), Duration.ofMillis(100));
    }

    private record Config(int calls, Duration delay, Duration answersWithin) implements RedisConfig {}
}
