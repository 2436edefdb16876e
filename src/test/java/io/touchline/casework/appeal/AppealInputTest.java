package io.touchline.casework.appeal;

import static io.restassured.RestAssured.given;
import static io.touchline.casework.appeal.AppealCalls.account;
import static io.touchline.casework.appeal.AppealCalls.appeal;
import static io.touchline.casework.appeal.AppealCalls.assessed;
import static io.touchline.casework.appeal.AppealCalls.body;
import static io.touchline.casework.appeal.AppealCalls.file;
import static io.touchline.casework.appeal.AppealCalls.fileByAuthor;
import static io.touchline.casework.appeal.AppealCalls.fileByTarget;
import static io.touchline.casework.appeal.AppealCalls.fileOnAssessment;
import static io.touchline.casework.appeal.AppealCalls.filed;
import static io.touchline.casework.appeal.AppealCalls.flagged;
import static io.touchline.casework.appeal.AppealCalls.refused;
import static io.touchline.casework.appeal.AppealCalls.review;
import static io.touchline.casework.appeal.AppealCalls.withdraw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Rows;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is refused, where, and that nothing is left of it. */
@QuarkusTest
class AppealInputTest {

    private static final String UNKNOWN_DECISION = "dec_" + "0".repeat(32);

    @Inject
    DataSource database;

    private final String name = Api.freshName();
    private final String author = Api.fresh("u");
    private JsonPath told;
    private final String decider = Api.fresh("m");
    private String decision;

    @BeforeEach
    void decide() {
        Api.registerAthlete(name);
        told = flagged(author, name + "就是个废物，姐妹们都去她评论区骂她！");
        decision = AppealCalls.decide(told.getString("caseId"), decider, "CHANGE", "WARN");
    }

    /** There is nothing to give back, and whoever looks for rules to review would count it as one that was wrong. */
    @Test
    void refusesAnAuthorWhoseCommentWasLeftUp() {
        String spared = Api.fresh("u");
        JsonPath left = flagged(spared, name + "就是个废物，滚出国家队！");
        String allowed = AppealCalls.decide(left.getString("caseId"), decider, "CHANGE", "ALLOW");
        String educated = Api.fresh("u");
        JsonPath upheld = flagged(educated, name + "就是个废物，滚出国家队！");
        new Rows(database)
                .change(
                        "UPDATE case_member SET actions = '{ALLOW}' WHERE assessment_id = ?",
                        Rows.uuid(upheld.getString("id")));
        String kept = AppealCalls.decide(upheld.getString("caseId"), decider, "UPHOLD");

        refused(fileByAuthor(allowed, spared), 422, "/decisionId");
        account(educated).body("standing.strikes", hasSize(1));
        filed(fileByAuthor(kept, educated));
    }

    @Test
    void refusesBodiesThatBreakARule() {
        Map<String, Object> both = body("decisionId", decision, "authorId", author);
        both.put("assessmentId", told.getString("id"));
        refused(file(both), 422, "/decisionId");
        Map<String, Object> neither = body("decisionId", decision, "authorId", author);
        neither.remove("decisionId");
        refused(file(neither), 422, "/decisionId");
        refused(file(body("decisionId", "dec_1", "authorId", author)), 422, "/decisionId");
        refused(file(body("decisionId", decision, "authorId", "a\u0001")), 422, "/party/authorId");
        refused(file(body("decisionId", decision, "targetId", "Not An Id")), 422, "/party/targetId");
        refused(file(body("assessmentId", told.getString("id"), "targetId", "somebody")), 422, "/party/targetId");
        refused(file(with("party", Map.of())), 422, "/party");
        refused(file(with("party", Map.of("authorId", author, "targetId", "t"))), 422, "/party");
        refused(file(with("statement", " ")), 422, "/statement");
        refused(file(with("statement", "a".repeat(4_001))), 422, "/statement");
        refused(file(with("statement", "a\u0000b")), 422, "/statement");
        refused(file(with("statement", 1)), 400, "/statement");
        refused(file(with("more", 1)), 400, "/more");
        refused(file(with("party", Map.of("more", 1))), 400, "/party/more");

        list("decisionId", decision).then().body("items", hasSize(0));
    }

    /** As forms of web pages send it. */
    @Test
    void takesAStatementOfSeveralLines() {
        file(with("statement", "我说的是比赛\r\n不是人。")).then().statusCode(201).body("statement", equalTo("我说的是比赛\r\n不是人。"));
    }

    /** With a blank behind the name the decider would review himself. */
    @Test
    void aBlankMakesNoOtherPerson() {
        String appeal = file(body("decisionId", decision, "authorId", author))
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        for (String by : List.of(decider + " ", " " + decider, decider + "\u3000")) {
            refused(review(appeal, by, AppealOutcome.GRANT), 422, "/by");
        }
        refused(review(appeal, decider, AppealOutcome.GRANT), 409, "/by");
    }

    @Test
    void knowsNoDecisionAndNoAssessmentThatDoesNotExist() {
        refused(fileByAuthor(UNKNOWN_DECISION, author), 404, "/decisionId");
        refused(fileOnAssessment("as_" + "0".repeat(32), author), 404, "/assessmentId");
        Response ofAnother = given().header("X-Api-Key", "other")
                .contentType("application/json")
                .body(body("decisionId", decision, "authorId", author))
                .post("/v1/appeals");
        refused(ofAnother, 404, "/decisionId");
    }

    @Test
    void doesNotTellAnAccountInACaseFromOneThatDoesNotExist() {
        String known = Api.fresh("u");
        flagged(known, name + "就是个废物，滚出国家队！");
        String target = Api.registerAthlete(Api.freshName());

        String answer = refused(fileByAuthor(decision, known), 422, "/party/authorId")
                .extract()
                .asString();
        assertThat(refused(fileByAuthor(decision, Api.fresh("u")), 422, "/party/authorId")
                        .extract()
                        .asString())
                .isEqualTo(answer);
        assertThat(refused(fileOnAssessment(told.getString("id"), known), 422, "/party/authorId")
                        .extract()
                        .asString())
                .isEqualTo(answer);
        String byTarget = refused(fileByTarget(decision, target), 422, "/party/targetId")
                .extract()
                .asString();
        assertThat(refused(fileByTarget(decision, "nobody"), 422, "/party/targetId")
                        .extract()
                        .asString())
                .isEqualTo(byTarget);
    }

    /** What waits for a person was not done: nothing as grave may stand in the place of what was. */
    @Test
    void refusesAWorseMeasureThanTheRuleTook() {
        String other = Api.fresh("u");
        String assessment =
                flagged(other, name + "就是个废物，姐妹们都去她评论区骂她！" + Api.freshWords()).getString("id");
        String measures =
                """
                [{"scope":"CONTENT","action":"FOLD","requiresHuman":false},
                 {"scope":"CONTENT","action":"REMOVE","requiresHuman":true}]
                """;
        new Rows(database)
                .change(
                        "UPDATE assessment SET body = jsonb_set(body::jsonb, '{recommendations}', ?::jsonb)::text WHERE id = ?",
                        measures,
                        Rows.uuid(assessment));
        String id = filed(fileOnAssessment(assessment, other));

        refused(review(id, "m", AppealOutcome.GRANT, "LIMIT_SPREAD"), 422, "/measures/0");
        review(id, "m", AppealOutcome.GRANT, "ALLOW").then().statusCode(200);
    }

    @Test
    void sendsWhoAppealsTooEarlyToTheDecision() {
        refused(fileOnAssessment(told.getString("id"), author), 409, "/assessmentId");
    }

    @Test
    void refusesReviewsThatBreakARule() {
        String id = filed(fileByAuthor(decision, author));
        Map<String, Object> review = Map.of("by", "m", "outcome", "GRANT", "reason", "because");
        String path = "/v1/appeals/" + id + "/decision";

        refused(post(path, Map.of("outcome", "GRANT", "reason", "because")), 422, "/by");
        refused(post(path, Map.of("by", "m", "reason", "because")), 422, "/outcome");
        refused(post(path, Map.of("by", "m", "outcome", "GRANT")), 422, "/reason");
        refused(post(path, Map.of("by", "m", "outcome", "PERHAPS", "reason", "because")), 400, "/outcome");
        refused(review(id, "m", AppealOutcome.GRANT, "NOTHING"), 400, "/measures/0");
        refused(review(id, "m", AppealOutcome.GRANT, "SLOW_MODE"), 422, "/measures/0");
        refused(review(id, "m", AppealOutcome.GRANT, "WARN"), 422, "/measures/0");
        post("/v1/appeals/ap_" + "0".repeat(32) + "/decision", review).then().statusCode(404);
        post("/v1/appeals/" + UNKNOWN_DECISION + "/decision", review).then().statusCode(404);
        given().header("X-Api-Key", "other")
                .contentType("application/json")
                .body(review)
                .post(path)
                .then()
                .statusCode(404);

        account(author).body("standing.rung", equalTo("WARN"));
        appeal(id).body("state", equalTo("OPEN"));
    }

    @Test
    void takesAnAppealBackAndLetsItComeAgain() {
        String id = filed(fileByAuthor(decision, author));
        refused(fileByAuthor(decision, author), 409, "/decisionId");
        refused(withdraw(id, " "), 422, "/by");

        withdraw(id, "clerk-1").then().statusCode(200).body("state", equalTo("WITHDRAWN"));

        refused(withdraw(id, "clerk-1"), 409, "");
        refused(review(id, Api.fresh("m"), AppealOutcome.GRANT), 409, "");
        filed(fileByAuthor(decision, author));
    }

    /** Nobody else would look at the decision: once the time to file is over, for ever. */
    @Test
    void isNotTakenBackByWhomItIsAgainst() {
        String other = Api.fresh("u");
        JsonPath early = flagged(other, name + "就是个废物，姐妹们都去她评论区骂她！");
        String beforeTheDecision = filed(fileOnAssessment(early.getString("id"), other));
        String earlyDecision = AppealCalls.decide(early.getString("caseId"), decider, "CHANGE", "WARN");
        String undoer = Api.fresh("m");
        String id = filed(fileByAuthor(decision, author));

        refused(withdraw(id, decider), 409, "/by");
        refused(withdraw(beforeTheDecision, decider), 409, "/by");

        appeal(id).body("state", equalTo("OPEN"));
        AppealCalls.undo(earlyDecision, undoer).then().statusCode(200);
        refused(withdraw(beforeTheDecision, undoer), 409, "/by");
        withdraw(beforeTheDecision, "clerk-1").then().statusCode(200).body("state", equalTo("WITHDRAWN"));
    }

    @Test
    void listsWhatIsAskedForPageByPage() {
        String other = Api.fresh("u");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String one = assessed(other, name + "就是个废物").getString("id");
            ids.add(filed(fileOnAssessment(one, other)));
        }
        withdraw(ids.get(2), "clerk-1").then().statusCode(200);

        JsonPath page = list("authorId", other, "limit", "2")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(page.getList("items.id", String.class)).containsExactly(ids.get(0), ids.get(1));
        JsonPath next = list("authorId", other, "limit", "2", "cursor", page.getString("nextCursor"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(next.getList("items.id", String.class)).containsExactly(ids.get(2));
        assertThat(next.getString("nextCursor")).isNull();
        list("authorId", other, "state", "OPEN").then().body("items", hasSize(2));
        list("authorId", other, "overdue", "true").then().body("items", hasSize(0));
        list("authorId", other, "overdue", "false").then().body("items", hasSize(3));
        list("authorId", Api.fresh("u")).then().statusCode(200).body("items", hasSize(0));
    }

    @Test
    void refusesListsThatCannotBe() {
        refused(list("state", "CLOSED"), 422, "/state");
        refused(list("state", ""), 422, "/state");
        refused(list("overdue", "yes"), 422, "/overdue");
        refused(list("decisionId", "1"), 422, "/decisionId");
        refused(list("authorId", ""), 422, "/authorId");
        refused(list("cursor", "bm9uc2Vuc2U"), 422, "/cursor");
        refused(list("limit", "0"), 422, "/limit");
        refused(list("author", "u"), 400, "/author");
    }

    private Map<String, Object> with(String field, Object value) {
        Map<String, Object> body = body("decisionId", decision, "authorId", author);
        body.put(field, value);
        return body;
    }

    private static Response post(String path, Object body) {
        return Api.call().body(body).post(path);
    }

    private static Response list(String... parameters) {
        RequestSpecification call = Api.call();
        for (int i = 0; i < parameters.length; i += 2) {
            call.queryParam(parameters[i], parameters[i + 1]);
        }
        return call.get("/v1/appeals");
    }
}
