package io.touchline.assessment;

import static io.restassured.RestAssured.given;
import static io.touchline.testsupport.Api.comment;
import static io.touchline.testsupport.Api.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.touchline.testsupport.ServiceProcess;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whom calls with much to read hold up. */
@QuarkusTest
@Timeout(60)
class LargeCallsTest {

    @Inject
    MeterRegistry meters;

    /** Its rate is asked of Redis, which answers on an event loop; the repeats come after what a writer thread did. */
    @Test
    void areReadOnWorkersAlone() {
        List<Map<String, Object>> items = new ArrayList<>();
        String id = fresh("c");
        for (int i = 0; i < 100; i++) {
            items.add(comment(id + i % 60, "u-1", i + "传球失误，换人太晚了".repeat(400)));
        }

        CompletableFuture<Response> answer =
                CompletableFuture.supplyAsync(() -> given().header("X-Api-Key", "streaming")
                        .contentType("application/json")
                        .body(Map.of("items", items))
                        .post("/v1/assessments/batch"));
        Set<String> readers = new HashSet<>();
        while (!answer.isDone()) {
            readers.addAll(reading());
            ServiceProcess.pause(Duration.ofMillis(1));
        }

        assertThat(answer.join().jsonPath().getList("results.status", Integer.class))
                .hasSize(100)
                .containsOnly(200);
        assertThat(readers).isNotEmpty().allSatisfy(name -> assertThat(name).startsWith("executor-thread"));
    }

    /** A call may bring more than can be read while somebody waits for it. */
    @Test
    void areReadAsLongAsSomebodyWaits() {
        List<Map<String, Object>> items = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Map<String, Object> item = new HashMap<>(comment(fresh("c"), "u-1", i + "换人太晚了".repeat(1_800)));
            item.put("options", Map.of("deadlineMs", 10));
            items.add(item);
        }

        double before = turnedAway();
        List<Integer> statuses = statuses(items);
        assertThat(statuses.subList(0, 20)).containsOnly(200);
        assertThat(statuses.subList(57, 60)).containsOnly(503);
        assertThat(turnedAway() - before)
                .isEqualTo(statuses.stream().filter(status -> status == 503).count());
        items.forEach(item -> item.remove("options"));

        assertThat(statuses(items)).containsOnly(200);
    }

    private double turnedAway() {
        return meters.get("touchline.batch.refused.items").counter().count();
    }

    /** Each revision of a comment waits for the one before. */
    @Test
    void ofOneCommentAreReadAsLongAsSomebodyWaits() {
        List<Map<String, Object>> items = new ArrayList<>();
        String id = fresh("c");
        for (int i = 0; i < 60; i++) {
            Map<String, Object> item = new HashMap<>(comment(id, "u-1", i + "换人太晚了".repeat(1_800)));
            item.put("options", Map.of("deadlineMs", 10));
            items.add(item);
        }

        List<Integer> statuses = statuses(items);

        assertThat(statuses.get(0)).isEqualTo(200);
        assertThat(statuses.get(59)).isEqualTo(503);
    }

    /** However many faults it has: what would be told of a hundred thousand is the caller's memory, and ours. */
    @Test
    void looksAtNoMoreOfAnItemThanAnItemMayHave() {
        String bad = "{\"commentId\":\"c\",\"text\":\"x\",\"author\":{\"id\":\"u\"},\"targetIds\":[%s\"A\"]}";
        JsonPath answer = given().header("X-Api-Key", "streaming")
                .contentType("application/json")
                .body("{\"items\":[%s,%s,%s]}"
                        .formatted(
                                bad.formatted("\"A\",".repeat(1_000)),
                                bad.formatted("\"A\",".repeat(50_000)),
                                bad.formatted("\"A\",".repeat(100_000))))
                .post("/v1/assessments/batch")
                .jsonPath();

        assertThat(answer.getList("results.status")).containsExactly(422, 400, 413);
        assertThat(answer.getList("results[0].problem.errors.pointer")).containsExactly("/targetIds");
        assertThat(answer.getList("results[1].problem.errors.pointer", String.class))
                .singleElement()
                .asString()
                .startsWith("/targetIds/");
    }

    private static List<Integer> statuses(List<Map<String, Object>> items) {
        return given().header("X-Api-Key", "streaming")
                .contentType("application/json")
                .body(Map.of("items", items))
                .post("/v1/assessments/batch")
                .jsonPath()
                .getList("results.status", Integer.class);
    }

    /** The names of the threads that are at it. */
    private static List<String> reading() {
        List<String> names = new ArrayList<>();
        Thread.getAllStackTraces().forEach((thread, frames) -> {
            if (Arrays.stream(frames).anyMatch(frame -> frame.getClassName().equals(CommentReader.class.getName()))) {
                names.add(thread.getName());
            }
        });
        return names;
    }
}
