package io.touchline.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.api.redis.CallReach;
import io.touchline.testsupport.RedisClient;
import io.touchline.testsupport.RedisProcess;
import io.touchline.testsupport.ServiceProcess;
import io.vertx.mutiny.redis.client.Redis;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A Redis that goes away in the middle of a call and comes back with its file: callers send again what failed. */
class CoordinationRestartTest {

    private static final Comments COMMENTS = new Comments("restart");
    private static final List<Observation> STREAM = new Campaigns(COMMENTS).all(500);
    private static final int CALL = 10;
    private static final int CALLS_BETWEEN_ENDS = 20;
    private static final int CALLS_AWAY = 3;

    private static RedisProcess undisturbed;
    private static RedisClient undisturbedClient;

    @BeforeAll
    static void sendUndisturbed() {
        undisturbed = RedisProcess.start();
        undisturbedClient = RedisClient.of(undisturbed);
        Coordination parts = tracker(undisturbedClient.redis());
        calls().forEach(call -> assertThat(isThrough(call, parts)).isTrue());
    }

    @AfterAll
    static void close() {
        undisturbedClient.close();
        undisturbed.close();
    }

    @Test
    void stoppedRedisLosesNothingAndCountsNothingTwice() {
        endsInLikeAnUndisturbedRun(RedisProcess::stop);
    }

    @Test
    void killedRedisLosesNothingAndCountsNothingTwice() {
        endsInLikeAnUndisturbedRun(RedisProcess::kill);
    }

    private static void endsInLikeAnUndisturbedRun(Consumer<RedisProcess> end) {
        try (RedisProcess process = RedisProcess.start(RedisProcess.Fsync.ALWAYS);
                RedisClient client = RedisClient.of(process)) {
            int failures = send(process, tracker(client.redis()), end);

            assertThat(failures).isGreaterThanOrEqualTo(calls().size() / CALLS_BETWEEN_ENDS * CALLS_AWAY);
            isLikeAnUndisturbedRun(process);
        }
    }

    /** By a client of its own: a connection of the one before may be one that Redis has left and nobody has noticed. */
    private static void isLikeAnUndisturbedRun(RedisProcess process) {
        try (RedisClient client = RedisClient.of(process)) {
            KeptInRedis expected = new KeptInRedis(undisturbedClient.redis(), COMMENTS.namespace());
            KeptInRedis actual = new KeptInRedis(client.redis(), COMMENTS.namespace());
            assertThat(actual.objects()).isEqualTo(expected.objects()).hasSizeGreaterThan(500);
            assertThat(actual.gauges()).isEqualTo(expected.gauges()).hasSizeGreaterThan(100);
            assertThat(actual.ties()).isEqualTo(expected.ties()).isNotEmpty();
            assertThat(ListedGroups.of(client.redis(), COMMENTS.namespace()))
                    .isEqualTo(ListedGroups.of(undisturbedClient.redis(), COMMENTS.namespace()))
                    .hasSize(3);
        }
    }

    /** @return how many calls failed */
    private static int send(RedisProcess process, Coordination parts, Consumer<RedisProcess> end) {
        List<List<Observation>> failed = new ArrayList<>();
        int failures = 0;
        int away = 0;
        List<List<Observation>> calls = calls();
        for (int i = 0; i < calls.size(); i++) {
            int microseconds = 500 * (i / CALLS_BETWEEN_ENDS);
            CompletableFuture<Void> ending = i % CALLS_BETWEEN_ENDS == CALLS_BETWEEN_ENDS / 2
                    ? CompletableFuture.runAsync(() -> {
                        ServiceProcess.pause(Duration.ofNanos(1_000L * microseconds));
                        end.accept(process);
                    })
                    : null;
            if (!isThrough(calls.get(i), parts)) {
                failed.add(calls.get(i));
            }
            if (ending != null) {
                ending.join();
                away = CALLS_AWAY;
            } else if (away > 0 && --away == 0) {
                process.restart();
                failures += failed.size();
                failed.forEach(call -> assertThat(isThrough(call, parts)).isTrue());
                failed.clear();
            }
        }
        assertThat(failed).isEmpty();
        return failures;
    }

    private static boolean isThrough(List<Observation> call, Coordination parts) {
        try {
            new ObservationRun(call, parts).through().await().atMost(Duration.ofSeconds(5));
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static List<List<Observation>> calls() {
        List<List<Observation>> calls = new ArrayList<>();
        for (int begin = 0; begin < STREAM.size(); begin += CALL) {
            calls.add(STREAM.subList(begin, Math.min(STREAM.size(), begin + CALL)));
        }
        return calls;
    }

    private static Coordination tracker(Redis redis) {
        return Coordination.of(
                redis, CallReach.NODE, Clock.systemUTC(), TestConfigs.with(Map.of()), (namespace, id) -> {});
    }
}
