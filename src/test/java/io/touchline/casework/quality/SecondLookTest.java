package io.touchline.casework.quality;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.touchline.casework.evidence.VerifiedPack;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.SpecialProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What leads from a second look to what was decided first. */
@QuarkusTest
@TestProfile(SpecialProfile.class)
class SecondLookTest {

    private static final String QUEUE = "incitement";

    private final String name = Api.freshName();
    private final String author = Api.fresh("u");
    private String comment;
    private String first;

    @BeforeEach
    void open() {
        Api.registerAthlete(name);
        JsonPath told = call().body(
                        Api.comment(Api.fresh("c"), author, "姐妹们都去" + name + "的评论区骂她，一人一句！" + Api.freshWords()))
                .post("/v1/assessments")
                .jsonPath();
        comment = told.getString("id");
        QualityCalls.know(call(), comment, "bo");
        first = told.getString("caseId");
    }

    /** Who has nobody beside them would have it at the head of the queue for years, and could not take it. */
    @Test
    void isNotMadeWhereNobodyElseCouldTakeIt() {
        String alone = QualityCalls.opened(alone(), name, author);
        alone().body(Map.of("by", "an", "outcome", "UPHOLD", "reason", "looked at it", "caseIds", List.of(alone)))
                .post("/v1/cases/decisions")
                .then()
                .statusCode(201);
        assertThat(alone().get("/v1/cases?state=OPEN").jsonPath().getList("items.id"))
                .isEmpty();

        String known = QualityCalls.opened(alone(), name, Api.fresh("u"));
        QualityCalls.know(
                alone(),
                alone().get("/v1/cases/" + known + "/members").jsonPath().getString("items[0].assessmentId"),
                "bo");
        alone().body(Map.of("by", "an", "outcome", "UPHOLD", "reason", "looked at it", "caseIds", List.of(known)))
                .post("/v1/cases/decisions")
                .then()
                .statusCode(201);
        assertThat(alone().get("/v1/cases?state=OPEN").jsonPath().getList("items.id"))
                .hasSize(1);
    }

    private static RequestSpecification alone() {
        return given().header("X-Api-Key", SpecialProfile.ALONE_KEY).contentType("application/json");
    }

    @Test
    void isNotToldFromACaseByItsComments() throws IOException {
        String decision = decide(first, "an", "UPHOLD");
        String appeal = call().body(
                        Map.of("decisionId", decision, "party", Map.of("authorId", author), "statement", "我说的是比赛，不是人。"))
                .post("/v1/appeals")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        call().body(Map.of("by", "bo", "outcome", "GRANT", "reason", "hard words are not abuse"))
                .post("/v1/appeals/" + appeal + "/decision")
                .then()
                .statusCode(200);

        String look = caseOfComment();

        assertThat(look).isNotEqualTo(first);
        call().get("/v1/cases/" + look).then().body("state", equalTo("OPEN")).body("reviewOf", nullValue());
        call().get("/v1/cases/" + look + "/members")
                .then()
                .body("items.assessmentId", contains(comment))
                .body("items[0].overturnedBy", nullValue());

        decide(look, "cy", "OVERTURN");

        assertThat(caseOfComment()).isEqualTo(first);
        call().get("/v1/cases/" + look + "/members").then().body("items.overturnedBy", contains(appeal));
        assertThat(packed(look, "members.jsonl")).contains(appeal);
    }

    /** Of one that was decided and is open again the pack looks as that of a case that nobody has decided. */
    @Test
    void isNotToldFromACaseByItsPackWhenItIsOpenAgain() throws IOException {
        decide(first, "an", "OVERTURN");
        String look = caseOfComment();
        undo(decide(look, "bo", "UPHOLD"));

        assertThat(packed(look, "events.jsonl")).doesNotContain("REVIEW_", first);
        assertThat(packed(look, "case.json")).contains("\"decisions\" : [ ]").doesNotContain(first);

        decide(look, "cy", "UPHOLD");

        assertThat(packed(look, "events.jsonl")).contains("REVIEW_DECIDED", "REVIEW_UNDONE");
    }

    private static String packed(String caseId, String file) throws IOException {
        byte[] zip = call().body(Map.of("by", "lead", "reason", "to read"))
                .post("/v1/cases/" + caseId + "/evidence")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        return new String(VerifiedPack.files(zip).get(file), StandardCharsets.UTF_8);
    }

    @Test
    void leavesNothingToCarryOut() {
        String decision = decide(first, "an", "OVERTURN");
        String again = decide(caseOfComment(), "bo", "UPHOLD");

        assertThat(measures(decision)).containsExactly(List.of());
        assertThat(measures(again)).containsExactly(List.of());
    }

    @Test
    void isNotForWhoSaidThatItsAnswerIsKnown() {
        decide(first, "an", "UPHOLD");
        String look = caseOfComment();
        call().body(Map.of("by", "lead", "reason", "as the guide's example 5"))
                .put("/v1/quality/golden/" + first)
                .then()
                .statusCode(200);

        assertThat(claim(look, "lead").statusCode()).isEqualTo(409);
        Response given = next("lead");
        while (given.statusCode() == 200) {
            assertThat(given.jsonPath().getString("id")).isNotEqualTo(look);
            given = next("lead");
        }
        assertThat(claim(look, "bo").statusCode()).isEqualTo(200);
    }

    @Test
    void isNotForWhoReviewedAnAppealOrUndidADecision() {
        String slip = decide(first, "an", "OVERTURN");
        String early = caseOfComment();
        undo(slip);
        assertThat(claim(early, "ed").statusCode()).isEqualTo(409);

        String decision = decide(first, "an", "UPHOLD");
        String reviewer = Api.fresh("m");
        String appeal = call().body(
                        Map.of("decisionId", decision, "party", Map.of("authorId", author), "statement", "我说的是比赛，不是人。"))
                .post("/v1/appeals")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        call().body(Map.of("by", reviewer, "outcome", "REJECT", "reason", "a call to harass"))
                .post("/v1/appeals/" + appeal + "/decision")
                .then()
                .statusCode(200);
        know();

        assertThat(claim(caseOfComment(), reviewer).statusCode()).isEqualTo(409);
        Response given = next(reviewer);
        while (given.statusCode() == 200) {
            assertThat(isAboutThisTest(given)).isFalse();
            given = next(reviewer);
        }
    }

    /** Also where somebody else says it after them, and where it is known no more. */
    @Test
    void isNotForAnybodyWhoEverSaidThatItsAnswerIsKnown() {
        decide(first, "an", "UPHOLD");
        know();
        call().body(Map.of("by", "another-lead", "reason", "as the guide's example 7"))
                .put("/v1/quality/golden/" + first)
                .then()
                .statusCode(200);
        assertThat(claim(caseOfComment(), "lead").statusCode()).isEqualTo(409);

        call().delete("/v1/quality/golden/" + first).then().statusCode(204);

        assertThat(claim(caseOfComment(), "lead").statusCode()).isEqualTo(409);
        assertThat(claim(caseOfComment(), "another-lead").statusCode()).isEqualTo(409);
        assertThat(claim(caseOfComment(), "bo").statusCode()).isEqualTo(200);
    }

    /** Nobody disagrees with what was a slip. */
    @Test
    void isComparedWithNoDecisionThatWasUndone() {
        long pairs = pairs();
        String slip = decide(first, "an", "OVERTURN");
        String early = caseOfComment();
        decide(early, "bo", "UPHOLD");
        assertThat(pairs()).isEqualTo(pairs + 1);

        undo(slip);
        assertThat(pairs()).isEqualTo(pairs);

        String another = decide(first, "an", "OVERTURN");
        String late = caseOfComment();
        undo(another);
        assertThat(caseOfComment()).as("what is to be decided anew").isEqualTo(first);
        decide(late, "cy", "UPHOLD");
        assertThat(pairs()).isEqualTo(pairs);

        decide(first, "an", "UPHOLD");
        decide(caseOfComment(), "dee", "UPHOLD");
        assertThat(pairs()).isEqualTo(pairs + 1);
    }

    @Test
    void isNoKnownCaseForWhoTookIt() {
        decide(first, "an", "UPHOLD");
        String moderator = Api.fresh("m");
        decide(caseOfComment(), moderator, "UPHOLD");
        know();

        isGivenNoOther(moderator);
    }

    /** The same comments twice would show that one of the two is there to look at whoever decides. */
    @Test
    void isNotGivenBesideAnotherCopyNorAnsweredWithIt() {
        decide(first, "an", "UPHOLD");
        String look = caseOfComment();
        know();
        String moderator = Api.fresh("m");
        String known = knownCopy(moderator, look);

        isGivenNoOther(moderator);
        call().body(Map.of("by", moderator, "outcome", "UPHOLD", "reason", "alike", "caseIds", List.of(known, look)))
                .post("/v1/cases/decisions")
                .then()
                .statusCode(409)
                .body("errors[0].pointer", equalTo("/caseIds/1"));
        decide(known, moderator, "UPHOLD");
    }

    @Test
    void isNotForWhoAnsweredItAsAKnownCase() {
        decide(first, "an", "UPHOLD");
        String look = caseOfComment();
        know();
        String moderator = Api.fresh("m");
        String known = knownCopy(moderator, look);
        decide(known, moderator, "UPHOLD");

        assertThat(claim(look, moderator).statusCode()).isEqualTo(409);
        isGivenNoOther(moderator);
        assertThat(claim(look, "bo").statusCode()).isEqualTo(200);
    }

    /** @return what this moderator is given of the comment, which is not the second look */
    private String knownCopy(String moderator, String look) {
        Response given = next(moderator);
        while (!isAboutThisTest(given)) {
            given = next(moderator);
        }
        String known = given.jsonPath().getString("id");
        assertThat(known).isNotEqualTo(look);
        return known;
    }

    private void isGivenNoOther(String moderator) {
        Response given = next(moderator);
        while (given.statusCode() == 200) {
            assertThat(isAboutThisTest(given)).isFalse();
            given = next(moderator);
        }
    }

    private void know() {
        call().body(Map.of("by", "lead", "reason", "as the guide's example 6"))
                .put("/v1/quality/golden/" + first)
                .then()
                .statusCode(200);
    }

    private boolean isAboutThisTest(Response given) {
        return call().get("/v1/cases/" + given.jsonPath().getString("id") + "/members")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.assessmentId", String.class)
                .contains(comment);
    }

    private static long pairs() {
        return call().get("/v1/quality").jsonPath().getLong("secondLooks.agreement.pairs");
    }

    private static void undo(String decision) {
        call().body(Map.of("by", "ed", "reason", "the wrong button"))
                .post("/v1/decisions/" + decision + "/undo")
                .then()
                .statusCode(200);
    }

    private String caseOfComment() {
        return call().get("/v1/assessments/" + comment).jsonPath().getString("caseId");
    }

    private static List<List<String>> measures(String decision) {
        return call().get("/v1/decisions/" + decision + "/members").jsonPath().getList("items.measures");
    }

    private static String decide(String caseId, String by, String outcome) {
        claim(caseId, by).then().statusCode(200);
        return call().body(Map.of("by", by, "outcome", outcome, "reason", "looked at all of it"))
                .post("/v1/cases/" + caseId + "/decision")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Response claim(String caseId, String by) {
        return call().body(Map.of("by", by)).post("/v1/cases/" + caseId + "/claim");
    }

    private static Response next(String by) {
        return call().body(Map.of("queue", QUEUE, "by", by)).post("/v1/cases/claims");
    }

    private static RequestSpecification call() {
        return given().header("X-Api-Key", SpecialProfile.OTHER_KEY).contentType("application/json");
    }
}
