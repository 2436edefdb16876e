package io.touchline.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.touchline.testsupport.ServiceProcess;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A PostgreSQL and a Redis that hang: the answer comes all the same, says what was missing, and is made good later. */
class AbsentDatabaseIT {

    /** Stands in every id, so that a trace of one is found. */
    private static final String MARK = "7f3ac1";

    private static final String SAID = "孟指导换人太晚了";

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void answersWithoutItsDependenciesAndStoresOnceTheyAreBack() throws Exception {
        Path directory = Files.createTempDirectory(Path.of("target"), "absent-database-");
        HttpResponse<String> run;
        try (ServiceProcess service = ServiceProcess.start(
                directory,
                "-Dquarkus.log.console.json.enabled=true",
                "-Dquarkus.log.category.\"io.touchline\".level=DEBUG")) {
            // A comment about a target asks Redis for its storm level; one about nobody would not notice Redis is gone.
            service.put("/v1/targets/meng-jiashu", "{\"name\":\"孟嘉树\",\"role\":\"COACH\",\"aliases\":[\"孟指导\"]}");
            List<Long> postgres = service.postgresPids();
            List<Long> redis = List.of(service.redisPid());
            // A service that has just started may miss the deadline of its first comments.
            assertThat(awaitHealthy(service, "before").get("stored").asBoolean())
                    .isTrue();

            ServiceProcess.signal("STOP", postgres);
            JsonNode queued;
            JsonNode lost;
            try {
                queued = assess(service, "queued");
                assertThat(assess(service, "queued")).isEqualTo(queued);
                assertThat(service.post("/v1/assessments", comment("queued", "u-2"))
                                .statusCode())
                        .isEqualTo(409);
                ServiceProcess.signal("STOP", redis);
                lost = assess(service, "lost");
            } finally {
                ServiceProcess.signal("CONT", redis);
                ServiceProcess.signal("CONT", postgres);
            }

            assertThat(queued.get("stored").asBoolean()).isFalse();
            assertThat(strings(queued.get("degraded"))).containsExactly("store");
            assertThat(lost.get("stored").asBoolean()).isFalse();
            assertThat(strings(lost.get("degraded"))).containsExactly("coordination", "store", "queue");
            JsonNode drained = awaitStored(service, "queued");
            assertThat(drained).hasSize(1);
            assertThat(drained.get(0).get("id")).isEqualTo(queued.get("id"));
            assertThat(drained.get(0).get("stored").asBoolean()).isTrue();
            assertThat(strings(awaitHealthy(service, "after").get("degraded"))).isEmpty();
            load(service);
            run = service.post("/v1/retention/runs", "");
        }
        namesNobody(Files.readAllLines(directory.resolve("service.log")), run);
    }

    private JsonNode assess(ServiceProcess service, String id) throws Exception {
        return json.readTree(service.post("/v1/assessments", comment(id, "u-1")).body());
    }

    private static String comment(String id, String author) {
        return "{\"commentId\":\"%s-%s\",\"text\":\"%s，要负责\",\"author\":{\"id\":\"%s-%s\"}}"
                .formatted(MARK, id, SAID, MARK, author);
    }

    /** What a bad evening sends: many comments, some that cannot be read, ids in paths and queries. */
    private static void load(ServiceProcess service) {
        for (int batch = 0; batch < 5; batch++) {
            String prefix = "load-" + batch + "-";
            service.post(
                    "/v1/assessments/batch",
                    IntStream.range(0, 100)
                            .mapToObj(i -> comment(prefix + i, "u-" + i % 7))
                            .collect(Collectors.joining(",", "{\"items\":[", "]}")));
        }
        service.post("/v1/assessments", comment("broken", "u-1").replace("}", ""));
        service.post("/v1/assessments", comment("unknown", "u-1").replace("text", SAID));
        service.post("/v1/assessments", comment("long", "u-1").replace("负责", SAID.repeat(2_000)));
        service.post("/v1/assessments", comment("null", "u-1").replace("太晚", "\\u0000"));
        service.put("/v1/accounts/" + MARK + "-u-1", comment("path", "u-1"));
        service.get("/v1/accounts/" + MARK + "-u-1");
        service.get("/v1/assessments?authorId=" + MARK + "-u-1&" + MARK + "=1");
        service.get("/v1/assessments/" + MARK);
        service.get("/" + MARK);
    }

    private void namesNobody(List<String> log, HttpResponse<String> run) throws IOException {
        assertThat(log).noneMatch(line -> line.contains(MARK) || line.contains(SAID));
        JsonNode ran = json.readTree(log.stream()
                .filter(line -> line.contains("retention.run"))
                .findFirst()
                .orElseThrow());
        assertThat(ran.at("/mdc/requestId").asText())
                .isEqualTo(run.headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(ran.at("/mdc/caller").asText()).isEqualTo("local");
    }

    private JsonNode awaitStored(ServiceProcess service, String id) throws Exception {
        for (int look = 0; look < 300; look++) {
            JsonNode items = json.readTree(service.get("/v1/assessments?commentId=" + MARK + "-" + id)
                            .body())
                    .get("items");
            if (items != null && !items.isEmpty()) {
                return items;
            }
            ServiceProcess.pause(Duration.ofMillis(100));
        }
        throw new AssertionError("never drained");
    }

    private JsonNode awaitHealthy(ServiceProcess service, String prefix) throws Exception {
        JsonNode answer = null;
        for (int look = 0; look < 100; look++) {
            answer = assess(service, prefix + look);
            if (answer.get("degraded").isEmpty()) {
                return answer;
            }
            ServiceProcess.pause(Duration.ofMillis(200));
        }
        return answer;
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(node -> strings.add(node.asText()));
        return strings;
    }
}
