package io.touchline.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchline.faults.Ledger.Told;
import io.touchline.testsupport.DelayingProxy;
import io.touchline.testsupport.PostgresProcess;
import io.touchline.testsupport.ServiceProcess;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * PostgreSQL paused, stopped, killed, slow or gone without a word, under load, and both it and Redis: comments are
 * answered, what was promised is written once it is back, and nothing twice.
 */
@ExtendWith(Replicas.Shared.class)
class PostgresFaultsIT {

    private static final String ALIAS = "孟指导";

    private static final int MORE_THAN_CONNECTIONS = 40;

    private static Replicas replicas;

    private final ExecutorService readers = Executors.newFixedThreadPool(MORE_THAN_CONNECTIONS);

    @AfterEach
    void sendReadersHome() {
        readers.shutdownNow();
    }

    @BeforeAll
    static void register(Replicas shared) {
        replicas = shared;
        Calls.register(replicas.first(), "meng-jiashu", ALIAS);
    }

    /** @param silent true if nothing comes back, not even that it is away */
    private record Fault(String name, boolean silent, Runnable begins, Runnable ends) {}

    @TestFactory
    Stream<DynamicTest> queuesWhatItCannotStoreAndStoresItOnce() {
        PostgresProcess postgres = replicas.postgres();
        DelayingProxy way = replicas.toPostgres();
        return Stream.of(
                        new Fault("paused", true, postgres::pause, postgres::resume),
                        new Fault("stopped", false, postgres::stop, postgres::restart),
                        new Fault("killed", false, postgres::kill, postgres::restart),
                        new Fault("slow", true, () -> way.delay(Duration.ofMillis(700)), way::heal),
                        new Fault("gone", true, way::swallow, way::heal))
                .map(fault -> DynamicTest.dynamicTest(fault.name, () -> survives(fault)));
    }

    private void survives(Fault fault) {
        Load load = new Load(replicas.ports(), ALIAS);
        List<CompletableFuture<Integer>> reads;
        Duration storedAgain;
        Duration drained;
        try (load) {
            Replicas.await("warm", () -> load.ledger().size() > 50);
            fault.begins.run();
            try {
                Replicas.await("queueing", () -> load.ledger().count(Told.QUEUED) > 200);
                reads = reads(fault.silent ? MORE_THAN_CONNECTIONS : 3);
                if (!fault.silent) {
                    assertThat(reads).allMatch(read -> read.join() == 503);
                }
            } finally {
                fault.ends.run();
            }
            storedAgain = Replicas.await(
                    "stored again", () -> storesAgain(replicas.first()) && storesAgain(replicas.second()));
            drained = Replicas.await("drained", () -> replicas.waiting() == 0);
        }
        Replicas.await("drained", () -> replicas.waiting() == 0);
        System.out.printf(
                "PostgreSQL %s: %s; back to stored in %d ms, outbox empty after another %d ms%n",
                fault.name, load, storedAgain.toMillis(), drained.toMillis());

        assertThat(load.failures()).isEmpty();
        // On a full machine Redis may take longer than it is given; what is then told is no promise.
        assertThat(load.degraded()).contains("store").isSubsetOf("store", "queue", "coordination");
        load.ledger().assertKept(replicas.postgres().rows());
        assertThat(reads).allMatch(read -> read.join() == 200 || read.join() == 503);
    }

    /** At the same time; they must not take the comments' place. */
    private List<CompletableFuture<Integer>> reads(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> replicas.first()
                                .get("/v1/assessments?commentId=" + Calls.fresh("c"))
                                .statusCode(),
                        readers))
                .toList();
    }

    private static boolean storesAgain(ServiceProcess service) {
        return Calls.assess(service, Calls.fresh("c"), "这场防守失误太多").get("stored").asBoolean();
    }

    private static boolean isWell(ServiceProcess service) {
        JsonNode answer = Calls.assess(service, Calls.fresh("c"), ALIAS + "换人太晚了，要负责");
        return answer.get("degraded").isEmpty() && !answer.get("targets").isEmpty();
    }

    @Test
    void knowsWhatWaitsAndLosesOnlyWhatItSaidItWould() {
        JsonNode queued;
        JsonNode lost;
        String id = Calls.fresh("c");
        // A replica that has not heard of the target yet would judge otherwise, and cannot hear of it without a store.
        Replicas.await("both are well", () -> isWell(replicas.first()) && isWell(replicas.second()));
        replicas.postgres().pause();
        try {
            queued = Calls.assess(replicas.first(), id, ALIAS + "换人太晚了，要负责");
            // The other replica finds the answer in Redis.
            assertThat(Calls.assess(replicas.second(), id, ALIAS + "换人太晚了，要负责")).isEqualTo(queued);
            assertThat(replicas.second()
                            .post("/v1/assessments", Calls.comment(id, "u-2", ALIAS + "换人太晚了，要负责"))
                            .statusCode())
                    .isEqualTo(409);
            replicas.redis().pause();
            lost = Calls.assess(replicas.first(), Calls.fresh("c"), ALIAS + "换人太晚了，要负责");
        } finally {
            replicas.redis().resume();
            replicas.postgres().resume();
        }

        assertThat(queued.get("stored").asBoolean()).isFalse();
        assertThat(Calls.strings(queued.get("degraded"))).containsExactly("store");
        assertThat(lost.get("stored").asBoolean()).isFalse();
        assertThat(Calls.strings(lost.get("degraded"))).containsExactly("coordination", "store", "queue");
        Replicas.await("drained", () -> replicas.waiting() == 0);
        JsonNode drained =
                Calls.get(replicas.first(), "/v1/assessments?commentId=" + id).get("items");
        assertThat(drained).hasSize(1);
        assertThat(drained.get(0).get("id")).isEqualTo(queued.get("id"));
        assertThat(drained.get(0).get("stored").asBoolean()).isTrue();
    }

    @Test
    void answersUnderLoadWithoutBothAndKeepsWhatItPromised() {
        Load load = new Load(replicas.ports(), ALIAS);
        try (load) {
            Replicas.await("warm", () -> load.ledger().size() > 50);
            replicas.redis().kill();
            replicas.postgres().kill();
            try {
                Replicas.await("lost", () -> load.ledger().count(Told.NOTHING) > 200);
            } finally {
                replicas.postgres().restart();
                replicas.redis().restart();
            }
            Replicas.await("stored again", () -> storesAgain(replicas.first()) && storesAgain(replicas.second()));
            Replicas.await("closed", () -> replicas.circuit() == 0);
        }
        Replicas.await("drained", () -> replicas.waiting() == 0);
        System.out.printf("both killed: %s%n", load);

        assertThat(load.failures()).isEmpty();
        assertThat(List.copyOf(load.degraded())).containsExactlyInAnyOrder("coordination", "store", "queue");
        load.ledger().assertKept(replicas.postgres().rows());
    }
}
