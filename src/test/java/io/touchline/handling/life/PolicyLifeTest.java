package io.touchline.handling.life;

import static io.touchline.handling.life.PolicyCalls.BLOCK_ABUSE;
import static io.touchline.handling.life.PolicyCalls.REVIEW_ABUSE;
import static io.touchline.handling.life.PolicyCalls.activate;
import static io.touchline.handling.life.PolicyCalls.backtest;
import static io.touchline.handling.life.PolicyCalls.decision;
import static io.touchline.handling.life.PolicyCalls.draft;
import static io.touchline.handling.life.PolicyCalls.ended;
import static io.touchline.handling.life.PolicyCalls.get;
import static io.touchline.handling.life.PolicyCalls.rollBack;
import static io.touchline.handling.life.PolicyCalls.shadow;
import static io.touchline.testsupport.Api.assess;
import static io.touchline.testsupport.Api.call;
import static io.touchline.testsupport.Api.comment;
import static io.touchline.testsupport.Api.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchline.handling.PolicyService;
import io.touchline.testsupport.ServiceProcess;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A policy's life through HTTP. */
@QuarkusTest
class PolicyLifeTest {

    private static final String HOSTILE = "你就是个废物";

    @Inject
    PolicyService policies;

    @Inject
    DataSource database;

    @Test
    void goesFromDraftToBacktestShadowActiveAndBack() {
        String id = fresh("league");
        Instant begin = Instant.now().minusSeconds(1);
        String mild = draft(id, REVIEW_ABUSE);
        assertThat(call().body(Map.of(
                                "commentId",
                                "c",
                                "text",
                                "t",
                                "author",
                                Map.of("id", "a"),
                                "options",
                                Map.of("policyId", id)))
                        .post("/v1/assessments")
                        .statusCode())
                .isEqualTo(422);

        activate(id, mild).then().statusCode(200);
        String author = fresh("author");
        JsonPath answer = PolicyCalls.assess(id, author, HOSTILE);
        PolicyCalls.assess(id, author, "好球！");
        assertThat(answer.getString("suggestion")).isEqualTo("REVIEW");
        assertThat(answer.getString("versions.policy")).isEqualTo(id + "@" + mild);

        String strict = draft(id, BLOCK_ABUSE);
        assertThat(get(id + "/versions/" + strict).getString("state")).isEqualTo("DRAFT");
        String backtest = backtest(id, strict, Map.of("from", begin.toString(), "compare", "ACTIVE"));
        JsonPath done = ended(id, backtest);
        assertThat(done.getString("state")).isEqualTo("DONE");
        assertThat(done.getString("against")).isEqualTo(id + "@" + mild);
        assertThat(done.getInt("report.compared")).isGreaterThanOrEqualTo(2);
        assertThat(done.getInt("report.suggestions.REVIEW.BLOCK")).isEqualTo(done.getInt("report.changed"));
        assertThat(done.getInt("report.stricter")).isPositive();
        assertThat(done.getInt("report.actionsAdded.REMOVE")).isEqualTo(done.getInt("report.changed"));
        assertThat(done.getList("report.accounts.most.accountId")).contains(author);
        assertThat(done.getList("report.flips.assessmentId")).contains(answer.getString("id"));
        assertThat(done.getList("report.flips.rule")).containsOnly(id + "#block-abuse");
        assertThat(done.getList("report.rules.rule")).containsExactly(id + "#block-abuse");
        assertThat(done.getString("report.labels.find { it.label == 'insult.person' }.changed"))
                .isNotEqualTo("0");

        shadow(id, strict).then().statusCode(200);
        assertThat(get(id).getString("shadow")).isEqualTo(strict);
        assertThat(get(id + "/versions/" + strict).getString("state")).isEqualTo("SHADOW");
        assertThat(policies.shadowOf(policies.find(id).orElseThrow())
                        .orElseThrow()
                        .version())
                .isEqualTo(strict);
        JsonPath beside = PolicyCalls.assess(id, author, HOSTILE + "！");
        assertThat(beside.getString("suggestion")).isEqualTo("REVIEW");
        assertThat(beside.getString("shadow.policy")).isEqualTo(id + "@" + strict);
        assertThat(beside.getString("shadow.suggestion")).isEqualTo("BLOCK");
        assertThat(beside.getString("shadow.suggestionRule")).isEqualTo(id + "#block-abuse");
        assertThat(beside.getList("shadow.actionsAdded", String.class)).containsExactly("REMOVE");
        assertThat(beside.getBoolean("shadow.differs")).isTrue();
        assertThat(call().get("/q/metrics").asString())
                .contains(
                        "touchline_policy_shadow_total{policy=\"" + id + "\",shadow=\"BLOCK\",suggestion=\"REVIEW\"}");

        activate(id, strict).then().statusCode(200);
        assertThat(PolicyCalls.assess(id, author, HOSTILE + "。").getString("suggestion"))
                .isEqualTo("BLOCK");
        assertThat(PolicyCalls.assess(id, author, HOSTILE + "、").getMap("shadow"))
                .isNull();
        assertThat(get(id).getString("shadow")).isNull();
        assertThat(get(id).getString("previous")).isEqualTo(mild);

        rollBack(id).then().statusCode(200);
        assertThat(PolicyCalls.assess(id, author, HOSTILE + "？？").getString("suggestion"))
                .isEqualTo("REVIEW");
        assertThat(get(id).getList("versions.state")).containsExactly("RETIRED", "ACTIVE");

        // Labels of metrics stay few however many policies there are.
        assertThat(call().get("/q/metrics").asString()).doesNotContain("/v1/policies/" + id);

        JsonPath events = get(id + "/events");
        assertThat(events.getList("items.kind"))
                .containsExactly(
                        "ROLLED_BACK", "ACTIVATED", "SHADOWED", "BACKTESTED", "DRAFTED", "ACTIVATED", "DRAFTED");
        assertThat(events.getString("items[0].decidedBy")).isEqualTo("moderator-1");
        assertThat(events.getString("items[0].caller")).isEqualTo("local");
        assertThat(events.getString("items[0].version")).isEqualTo(mild);
        assertThat(events.getString("items[0].fromVersion")).isEqualTo(strict);
    }

    @Test
    void theDefaultPolicyGoesBackToTheBundledOne() {
        JsonPath before = get("default");
        String bundled = before.getString("active.version");
        assertThat(before.getString("active.origin")).isEqualTo("BUNDLED");
        String source = get("default/versions/" + bundled).getString("source");
        String own = draft("default", source + "# ours\n");
        try {
            activate("default", own).then().statusCode(200);
            assertThat(assess(comment(fresh("c"), "a", "好球")).jsonPath().getString("versions.policy"))
                    .isEqualTo("default@" + own);
            assertThat(get("default").getString("previous")).isEqualTo(bundled);
        } finally {
            rollBack("default").then().statusCode(200);
        }
        assertThat(get("default").getString("active.version")).isEqualTo(bundled);
        JsonPath events = get("default/events?limit=2");
        assertThat(events.getList("items.kind")).isEqualTo(List.of("ROLLED_BACK", "ACTIVATED"));
        assertThat(events.getList("items.version")).isEqualTo(List.of(bundled, own));
        assertThat(events.getList("items.fromVersion")).isEqualTo(List.of(own, bundled));
        rollBack("default").then().statusCode(409);
        call().body(decision()).delete("/v1/policies/default").then().statusCode(409);
    }

    @Test
    void aDeletedPolicyIsUnknownUntilItIsDraftedAgain() {
        String id = fresh("cup");
        String version = draft(id, REVIEW_ABUSE);
        activate(id, version).then().statusCode(200);

        call().body(decision()).delete("/v1/policies/" + id).then().statusCode(204);
        call().body(decision()).delete("/v1/policies/" + id).then().statusCode(204);

        assertThat(policies.find(id)).isEmpty();
        assertThat(get(id).getString("archivedAt")).isNotNull();
        activate(id, version).then().statusCode(409);
        assertThat(draft(id, REVIEW_ABUSE)).isEqualTo(version);
        assertThat(get(id).getString("archivedAt")).isNull();
        assertThat(get(id).getList("versions.version")).containsExactly(version);
        assertThat(get(id + "/events").getList("items.kind"))
                .containsExactly("DRAFTED", "DELETED", "ACTIVATED", "DRAFTED");
    }

    /** Versions never change, what is said of them may. */
    @Test
    void theNoteThatCameLastIsTheVersionsAndAllStandInTheAudit() {
        String id = fresh("noted");
        String version = draft(id, REVIEW_ABUSE);

        assertThat(note(id, "for the cup")).isEqualTo("for the cup");
        assertThat(note(id, "for the league")).isEqualTo("for the league");
        assertThat(note(id, "for the league")).isEqualTo("for the league");
        assertThat(draft(id, REVIEW_ABUSE)).isEqualTo(version);

        assertThat(get(id + "/versions/" + version).getString("note")).isEqualTo("for the league");
        assertThat(get(id + "/versions").getList("items.note")).containsExactly("for the league");
        JsonPath events = get(id + "/events");
        assertThat(events.getList("items.kind")).containsExactly("DRAFTED", "DRAFTED", "DRAFTED");
        assertThat(events.getList("items.reason")).containsExactly("for the league", "for the cup", null);
        assertThat(events.getList("items.version")).containsOnly(version);
    }

    private static String note(String id, String note) {
        return call().body(Map.of("source", REVIEW_ABUSE, "note", note))
                .put("/v1/policies/" + id)
                .then()
                .statusCode(200)
                .extract()
                .path("note");
    }

    @Test
    void takingAStepAgainChangesNothing() {
        String id = fresh("twice");
        String first = draft(id, REVIEW_ABUSE);
        assertThat(draft(id, REVIEW_ABUSE)).isEqualTo(first);
        activate(id, first).then().statusCode(200);
        activate(id, first).then().statusCode(200);
        String second = draft(id, BLOCK_ABUSE);
        activate(id, second).then().statusCode(200);

        Map<String, Object> guarded = decision();
        guarded.put("activeVersion", second);
        call().body(guarded).post("/v1/policies/" + id + "/rollback").then().statusCode(200);
        call().body(guarded).post("/v1/policies/" + id + "/rollback").then().statusCode(409);

        assertThat(get(id).getString("active.version")).isEqualTo(first);
        assertThat(get(id + "/events").getList("items.kind"))
                .containsExactly("ROLLED_BACK", "ACTIVATED", "DRAFTED", "ACTIVATED", "DRAFTED");
    }

    @Test
    void takesOverWhatAnotherReplicaMadeActive() throws SQLException {
        String id = fresh("remote");
        String first = draft(id, REVIEW_ABUSE);
        String second = draft(id, BLOCK_ABUSE);
        activate(id, first).then().statusCode(200);

        write(
                "UPDATE policy SET active_version = '" + second + "' WHERE id = '" + id + "'",
                "UPDATE registry_version SET version = version + 1 WHERE registry = 'policy'");

        assertThat(awaitActive(id, second)).isTrue();
    }

    @Test
    void listsEveryPolicyOnce() {
        List<String> made = List.of(draftedIn(fresh("p")), draftedIn(fresh("p")), draftedIn(fresh("p")));
        List<String> ids = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = (cursor == null ? call() : call().queryParam("cursor", cursor))
                    .queryParam("limit", 2)
                    .get("/v1/policies")
                    .jsonPath();
            ids.addAll(page.getList("items.id"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);

        assertThat(ids)
                .containsAll(made)
                .contains("default")
                .doesNotHaveDuplicates()
                .isSorted();
    }

    private static String draftedIn(String id) {
        draft(id, REVIEW_ABUSE);
        return id;
    }

    private boolean awaitActive(String id, String version) {
        for (int i = 0; i < 100; i++) {
            if (policies.find(id).orElseThrow().version().equals(version)) {
                return true;
            }
            ServiceProcess.pause(Duration.ofMillis(100));
        }
        return false;
    }

    /** As another replica would. */
    private void write(String... statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
        }
    }
}
