package io.touchline.handling.standing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.SpecialProfile;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract of {@code /v1/accounts/{id}/strikes}. */
@QuarkusTest
@TestProfile(SpecialProfile.class)
class AccountResourceTest {

    private final String authorId = "u/9 " + Api.fresh("u");

    @Test
    void writesAPersonsDecisionDown() {
        Map<String, Object> decision = new LinkedHashMap<>(warning());
        decision.put("labels", List.of("insult.person"));
        decision.put("assessmentId", "as_01a21431a9a87420b439360dbe004fe8");
        decision.put("caseId", "case-3");
        decision.put("decidedAt", "2026-01-02T03:04:05.678Z");
        decision.put("expiresAfter", "P3650D");

        post(decision)
                .statusCode(201)
                .body("id", matchesPattern("st_[0-9a-f]{32}"))
                .body("action", equalTo("WARN"))
                .body("weight", equalTo(1.5f))
                .body("reasons", contains("insult.person"))
                .body("ground.kind", equalTo("PERSON"))
                .body("ground.decidedBy", equalTo("moderator-7"))
                .body("ground.reason", equalTo("insulted a referee"))
                .body("ground.assessmentId", equalTo("as_01a21431a9a87420b439360dbe004fe8"))
                .body("ground.caseId", equalTo("case-3"))
                .body("ground.rule", nullValue())
                .body("at", equalTo("2026-01-02T03:04:05.678Z"))
                .body("expiresAt", equalTo("2035-12-31T03:04:05.678Z"))
                .body("revokedAt", nullValue());
        account(authorId).body("accountId", equalTo(authorId)).body("standing.strikes", hasSize(1));
    }

    @Test
    void showsWhatEachStrikeCarries() {
        post(warning()).statusCode(201).body("points", allOf(greaterThan(1.49f), lessThanOrEqualTo(1.5f)));
        post(with("weight", 2)).statusCode(201).body("weight", equalTo(2.0f));

        JsonPath account = account(authorId).extract().jsonPath();

        assertThat(account.getString("standing.rung")).isEqualTo("LIMIT_COMMENT");
        double sum = account.getList("standing.strikes.points", Float.class).stream()
                .mapToDouble(points -> points)
                .sum();
        assertThat(sum).isCloseTo(account.getDouble("standing.points"), within(2e-6));
    }

    @Test
    void strikesOnceForADecisionThatIsSentAgain() {
        Map<String, Object> decision = with("decisionId", Api.fresh("d"));
        String id = post(decision).statusCode(201).extract().path("id");

        post(decision).statusCode(200).body("id", equalTo(id));

        account(authorId).body("standing.strikes.id", contains(id));
    }

    /** What is stored is finer than what no clock here tells. */
    @Test
    void strikesOnceForADecisionThatLastsAFractionOfAMillisecondLonger() {
        Map<String, Object> decision = with("decisionId", Api.fresh("d"));
        decision.put("expiresAfter", "PT3600.0000001S");
        post(decision).statusCode(201);

        post(decision).statusCode(200);
    }

    @Test
    void refusesAnotherDecisionUnderTheSameId() {
        Map<String, Object> decision = with("decisionId", Api.fresh("d"));
        post(decision).statusCode(201);
        Map<String, Object> graver = new HashMap<>(decision);
        graver.put("action", "MUTE");
        Map<String, Object> earlier = new HashMap<>(decision);
        earlier.put("decidedAt", "2026-01-05T20:00:00Z");

        post(graver).statusCode(409).body("errors[0].pointer", equalTo("/decisionId"));
        post(earlier).statusCode(409).body("errors[0].pointer", equalTo("/decisionId"));
        Api.call()
                .body(decision)
                .post("/v1/accounts/{id}/strikes", Api.fresh("u"))
                .then()
                .statusCode(409);
        account(authorId).body("standing.strikes", hasSize(1)).body("standing.rung", equalTo("WARN"));
    }

    @Test
    void takesAStrikeBackOnce() {
        String id = post(warning()).statusCode(201).extract().path("id");

        String first = revoke(id, "moderator-2")
                .statusCode(200)
                .body("revokedBy", equalTo("moderator-2"))
                .body("revokeReason", equalTo("mistaken"))
                .body("points", equalTo(0f))
                .body("revokedAt", notNullValue())
                .extract()
                .path("revokedAt");

        revoke(id, "moderator-3")
                .statusCode(200)
                .body("revokedBy", equalTo("moderator-2"))
                .body("revokedAt", equalTo(first));
    }

    @Test
    void findsOnlyTheAccountsOwnStrikes() {
        String id = post(warning()).statusCode(201).extract().path("id");

        revoke("st_00000000000000000000000000000000", "m").statusCode(404);
        revoke("st_1", "m").statusCode(404);
        Api.call()
                .body(Map.of("by", "m", "reason", "r"))
                .delete("/v1/accounts/{id}/strikes/{strike}", "u-2", id)
                .then()
                .statusCode(404);
        given().header("X-Api-Key", SpecialProfile.OTHER_KEY)
                .contentType("application/json")
                .body(Map.of("by", "m", "reason", "r"))
                .delete("/v1/accounts/{id}/strikes/{strike}", authorId, id)
                .then()
                .statusCode(404);
        given().header("X-Api-Key", SpecialProfile.OTHER_KEY)
                .get("/v1/accounts/{id}", authorId)
                .then()
                .statusCode(200)
                .body("standing.strikes", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    action       | 422 | "REMOVE"
                    action       | 400 | "SHOUT"
                    action       | 422 | null
                    decidedBy    | 422 | null
                    decidedBy    | 422 | " "
                    decidedBy    | 400 | 7
                    reason       | 422 | null
                    reason       | 422 | " "
                    reason       | 422 | "a\\u0000b"
                    reason       | 422 | "\\ud800"
                    labels/0     | 422 | ["kindness"]
                    labels/1     | 422 | ["threat","threat"]
                    labels       | 400 | "insult.person"
                    decisionId   | 422 | "dec_0123456789abcdef0123456789abcdef/1"
                    decisionId   | 422 | "ap_of-mine"
                    assessmentId | 422 | "as_1"
                    weight       | 422 | 0
                    weight       | 422 | 100.5
                    weight       | 400 | "2"
                    expiresAfter | 422 | "30 days"
                    expiresAfter | 422 | "PT0S"
                    expiresAfter | 422 | "P3661D"
                    decidedAt    | 422 | "2199-01-01T00:00:00Z"
                    decidedAt    | 422 | "1999-01-01T00:00:00Z"
                    decidedAt    | 400 | 1785765600
                    decisionId   | 422 | " "
                    decisionId   | 422 | "\\u3000"
                    caseId       | 422 | "\\u2003\\u3000"
                    caseId       | 422 | "case_"
                    caseId       | 422 | "case_01a21431a9a87420b439360dbe004fe"
                    caseId       | 422 | "case_01A21431A9A87420B439360DBE004FE8"
                    strike       | 400 | true
                    """)
    void refusesWithThePlace(String pointer, int status, String value) {
        String field = pointer.split("/")[0];
        Map<String, Object> others = new LinkedHashMap<>(warning());
        others.remove(field);
        StringBuilder body = new StringBuilder("{\"" + field + "\":" + value);
        others.forEach((name, other) -> body.append(",\"" + name + "\":\"" + other + "\""));

        post(body.append('}').toString())
                .statusCode(status)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("/" + pointer));
        account(authorId).body("standing.strikes", hasSize(0));
    }

    @Test
    void takesTheIdOfOneOfOurCasesAndAnyOther() {
        for (String caseId : List.of("case_01a21431a9a87420b439360dbe004fe8", "CASE_3", "case-3", "cases")) {
            post(with("caseId", caseId)).statusCode(201).body("ground.caseId", equalTo(caseId));
        }
    }

    @Test
    void refusesToTakeBackWithoutAPersonAndAReason() {
        String id = post(warning()).statusCode(201).extract().path("id");

        for (Map<String, String> body : List.of(
                Map.<String, String>of(), Map.of("by", "m"), Map.of("reason", "r"), Map.of("by", "m", "reason", " "))) {
            Api.call()
                    .body(body)
                    .delete("/v1/accounts/{id}/strikes/{strike}", authorId, id)
                    .then()
                    .statusCode(422);
        }
        account(authorId).body("standing.rung", equalTo("WARN"));
    }

    @Test
    void refusesWhatCannotBeAnId() {
        for (String id : List.of("a\n", "a".repeat(129))) {
            Api.call()
                    .body(warning())
                    .post("/v1/accounts/{id}/strikes", id)
                    .then()
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("/id"));
        }
    }

    /** What another wrote is no ground; what the ledger does not hold may be a comment that was not stored. */
    @Test
    void strikesForOnesOwnCommentAlone() {
        String own = Api.assess(Api.comment(Api.fresh("c"), authorId, "这球打得真臭")).path("id");
        String others = Api.assess(Api.comment(Api.fresh("c"), Api.fresh("u"), "这球打得真臭"))
                .path("id");

        post(with("assessmentId", others)).statusCode(422).body("errors[0].pointer", equalTo("/assessmentId"));
        account(authorId).body("standing.strikes", hasSize(0));
        post(with("assessmentId", own)).statusCode(201).body("ground.assessmentId", equalTo(own));
    }

    /** Bodies with any of their parts missing, blank or wrong: whatever is taken has its ground. */
    @Test
    void takesNoStrikeWithoutItsGround() {
        Random random = new Random(42);
        Map<String, List<Object>> parts = new LinkedHashMap<>();
        parts.put("action", List.of("EDUCATE", "WARN", "CLOSE", "FOLD", "", 3));
        parts.put("decidedBy", List.of("moderator-7", "moderator-7", "moderator-7", "", " ", 3));
        parts.put("reason", List.of("reason", "reason", "reason", "", " \n", List.of()));
        parts.put("labels", List.of(List.of(), List.of("threat"), List.of(""), "threat"));
        parts.put("weight", List.of(1, 0.5, -1, 0, "1"));
        parts.put("rule", List.of("default#educate"));
        int taken = 0;
        for (int i = 0; i < 400; i++) {
            Map<String, Object> body = new LinkedHashMap<>();
            parts.forEach((name, values) -> {
                boolean needed = values.size() == 6;
                if (random.nextInt(100) < (needed ? 90 : 15)) {
                    body.put(name, values.get(random.nextInt(values.size())));
                }
            });
            Response answer = Api.call().body(body).post("/v1/accounts/{id}/strikes", authorId);
            assertThat(answer.statusCode()).as("%s", body).isIn(201, 400, 422);
            taken += answer.statusCode() == 201 ? 1 : 0;
        }

        List<Map<String, Object>> strikes =
                account(authorId).extract().jsonPath().getList("standing.strikes");
        assertThat(strikes).hasSize(taken).hasSizeGreaterThan(10).allSatisfy(strike -> assertThat(strike.get("ground"))
                .isEqualTo(Map.of("kind", "PERSON", "decidedBy", "moderator-7", "reason", "reason")));
    }

    private static Map<String, Object> warning() {
        return Map.of("action", "WARN", "decidedBy", "moderator-7", "reason", "insulted a referee");
    }

    private static Map<String, Object> with(String field, Object value) {
        Map<String, Object> decision = new LinkedHashMap<>(warning());
        decision.put(field, value);
        return decision;
    }

    private ValidatableResponse post(Object body) {
        return Api.call().body(body).post("/v1/accounts/{id}/strikes", authorId).then();
    }

    private ValidatableResponse revoke(String strikeId, String by) {
        return Api.call()
                .body(Map.of("by", by, "reason", "mistaken"))
                .delete("/v1/accounts/{id}/strikes/{strike}", authorId, strikeId)
                .then();
    }

    private static ValidatableResponse account(String authorId) {
        return given().header("X-Api-Key", "local")
                .get("/v1/accounts/{id}", authorId)
                .then()
                .statusCode(200);
    }
}
