package io.touchline.casework.quality;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.SpecialProfile;
import java.util.List;
import java.util.Map;

/** Calls of the moderators whose quality is measured, in a namespace of their own. */
final class QualityCalls {

    static final String QUEUE = "incitement";

    private QualityCalls() {}

    static void forgetKnown() {
        call().get("/v1/quality/golden")
                .jsonPath()
                .getList("items.caseId", String.class)
                .forEach(known -> call().delete("/v1/quality/golden/" + known));
    }

    static void takeAsKnown(String caseId) {
        call().body(Map.of("by", "lead", "reason", "as the guide's example 4"))
                .put("/v1/quality/golden/" + caseId)
                .then()
                .statusCode(200);
    }

    /** @return the case that a call against somebody opened */
    static String opened(RequestSpecification caller, String name, String author) {
        return caller.body(Api.comment(Api.fresh("c"), author, "姐妹们都去" + name + "的评论区骂她，一人一句！" + Api.freshWords()))
                .post("/v1/assessments")
                .jsonPath()
                .getString("caseId");
    }

    /** Makes a moderator known, who has not decided anything: there are second looks only where there are two. */
    static void know(RequestSpecification caller, String assessment, String by) {
        caller.body(Map.of("assessmentId", assessment, "by", by, "verdict", "CONFIRMED"))
                .post("/v1/feedback")
                .then()
                .statusCode(201);
    }

    static RequestSpecification call() {
        return given().header("X-Api-Key", SpecialProfile.QUALITY_KEY).contentType("application/json");
    }

    static Response next(String by) {
        return call().body(Map.of("queue", QUEUE, "by", by)).post("/v1/cases/claims");
    }

    static void release(String caseId, String by) {
        call().body(Map.of("by", by))
                .post("/v1/cases/" + caseId + "/release")
                .then()
                .statusCode(200);
    }

    static Response claim(String caseId, String by) {
        return call().body(Map.of("by", by)).post("/v1/cases/" + caseId + "/claim");
    }

    static void undo(String decision) {
        call().body(Map.of("by", "dee", "reason", "the wrong button"))
                .post("/v1/decisions/" + decision + "/undo")
                .then()
                .statusCode(200);
    }

    static Response decide(String caseId, String by, String outcome) {
        claim(caseId, by).then().statusCode(200);
        return call().body(Map.of("by", by, "outcome", outcome, "reason", "looked at all of it"))
                .post("/v1/cases/" + caseId + "/decision");
    }

    static List<String> logged(String caseId) {
        return call().get("/v1/audit?subject=" + caseId).jsonPath().getList("items.kind", String.class);
    }

    static List<String> strikes(String author) {
        return call().get("/v1/accounts/" + author)
                .jsonPath()
                .getList("standing.strikes.findAll { it.revokedAt == null }.action", String.class);
    }

    static JsonPath report() {
        return call().get("/v1/quality").then().statusCode(200).extract().jsonPath();
    }
}
