package io.touchline.handling.life;

import static io.restassured.RestAssured.given;
import static io.touchline.handling.life.PolicyCalls.BLOCK_ABUSE;
import static io.touchline.handling.life.PolicyCalls.REVIEW_ABUSE;
import static io.touchline.handling.life.PolicyCalls.activate;
import static io.touchline.handling.life.PolicyCalls.decision;
import static io.touchline.handling.life.PolicyCalls.draft;
import static io.touchline.handling.life.PolicyCalls.get;
import static io.touchline.handling.life.PolicyCalls.rollBack;
import static io.touchline.handling.life.PolicyCalls.shadow;
import static io.touchline.testsupport.Api.call;
import static io.touchline.testsupport.Api.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code /v1/policies} refuses, and how. */
@QuarkusTest
class PolicyInputTest {

    private static final String NOWHERE = "0123456789ab";

    @Test
    void namesLineRuleAndReasonOfEveryFault() {
        String source = "rules:\n  - id: fold-insult\n    when: {label: insults}\n    then: {suggestion: PERHAPS}\n";

        Response json = call().body(Map.of("source", source)).put("/v1/policies/" + fresh("bad"));
        Response yaml = yaml(fresh("bad"), source.getBytes(StandardCharsets.UTF_8));

        for (Response answer : List.of(json, yaml)) {
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.jsonPath().getList("errors.detail", String.class))
                    .hasSize(2)
                    .satisfies(details ->
                            assertThat(details.get(0)).startsWith("line 3, rule fold-insult: unknown label 'insults'"))
                    .satisfies(details ->
                            assertThat(details.get(1)).startsWith("line 4, rule fold-insult: unknown suggestion"));
        }
        assertThat(json.jsonPath().getList("errors.pointer")).containsOnly("/source");
        assertThat(yaml.jsonPath().getList("errors.pointer")).containsOnly("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rules",
                "rules: {}",
                "rules: []",
                "- rules",
                "rules: [{id: r, when: &a {minor: true}, then: {suggestion: REVIEW}}]",
                "a: &a [x,x]\nb: &b [*a,*a]\nrules: *b",
                "rules: [!!java.net.URL [\"http://127.0.0.1/\"]]",
                "rules: [{id: r, when: {minor: true}, then: {suggestion: REVIEW}}]\n---\nrules: []",
                "rules: \u0000",
                "rules: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
                "%YAML 9.9\n---\nrules: []",
                "rules: \"\\",
                "rules: \"\\UFFFFFFFF\"",
                "<<: {rules: []}",
                "? [rules]\n: []"
            })
    void refusesWhatIsNoPolicy(String source) {
        Response answer = call().body(Map.of("source", source)).put("/v1/policies/" + fresh("hostile"));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(answer.jsonPath().getList("errors")).isNotEmpty();
    }

    @Test
    void echoesLittleOfWhatWasSent() {
        String secret = "x".repeat(5_000);
        for (String source : List.of(
                "rules: *" + secret,
                "rules: &" + secret + " []",
                "rules: !" + secret + " []",
                secret + ": 1",
                "rules: [{id: " + secret + ", when: {label: " + secret + "}, then: {suggestion: " + secret + "}}]")) {
            Response answer = call().body(Map.of("source", source)).put("/v1/policies/" + fresh("secret"));

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.asString()).doesNotContain("x".repeat(200));
        }
    }

    @Test
    void showsTheFirstHundredFaultsOfMany() {
        String source = "rules:\n" + "  - {id: 1}\n".repeat(400);

        List<String> details = call().body(Map.of("source", source))
                .put("/v1/policies/" + fresh("many"))
                .jsonPath()
                .getList("errors.detail");

        assertThat(details).hasSize(101);
        assertThat(details.get(100)).startsWith("and ");
    }

    @Test
    void refusesBodiesThatAreTooLargeOrNoneOfItsTypes() {
        byte[] large = ("# " + "x".repeat(2 << 20)).getBytes(StandardCharsets.UTF_8);
        assertThat(yaml(fresh("large"), large).statusCode()).isEqualTo(413);
        assertThat(yaml(fresh("latin"), new byte[] {'#', (byte) 0xE9}).statusCode())
                .isEqualTo(400);
        assertThat(yaml(fresh("empty"), new byte[0]).statusCode()).isEqualTo(400);
        assertThat(call().contentType("text/plain")
                        .body("rules: []")
                        .put("/v1/policies/" + fresh("p"))
                        .statusCode())
                .isEqualTo(415);
        assertThat(call().body("{\"source\":\"x\",\"text\":1}")
                        .put("/v1/policies/" + fresh("p"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(call().body("{}").put("/v1/policies/" + fresh("p")).statusCode())
                .isEqualTo(422);
        assertThat(call().body(Map.of("source", REVIEW_ABUSE))
                        .put("/v1/policies/Not%20An%20Id")
                        .statusCode())
                .isEqualTo(422);
        assertThat(given().contentType("application/json")
                        .body("{}")
                        .put("/v1/policies/p")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void takesAPolicyAsYaml() {
        String id = fresh("yaml");
        Response answer = yaml(id, ("# 裁判\n" + REVIEW_ABUSE).getBytes(StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("state")).isEqualTo("DRAFT");
        assertThat(get(id + "/versions/" + answer.jsonPath().getString("version"))
                        .getString("source"))
                .isEqualTo("# 裁判\n" + REVIEW_ABUSE);
    }

    @Test
    void knowsNoStepsOfWhatIsNotThere() {
        String id = fresh("lonely");
        draft(id, REVIEW_ABUSE);

        for (String path : List.of(
                id + "/versions/" + NOWHERE + "/activate",
                id + "/versions/" + NOWHERE + "/shadow",
                id + "/versions/not-a-version/activate",
                fresh("nobody") + "/versions/" + NOWHERE + "/activate",
                fresh("nobody") + "/rollback")) {
            assertThat(call().body(decision()).post("/v1/policies/" + path).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(call().body("{}")
                        .post("/v1/policies/" + id + "/versions/" + NOWHERE + "/backtests")
                        .statusCode())
                .isEqualTo(404);
        assertThat(call().get("/v1/policies/" + fresh("nobody")).statusCode()).isEqualTo(404);
        assertThat(call().get("/v1/policies/%00").statusCode()).isIn(400, 404);
        assertThat(call().get("/v1/policies/" + id + "/backtests/bt_" + "0".repeat(32))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void refusesStepsThatLeadNowhere() {
        String id = fresh("steps");
        String version = draft(id, REVIEW_ABUSE);

        shadow(id, version).then().statusCode(409);
        rollBack(id).then().statusCode(409);
        activate(id, version).then().statusCode(200);
        shadow(id, version).then().statusCode(409);
        rollBack(id).then().statusCode(409);
        assertThat(get(id + "/events").getList("items.kind")).containsExactly("ACTIVATED", "DRAFTED");
    }

    @Test
    void everyStepNeedsAPersonAndAReason() {
        String id = fresh("who");
        String path = "/v1/policies/" + id + "/versions/" + draft(id, BLOCK_ABUSE) + "/activate";

        for (Map<String, ?> body : List.<Map<String, ?>>of(
                Map.of(),
                Map.of("decidedBy", "m"),
                Map.of("decidedBy", " ", "reason", "r"),
                Map.of("decidedBy", "m", "reason", ""),
                Map.of("decidedBy", "m", "reason", " "),
                Map.of("decidedBy", "m", "reason", "a\u0000b"),
                Map.of("decidedBy", "m", "reason", "r", "activeVersion", "latest"))) {
            assertThat(call().body(body).post(path).statusCode()).as("%s", body).isEqualTo(422);
        }
        assertThat(call().body("{\"decidedBy\":\"m\",\"reason\":\"\\ud83d\"}")
                        .post(path)
                        .statusCode())
                .isEqualTo(422);
        assertThat(call().body(Map.of("decidedBy", "m", "reason", "第一行\n🙂"))
                        .post(path)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesBacktestsOverWhatMakesNoSense() {
        String id = fresh("range");
        String path = "/v1/policies/" + id + "/versions/" + draft(id, BLOCK_ABUSE) + "/backtests";

        for (String body : List.of(
                "{\"limit\":0}",
                "{\"limit\":100000000}",
                "{\"from\":\"2026-01-02T00:00:00Z\",\"to\":\"2026-01-01T00:00:00Z\"}",
                "{\"from\":\"2020-01-02T00:00:00Z\",\"to\":\"2026-01-01T00:00:00Z\"}",
                "{\"from\":\"+999999999-01-02T00:00:00Z\"}",
                "{\"to\":\"-999999999-01-02T00:00:00Z\"}",
                "{\"to\":\"+999999999-01-02T00:00:00Z\"}",
                "{\"from\":\"-999999999-01-02T00:00:00Z\"}")) {
            assertThat(call().body(body).post(path).statusCode()).as(body).isEqualTo(422);
        }
        assertThat(call().body("{\"from\":5}").post(path).statusCode()).isEqualTo(400);
        assertThat(call().body("{\"compare\":\"WHATEVER\"}").post(path).statusCode())
                .isEqualTo(400);
    }

    private static Response yaml(String id, byte[] body) {
        return given().header("X-Api-Key", "local")
                .header("Content-Type", "application/yaml")
                .body(body)
                .put("/v1/policies/" + id);
    }
}
