package io.touchline.casework.feedback;

import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Moderation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is said of comments, and taken away again, as a client does it. */
final class FeedbackCalls {

    private FeedbackCalls() {}

    static JsonPath say(String author, String text) {
        return Api.assess(Api.comment(Api.fresh("c"), author, text))
                .then()
                .statusCode(200)
                .body("stored", equalTo(true))
                .extract()
                .jsonPath();
    }

    static Response give(String assessment, String by, String verdict, String... labels) {
        Map<String, Object> said = new HashMap<>(Map.of("assessmentId", assessment, "by", by, "verdict", verdict));
        if (labels.length > 0) {
            said.put("labels", List.of(labels));
        }
        return Api.call().body(said).post("/v1/feedback");
    }

    static String decide(JsonPath told, String outcome, String... measures) {
        return Moderation.decide(told.getString("caseId"), outcome, measures);
    }

    static String export(String from) {
        return Api.call()
                .queryParam("from", from)
                .get("/v1/feedback/export")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
