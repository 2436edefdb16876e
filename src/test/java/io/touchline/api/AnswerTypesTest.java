package io.touchline.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.touchline.testsupport.Api;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever accepts none of what a call answers with is told so, and nothing is done. */
@QuarkusTest
class AnswerTypesTest {

    private final String comment = Api.fresh("c");

    @ParameterizedTest
    @ValueSource(
            strings = {"application/x-ndjson", "text/html", "application/json;q=0", "application/json;q=0.000, text/*"})
    void nothingIsStoredOfABatchWhoseAnswerNobodyWouldRead(String accept) {
        batch(accept).statusCode(406).contentType(Problem.MEDIA_TYPE);

        assertThat(stored()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/*;q=0.1",
                "text/html, application/json",
                "application/x-ndjson;q=0, */*;q=0.2",
                "application/json;q=0, */*"
            })
    void aBatchIsAnsweredToWhoeverCanReadIt(String accept) {
        batch(accept).statusCode(200).contentType(ContentType.JSON);
    }

    private List<Object> stored() {
        return Api.call()
                .get("/v1/assessments?commentId={id}", comment)
                .jsonPath()
                .getList("items");
    }

    private ValidatableResponse batch(String accept) {
        return Api.call()
                .accept(accept)
                .body(Map.of("items", List.of(Api.comment(comment, Api.fresh("u"), "今天打得真好"))))
                .post("/v1/assessments/batch")
                .then();
    }

    /** Where the framework itself looks before it acts. */
    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/x-ndjson"})
    void nothingIsStoredOfOneCommentEither(String accept) {
        Api.call()
                .accept(accept)
                .body(Api.comment(comment, Api.fresh("u"), "今天打得真好"))
                .post("/v1/assessments")
                .then()
                .statusCode(406);

        assertThat(stored()).isEmpty();
    }

    @Test
    void noPolicyIsDraftedThatNobodyIsToldOf() {
        String id = Api.fresh("cup");

        Api.call()
                .accept("text/html")
                .body(Map.of("source", "not read"))
                .put("/v1/policies/{id}", id)
                .then()
                .statusCode(406);

        Api.call().get("/v1/policies/{id}", id).then().statusCode(404);
    }
}
