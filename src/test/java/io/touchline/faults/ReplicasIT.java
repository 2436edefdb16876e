package io.touchline.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchline.testsupport.RoundRobin;
import io.touchline.testsupport.Rows;
import io.touchline.testsupport.ServiceProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two replicas: the same comments at the same time, and one after the other started again under load. */
@ExtendWith(Replicas.Shared.class)
class ReplicasIT {

    private static final int COMMENTS = 150;
    private static final int CALLERS = 8;
    private static final String TARGET = "luo-qingyan";
    private static final String ALIAS = "骆队";

    private static Replicas replicas;

    @BeforeAll
    static void register(Replicas shared) {
        replicas = shared;
        Calls.register(replicas.first(), TARGET, ALIAS);
        Replicas.await("known", () -> isKnown(replicas.second()));
    }

    /** Within ten seconds on the other replica. */
    private static boolean isKnown(ServiceProcess service) {
        return !Calls.assess(service, Calls.fresh("c"), ALIAS + "换人太晚了")
                .get("targets")
                .isEmpty();
    }

    @Test
    void assessACommentOnceWhoeverGetsItFirst() {
        String prefix = Calls.fresh("race");
        long hostile = hostile();
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        List<CompletableFuture<JsonNode>> answers = new ArrayList<>();
        // Each comes twice to each replica; each is by another author, so that all count.
        for (int i = 0; i < COMMENTS; i++) {
            String body = Calls.comment(prefix + "-" + i, prefix + "-" + i, ALIAS + "就是个废物，滚出去" + i);
            for (ServiceProcess service :
                    List.of(replicas.first(), replicas.second(), replicas.second(), replicas.first())) {
                answers.add(CompletableFuture.supplyAsync(
                        () -> Calls.postAgain(service, "/v1/assessments", body), callers));
            }
        }
        List<JsonNode> said = answers.stream().map(CompletableFuture::join).toList();
        callers.shutdown();

        Rows rows = replicas.postgres().rows();
        Replicas.await("drained", () -> replicas.waiting() == 0);
        // Usually one a comment; a replica that waits for the ledger in vain answers under an id of its own, which is
        // kept.
        assertThat(rows.column("SELECT id FROM assessment WHERE comment_id LIKE ?", prefix + "%"))
                .containsExactlyInAnyOrderElementsOf(said.stream()
                        .map(answer -> (Object) Rows.uuid(answer.get("id").asText()))
                        .collect(Collectors.toSet()));
        assertThat(rows.count("SELECT count(*) FROM comment_ledger WHERE comment_id LIKE ?", prefix + "%"))
                .isEqualTo(COMMENTS);
        for (int i = 0; i < COMMENTS; i++) {
            List<JsonNode> same = said.subList(4 * i, 4 * i + 4).stream()
                    .filter(answer -> answer.get("stored").asBoolean())
                    .map(ReplicasIT::withoutCase)
                    .distinct()
                    .toList();
            assertThat(same).as("answers to comment %d", i).hasSize(1);
        }
        long late = said.stream()
                .filter(answer -> !answer.get("stored").asBoolean())
                .count();
        System.out.printf(
                "raced: %d requests for %d comments, %d rows, %d answered before the commit%n",
                said.size(), COMMENTS, COMMENTS, late);
        assertThat(hostile() - hostile).isEqualTo(COMMENTS);
        assertThat(rows.count(
                        "SELECT count(*) - count(DISTINCT assessment_id) FROM case_member WHERE namespace = 'local'"))
                .isZero();
    }

    /** A case may have been opened for a comment since it was answered first. */
    private static JsonNode withoutCase(JsonNode answer) {
        ObjectNode copy = answer.deepCopy();
        copy.remove("caseId");
        return copy;
    }

    private static long hostile() {
        return Calls.get(replicas.first(), "/v1/targets/" + TARGET + "/storm")
                .get("hostileLast5Min")
                .asLong();
    }

    @Test
    void restartOneAfterTheOtherUnderLoadWithoutAFailedRequest() {
        RoundRobin proxy = new RoundRobin(replicas.ports());
        Load load = new Load(List.of(proxy.port()), ALIAS);
        try (proxy;
                load) {
            Replicas.await("warm", () -> load.ledger().size() > 50);
            IntStream.range(0, 2).forEach(replicas::restart);
            int before = load.ledger().size();
            Replicas.await("going on", () -> load.ledger().size() > before + 50);
            load.stop();
            System.out.printf("rolling restart: %s; %d connection retries%n", load, proxy.retries());
        }

        assertThat(load.failures()).isEmpty();
        Replicas.await("drained", () -> replicas.waiting() == 0);
        load.ledger().assertKept(replicas.postgres().rows());
    }
}
