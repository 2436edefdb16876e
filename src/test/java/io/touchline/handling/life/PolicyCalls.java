package io.touchline.handling.life;

import static io.touchline.testsupport.Api.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.ServiceProcess;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Calls of {@code /v1/policies}. */
final class PolicyCalls {

    static final String REVIEW_ABUSE = policy("review-abuse", "{category: ABUSE}", "REVIEW", "FOLD");
    static final String BLOCK_ABUSE = policy("block-abuse", "{category: ABUSE}", "BLOCK", "REMOVE");

    private PolicyCalls() {}

    static String policy(String rule, String when, String suggestion, String action) {
        return "rules:\n  - id: " + rule + "\n    when: " + when + "\n    then: {suggestion: " + suggestion
                + ", recommend: [{scope: CONTENT, action: " + action + "}]}\n";
    }

    /** Pairs of policies that recommend the same actions for abuse, and not the same; and what is not. */
    static Stream<Arguments> sameActionsOtherwise() {
        return Stream.of(
                Arguments.of(
                        measures("{scope: ACCOUNT, action: WARN, requiresHuman: true}"),
                        measures("{scope: ACCOUNT, action: WARN}"),
                        "WARN REQUIRES_HUMAN"),
                Arguments.of(
                        measures("{scope: ACCOUNT, action: EDUCATE}"),
                        measures("{scope: ACCOUNT, action: EDUCATE, strike: true}"),
                        "EDUCATE STRIKE"),
                Arguments.of(
                        measures("{scope: CONTENT, action: FOLD}"),
                        measures("{scope: CONTENT, action: FOLD, expiresAfter: P1D}"),
                        "FOLD EXPIRES_AFTER"),
                Arguments.of(
                        measures("{scope: TARGET, action: SLOW_MODE, expiresAfter: P1D, reviewAfter: PT1H}"),
                        measures("{scope: TARGET, action: SLOW_MODE, expiresAfter: P1D, reviewAfter: PT2H}"),
                        "SLOW_MODE REVIEW_AFTER"),
                Arguments.of(
                        measures("{scope: ACCOUNT, action: WARN}"),
                        measures("{scope: ACCOUNT, action: WARN}")
                                .replace("{category: ABUSE}", "{label: insult.person}"),
                        "WARN REASONS"),
                Arguments.of(
                        measures("{scope: ACCOUNT, action: WARN}", ", case: {queue: abuse, priority: 2}"),
                        measures("{scope: ACCOUNT, action: WARN}"),
                        "case REMOVED"),
                Arguments.of(
                        measures("{scope: ACCOUNT, action: WARN}"),
                        measures("{scope: ACCOUNT, action: WARN}", ", case: {queue: abuse, priority: 2}"),
                        "case ADDED"),
                Arguments.of(
                        measures("{scope: ACCOUNT, action: WARN}", ", case: {queue: abuse, priority: 2}"),
                        measures("{scope: ACCOUNT, action: WARN}", ", case: {queue: grave, priority: 2}"),
                        "case QUEUE"),
                Arguments.of(
                        measures("{scope: ACCOUNT, action: WARN}", ", case: {queue: abuse, priority: 2}"),
                        measures("{scope: ACCOUNT, action: WARN}", ", case: {queue: abuse, priority: 1}"),
                        "case PRIORITY"));
    }

    /** A policy that recommends this for abuse. */
    static String measures(String measures) {
        return measures(measures, "");
    }

    /** @param wanted ", case: …" or nothing */
    static String measures(String measures, String wanted) {
        return "rules:\n  - {id: r, when: {category: ABUSE}, then: {suggestion: REVIEW, recommend: [" + measures + "]"
                + wanted + "}}\n";
    }

    /** @return the version */
    static String draft(String id, String source) {
        Response answer = call().body(Map.of("source", source)).put("/v1/policies/" + id);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath().getString("version");
    }

    static Response activate(String id, String version) {
        return call().body(decision()).post("/v1/policies/" + id + "/versions/" + version + "/activate");
    }

    static Response shadow(String id, String version) {
        return call().body(decision()).post("/v1/policies/" + id + "/versions/" + version + "/shadow");
    }

    static Response rollBack(String id) {
        return call().body(decision()).post("/v1/policies/" + id + "/rollback");
    }

    static Map<String, Object> decision() {
        return new HashMap<>(Map.of("decidedBy", "moderator-1", "reason", "tried on last week"));
    }

    static JsonPath get(String path) {
        Response answer = call().get("/v1/policies/" + path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    /** @return the id of the backtest */
    static String backtest(String id, String version, Map<String, Object> body) {
        Response answer = call().body(body).post("/v1/policies/" + id + "/versions/" + version + "/backtests");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        assertThat(answer.header("Location")).endsWith(answer.jsonPath().getString("id"));
        return answer.jsonPath().getString("id");
    }

    /** Waits until it has ended. */
    static JsonPath ended(String id, String backtest) {
        for (int i = 0; i < 600; i++) {
            JsonPath view = get(id + "/backtests/" + backtest);
            if (!List.of("QUEUED", "RUNNING").contains(view.getString("state"))) {
                return view;
            }
            ServiceProcess.pause(Duration.ofMillis(100));
        }
        throw new AssertionError("the backtest did not end");
    }

    /** Assesses a comment by this policy. */
    static JsonPath assess(String policyId, String authorId, String text) {
        Map<String, Object> comment = new LinkedHashMap<>(Api.comment(Api.fresh("c"), authorId, text));
        comment.put("options", Map.of("policyId", policyId));
        Response answer = Api.assess(comment);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }
}
