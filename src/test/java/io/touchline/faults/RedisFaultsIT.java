package io.touchline.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Redis paused, stopped, killed, slow or gone without a word, under load: text-only answers, at once, and it heals. */
@ExtendWith(Replicas.Shared.class)
class RedisFaultsIT {

    private static final String ALIAS = "温教练";

    private static Replicas replicas;

    @BeforeAll
    static void register(Replicas shared) {
        replicas = shared;
        Calls.register(replicas.first(), "wen-tingyu", ALIAS);
    }

    private record Fault(String name, Runnable begins, Runnable ends) {}

    @TestFactory
    Stream<DynamicTest> answersWithoutRedisAndFindsItBack() {
        return Stream.of(
                        new Fault("paused", replicas.redis()::pause, replicas.redis()::resume),
                        new Fault("stopped", replicas.redis()::stop, replicas.redis()::restart),
                        new Fault("killed", replicas.redis()::kill, replicas.redis()::restart),
                        new Fault(
                                "slow",
                                () -> replicas.toRedis().delay(Duration.ofMillis(400)),
                                replicas.toRedis()::heal),
                        new Fault("gone", replicas.toRedis()::swallow, replicas.toRedis()::heal))
                .map(fault -> DynamicTest.dynamicTest(fault.name, () -> survives(fault)));
    }

    private void survives(Fault fault) {
        Load load = new Load(replicas.ports(), ALIAS);
        Duration healed;
        try (load) {
            Replicas.await("warm", () -> load.ledger().size() > 50);
            fault.begins.run();
            try {
                Replicas.await("open", () -> replicas.circuit() > 0);
                assertAnswersWithoutWaiting();
            } finally {
                fault.ends.run();
            }
            healed = Replicas.await("closed", () -> replicas.circuit() == 0);
            Replicas.await("well", this::isWell);
        }
        System.out.printf("Redis %s: %s; circuit closed after %d ms%n", fault.name, load, healed.toMillis());

        assertThat(load.failures()).isEmpty();
        assertThat(load.degraded()).contains("coordination").isSubsetOf("coordination", "store", "queue");
        // A machine that is busy with the load may be late with a commit; the row then waits and is written.
        Replicas.await("drained", () -> replicas.waiting() == 0);
        load.ledger().assertKept(replicas.postgres().rows());
    }

    /** Each would take the 300 ms that Redis may take of a call, if it were asked. */
    private void assertAnswersWithoutWaiting() {
        long begin = System.nanoTime();
        int comments = 40;
        for (int i = 0; i < comments; i++) {
            JsonNode answer = Calls.assess(replicas.first(), Calls.fresh("c"), ALIAS + "换人太晚了");
            assertThat(Calls.strings(answer.get("degraded"))).contains("coordination");
            assertThat(answer.get("suggestion").asText()).isNotEmpty();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(300L * comments));
    }

    private boolean isWell() {
        return Calls.strings(Calls.assess(replicas.first(), Calls.fresh("c"), ALIAS + "换人太晚了")
                        .get("degraded"))
                .isEmpty();
    }

    @Test
    void bearsARedisThatIsALittleSlow() {
        replicas.toRedis().delay(Duration.ofMillis(15));
        try {
            Replicas.await("well", () -> isWell() && replicas.circuit() == 0);
        } finally {
            replicas.toRedis().heal();
        }
    }

    @Test
    void letsNoCallerInAHurryTakeRedisAwayFromTheOthers() {
        replicas.toRedis().delay(Duration.ofMillis(40));
        try {
            for (int i = 0; i < 60; i++) {
                String id = Calls.fresh("c");
                JsonNode answer = Calls.post(
                        replicas.first(),
                        "/v1/assessments",
                        "{\"commentId\":\"%s\",\"text\":\"%s换人太晚了\",\"author\":{\"id\":\"u-1\"},\"options\":{\"deadlineMs\":10}}"
                                .formatted(id, ALIAS));
                assertThat(Calls.strings(answer.get("degraded"))).contains("coordination");
            }
            assertThat(replicas.circuit()).isZero();
        } finally {
            replicas.toRedis().heal();
        }
        Replicas.await("well", this::isWell);
    }
}
