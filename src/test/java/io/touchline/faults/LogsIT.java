package io.touchline.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchline.testsupport.ServiceProcess;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The logs of a bad evening, with its engines away for a while, hold nothing that anybody sent. */
@ExtendWith(Replicas.Shared.class)
class LogsIT {

    /** Stands in every id, so that a trace of one is found. */
    private static final String MARK = "7f3ac1";

    /** What the loads of the other classes say too. */
    private static final String SAID = "换人太晚了";

    private static Replicas replicas;

    @BeforeAll
    static void share(Replicas shared) {
        replicas = shared;
    }

    @Test
    void holdNeitherTextsNorIds() {
        send(replicas.first());
        replicas.postgres().pause();
        replicas.redis().pause();
        try {
            send(replicas.second());
        } finally {
            replicas.redis().resume();
            replicas.postgres().resume();
        }
        Replicas.await("closed", () -> replicas.circuit() == 0);
        Replicas.await("drained", () -> replicas.waiting() == 0);

        assertThat(replicas.log()).isNotEmpty().noneMatch(line -> line.contains(MARK) || line.contains(SAID));
    }

    @Test
    void sayWhichRequestALineIsOf() {
        Replicas.await(
                "run", () -> replicas.first().post("/v1/retention/runs", "").statusCode() == 200);
        HttpResponse<String> run = replicas.first().post("/v1/retention/runs", "");
        String id = run.headers().firstValue("X-Request-Id").orElseThrow();

        assertThat(run.statusCode()).isEqualTo(200);
        assertThat(replicas.log().stream()
                        .filter(line -> line.contains("retention.run"))
                        .map(Calls::read)
                        .map(line -> line.at("/mdc"))
                        .filter(mdc -> mdc.path("requestId").asText().equals(id)))
                .extracting((JsonNode mdc) -> mdc.path("caller").asText())
                .containsExactly("local");
    }

    /** Comments, some that cannot be read, and ids in paths and queries. */
    private static void send(ServiceProcess service) {
        for (int batch = 0; batch < 3; batch++) {
            int from = 100 * batch;
            service.post(
                    "/v1/assessments/batch",
                    IntStream.range(from, from + 100)
                            .mapToObj(i -> comment("load-" + i, SAID + i))
                            .collect(Collectors.joining(",", "{\"items\":[", "]}")));
        }
        for (String body : List.of(
                comment("broken", SAID).replace("}", ""),
                comment("unknown", SAID).replace("text", SAID),
                comment("long", SAID.repeat(3_000)),
                comment("null", SAID + "\\u0000"))) {
            service.post("/v1/assessments", body);
        }
        service.put("/v1/accounts/" + MARK, comment("path", SAID));
        service.get("/v1/assessments?authorId=" + MARK + "&" + MARK + "=1");
        service.get("/v1/assessments/" + MARK);
        service.get("/" + MARK);
    }

    private static String comment(String id, String text) {
        return Calls.comment(MARK + "-" + id, MARK + "-u", text);
    }
}
