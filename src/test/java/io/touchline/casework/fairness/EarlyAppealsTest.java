package io.touchline.casework.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Moderation;
import io.touchline.testsupport.Rows;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What an appeal against a rule has settled is not what was decided after it. */
@QuarkusTest
class EarlyAppealsTest {

    @Inject
    DataSource database;

    private final String author = Api.fresh("u");

    @Test
    void countNoDecisionAsOverturned() {
        String name = Api.freshName();
        Api.registerAthlete(name);
        JsonPath told = insulted(name);
        Moderation.grant(
                Moderation.appeal(Map.entry("assessmentId", told.getString("id")), Map.entry("authorId", author)));
        JsonPath before = Api.call().get("/v1/fairness").jsonPath();

        Moderation.decide(told.getString("caseId"), "UPHOLD");

        JsonPath after = Api.call().get("/v1/fairness").jsonPath();
        assertThat(after.getLong("decisions.decided")).isEqualTo(before.getLong("decisions.decided") + 1);
        for (String list : List.of("byQueue", "byRule", "byLabel")) {
            assertThat(overturned(after, list)).as(list).isCloseTo(overturned(before, list), within(1e-3));
        }
    }

    /** What a target's appeal puts in the place of a decision comes weeks after it. */
    @Test
    void doNotCountAsWaitingForADecision() {
        String name = Api.freshName();
        String target = Api.registerAthlete(name);
        String caseId = insulted(name).getString("caseId");
        String decision = Moderation.decide(caseId, "UPHOLD");
        String appeal = Moderation.appeal(Map.entry("decisionId", decision), Map.entry("targetId", target));
        Moderation.grant(appeal, "REMOVE", "MUTE");

        assertThat(waits(caseId, decision, 5_000)).isCloseTo(3_600, within(60.0));
    }

    /** Nobody waited while what was decided in time was thought over. */
    @Test
    void whatWasUndoneDoesNotCountAsWaitingForADecision() {
        String name = Api.freshName();
        Api.registerAthlete(name);
        String caseId = insulted(name).getString("caseId");
        String first = Moderation.decide(caseId, "UPHOLD");
        Moderation.undo(first);
        Moderation.decide(caseId, "UPHOLD");

        assertThat(waits(caseId, first, 7)).isCloseTo(3_600, within(60.0));
    }

    /** What was done about one comment of a case says nothing of the labels of another. */
    @Test
    void whatWasDoneIsToldOfTheLabelsOfTheCommentItWasDoneAbout() {
        String name = Api.freshName();
        Api.registerAthlete(name);
        String caseId = insulted(name).getString("caseId");
        assertThat(insulted(name).getString("caseId")).isEqualTo(caseId);
        Rows rows = new Rows(database);
        String mild =
                "UPDATE case_member SET labels = '{mockery.veiled}', actions = '{FOLD}' WHERE case_id = ? AND seq = 1";
        String grave =
                "UPDATE case_member SET labels = '{discrimination}', actions = '{LIMIT_SPREAD,WARN}' WHERE case_id = ? AND seq = 2";
        assertThat(rows.change(mild, Rows.uuid(caseId)) + rows.change(grave, Rows.uuid(caseId)))
                .isEqualTo(2);
        Map<String, Map<String, Integer>> before = measures();

        Moderation.decide(caseId, "UPHOLD");

        Map<String, Map<String, Integer>> after = measures();
        assertThat(more(before, after, "mockery.veiled")).isEqualTo(Map.of("FOLD", 1));
        assertThat(more(before, after, "discrimination")).isEqualTo(Map.of("LIMIT_SPREAD", 1, "WARN", 1));
    }

    private static Map<String, Map<String, Integer>> measures() {
        List<Map<String, Object>> rows =
                Api.call().get("/v1/fairness").jsonPath().getList("byLabel");
        Map<String, Map<String, Integer>> byLabel = new HashMap<>();
        rows.forEach(row ->
                byLabel.put((String) row.get("label"), new HashMap<>((Map<String, Integer>) row.get("measures"))));
        return byLabel;
    }

    private static Map<String, Integer> more(
            Map<String, Map<String, Integer>> before, Map<String, Map<String, Integer>> after, String label) {
        Map<String, Integer> more = new HashMap<>(after.get(label));
        before.getOrDefault(label, Map.of()).forEach((measure, count) -> more.merge(measure, -count, Integer::sum));
        more.values().removeIf(count -> count == 0);
        return more;
    }

    private JsonPath insulted(String name) {
        Map<String, Object> comment =
                Api.comment(Api.fresh("c"), author, name + "就是个废物，姐妹们都去她评论区骂她！" + Api.freshWords());
        comment.put("options", Map.of("deadlineMs", 10_000));
        return Api.assess(comment).then().statusCode(200).extract().jsonPath();
    }

    /**
     * What is told of a case that was opened some days ago and first decided an hour later, in a queue of its own, so
     * that the figures are of this case alone.
     *
     * @return seconds
     */
    private double waits(String caseId, String first, int days) {
        Rows rows = new Rows(database);
        String queue = Api.fresh("q");
        String since = "now() - interval '" + days + " days'";
        rows.change(
                "UPDATE moderation_case SET queue = ?, opened_at = " + since + " WHERE id = ?",
                queue,
                Rows.uuid(caseId));
        rows.change(
                "UPDATE case_decision SET decided_at = " + since + " + interval '1 hour' WHERE id = ?",
                Rows.uuid(first));
        List<Double> waits = Api.call()
                .get("/v1/fairness")
                .jsonPath()
                .getList("byQueue.findAll { it.queue == '" + queue + "' }.medianSeconds", Double.class);
        assertThat(waits).hasSize(1);
        return waits.get(0);
    }

    private static double overturned(JsonPath fairness, String list) {
        return fairness.getList(list + ".overturned", Double.class).stream()
                .mapToDouble(one -> one)
                .sum();
    }
}
