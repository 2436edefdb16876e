package io.touchline.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Left to itself, the document calls an operation what its method is called, which tells nobody what it does. */
@QuarkusTest
class ApiSummariesTest {

    @Test
    void tellOfEveryOperationWhatItDoes() {
        Map<String, Map<String, Object>> paths =
                given().get("/q/openapi?format=json").jsonPath().getMap("paths");
        Map<String, String> summaries = new TreeMap<>();
        paths.forEach((path, operations) -> operations.forEach((method, operation) -> {
            if (path.startsWith("/v1/") && operation instanceof Map<?, ?> told && told.containsKey("responses")) {
                summaries.put(method + " " + path, String.valueOf(told.get("summary")));
            }
        }));

        assertThat(summaries).hasSizeGreaterThan(80).allSatisfy((operation, summary) -> assertThat(summary.split(" "))
                .as("%s: %s", operation, summary)
                .hasSizeGreaterThan(2));
    }
}
