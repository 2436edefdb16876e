package io.touchline.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.touchline.testsupport.Api;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NoUtf8InBatchTest {

    /** An emoji as some databases export it, and a byte that is of no character. */
    private static final Stream<String> TEXTS =
            Stream.of("one", "\u00ed\u00a0\u00bd\u00ed\u00b8\u0080", "\u00ff", "two");

    @Test
    void failsItsItemWhereThereIsNoOther() {
        Response answer = Api.call()
                .body("{\"items\":[{\"commentId\":\"c\",\"text\":\"\u00ff\",\"author\":{\"id\":\"u\"}}]}"
                        .getBytes(StandardCharsets.ISO_8859_1))
                .post("/v1/assessments/batch");

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getList("results.status", Integer.class)).containsExactly(400);
    }

    @Test
    void failsItsItemAlone() {
        String items = TEXTS.map(text -> "{\"commentId\":\"%s\",\"text\":\"%s\",\"author\":{\"id\":\"u\"}}"
                        .formatted(Api.fresh("c"), text))
                .collect(Collectors.joining(",", "{\"items\":[", "]}"));

        Response answer =
                Api.call().body(items.getBytes(StandardCharsets.ISO_8859_1)).post("/v1/assessments/batch");

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getList("results.status", Integer.class)).containsExactly(200, 400, 400, 200);
        assertThat(answer.jsonPath().getString("results[1].problem.errors[0].pointer"))
                .isEqualTo("/text");
        assertThat(answer.jsonPath().getString("results[2].problem.errors[0].pointer"))
                .isEqualTo("/text");
    }
}
