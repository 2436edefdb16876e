package io.touchline.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchline.api.AccountKey;
import io.touchline.api.KeyedHash;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Rows;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Which cases may become part of another. */
@QuarkusTest
class LooseCasesTest {

    @Inject
    DataSource database;

    @Inject
    KeyedHash hash;

    /** Who carried the decision out asks which comments it was about. */
    @Test
    void aCaseThatWasDecidedOnceStaysItsOwn() throws SQLException {
        String name = Api.freshName();
        String target = Api.registerAthlete(name);
        String caseId = CaseCalls.openCase(name);
        assertThat(loose(target)).containsExactly(id(caseId));

        CaseCalls.claim(caseId, "an").then().statusCode(200);
        JsonPath decided = CaseCalls.decide(caseId, CaseCalls.decision("an", "UPHOLD"))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        CaseCalls.undo(decided.getString("id"), "an").then().statusCode(200);

        assertThat(CaseCalls.get(caseId).getString("state")).isEqualTo("OPEN");
        assertThat(loose(target)).isEmpty();
    }

    /** Else what is decided of the rest would leave comments measured that the decision before was undone for. */
    @Test
    void aCommentOfAnEarlierDecisionIsNotLeftOut() {
        String name = Api.freshName();
        Api.registerAthlete(name);
        String author = Api.fresh("u");
        String caseId = CaseCalls.insult(author, name).getString("caseId");
        assertThat(CaseCalls.insult(author, name).getString("caseId")).isEqualTo(caseId);
        CaseCalls.claim(caseId, "an").then().statusCode(200);
        String first = CaseCalls.decide(caseId, CaseCalls.decision("an", "UPHOLD"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        CaseCalls.undo(first, "an").then().statusCode(200);
        CaseCalls.insult(author, name);
        CaseCalls.claim(caseId, "an").then().statusCode(200);

        Map<String, Object> less = CaseCalls.decision("an", "UPHOLD");
        less.put("membersSeen", 1);
        CaseCalls.decide(caseId, less).then().statusCode(422).body("errors[0].pointer", equalTo("/membersSeen"));
        assertThat(CaseCalls.get(caseId).getString("state")).isEqualTo("OPEN");

        less.put("membersSeen", 2);
        CaseCalls.decide(caseId, less).then().statusCode(201).body("members", equalTo(2));
        assertThat(CaseCalls.all("/v1/decisions/" + first + "/members")).hasSize(2);
    }

    /** What is said of a target in calm, days after, is no part of its storm. */
    @Test
    void aStormGathersOnlyWhatCameWhileItWent() throws SQLException {
        String name = Api.freshName();
        String target = Api.registerAthlete(name);
        String caseId = CaseCalls.openCase(name);
        Instant opened = Instant.parse(CaseCalls.get(caseId).getString("openedAt"));

        assertThat(loose(target, opened)).containsExactly(id(caseId));
        assertThat(loose(target, opened.minusMillis(1))).isEmpty();
    }

    @Test
    void aStormIsNotKeptAliveByWhatItGathers() throws SQLException {
        String name = Api.freshName();
        Api.registerAthlete(name);
        String storm = CaseCalls.openCase(name);
        String later = CaseCalls.openCase(name);
        Instant last = Instant.parse(CaseCalls.get(storm).getString("lastAt"));
        new Rows(database).change("UPDATE moderation_case SET kind = 'STORM' WHERE id = ?", id(storm));
        new Rows(database)
                .change("UPDATE moderation_case SET last_at = last_at + interval '1 hour' WHERE id = ?", id(later));

        merge(storm, later);

        JsonPath merged = CaseCalls.get(storm);
        assertThat(merged.getInt("memberCount")).isEqualTo(2);
        assertThat(Instant.parse(merged.getString("lastAt"))).isEqualTo(last);
        assertThat(new Rows(database).column("SELECT case_key FROM moderation_case WHERE id = ?", id(later)))
                .as("it gathers no more, and leads to nobody")
                .isEqualTo(List.of("x:" + id(later)));
    }

    /** Its rule, queue and urgency were those of comments that it has no more. */
    @Test
    void whatIsSplitOffIsAsItsOwnRuleAsks() throws SQLException {
        String name = Api.freshName();
        Api.registerAthlete(name);
        String caseId = CaseCalls.openCase(name);
        String urge = "姐妹们都去" + name + "的评论区骂她，一人一句！" + Api.freshWords();
        JsonPath late = Api.assess(Api.comment(Api.fresh("c"), Api.fresh("u"), urge))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        JsonPath own = CaseCalls.get(late.getString("caseId"));
        assertThat(own.getString("rule")).isNotEqualTo(CaseCalls.get(caseId).getString("rule"));
        merge(caseId, own.getString("id"));

        decided(caseId);

        JsonPath split = CaseCalls.get(Api.call()
                .get("/v1/assessments/{id}", late.getString("id"))
                .jsonPath()
                .getString("caseId"));
        assertThat(split.getString("id")).isNotEqualTo(caseId).isNotEqualTo(own.getString("id"));
        for (String field : List.of("rule", "queue", "priority", "severity", "labels", "proposed")) {
            assertThat(split.<Object>get(field)).as(field).isEqualTo(own.<Object>get(field));
        }
    }

    /** Whoever is named in none of a case's comments has no part in it, and a storm gathers no longer than it goes. */
    @Test
    void whatIsSplitOffTakesItsTargetsAndItsTimeAlong() throws SQLException {
        String name = Api.freshName();
        String target = Api.registerAthlete(name);
        String otherName = Api.freshName();
        String other = Api.registerAthlete(otherName);
        String caseId = CaseCalls.openCase(name);
        String source = CaseCalls.openCase(otherName);
        merge(caseId, source);
        assertThat(targets(caseId)).containsExactlyInAnyOrder(target, other);
        String last = CaseCalls.get(caseId).getString("lastAt");

        decided(caseId);

        String split = new Rows(database)
                .column("SELECT id FROM moderation_case WHERE state = 'OPEN' AND target_ids = ARRAY[?]::text[]", other)
                .get(0)
                .toString();
        assertThat(targets(caseId)).containsExactly(target);
        assertThat(CaseCalls.get(CaseIds.CASE.wire(UUID.fromString(split))).getString("lastAt"))
                .isEqualTo(last);
    }

    /** A group may be about nobody who is registered; what it said before it was known is its all the same. */
    @Test
    void whatIsAboutNobodyGathersWithItsLike() throws SQLException {
        String name = Api.freshName();
        Api.registerAthlete(name);
        String author = Api.fresh("u");
        String caseId = CaseCalls.insult(author, name).getString("caseId");
        AccountKey account = hash.account("local", author);
        Instant now = Instant.now();
        MergeSql.Loose aboutNobody =
                new MergeSql.Loose("local", now, now.minus(Duration.ofHours(1)), now, List.of(), 10);
        try (Connection connection = database.getConnection()) {
            assertThat(MergeSql.ofAccounts(connection, aboutNobody, List.of(account)))
                    .isEmpty();
            new Rows(database).change("UPDATE moderation_case SET target_ids = '{}' WHERE id = ?", id(caseId));
            assertThat(MergeSql.ofAccounts(connection, aboutNobody, List.of(account)))
                    .containsExactly(id(caseId));
        }
    }

    private void merge(String caseId, String source) throws SQLException {
        try (Connection connection = database.getConnection()) {
            ModerationCase into = CaseRows.find(connection, "local", id(caseId)).orElseThrow();
            MergeSql.merge(connection, into, List.of(id(source)));
        }
    }

    private static List<String> targets(String caseId) {
        return CaseCalls.get(caseId).getList("targetIds");
    }

    /** What followed it, when it was decided for the second time, has the key that it got when it was first undone. */
    @Test
    void aCaseThatLostItsKeyIsUndoneAgain() throws SQLException {
        String name = Api.freshName();
        Api.registerAthlete(name);
        String author = Api.fresh("u");
        String caseId = CaseCalls.insult(author, name).getString("caseId");
        String first = decided(caseId);
        assertThat(CaseCalls.insult(author, name).getString("caseId")).isNotEqualTo(caseId);
        CaseCalls.undo(first, "an").then().statusCode(200);
        String later = CaseCalls.openCase(name);
        merge(caseId, later);
        String second = decided(caseId);

        CaseCalls.undo(second, "an").then().statusCode(200);

        assertThat(CaseCalls.get(caseId).getString("state")).isEqualTo("OPEN");
    }

    /** Decides on the first comment of a case alone. */
    private static String decided(String caseId) {
        CaseCalls.claim(caseId, "an").then().statusCode(200);
        Map<String, Object> decision = CaseCalls.decision("an", "UPHOLD");
        decision.put("membersSeen", 1);
        return CaseCalls.decide(caseId, decision)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private List<UUID> loose(String target) throws SQLException {
        return loose(target, Instant.now());
    }

    private List<UUID> loose(String target, Instant until) throws SQLException {
        Instant now = Instant.now();
        try (Connection connection = database.getConnection()) {
            return MergeSql.inStorm(
                    connection,
                    new MergeSql.Loose("local", now, now.minus(Duration.ofHours(1)), until, List.of(target), 10));
        }
    }

    private static UUID id(String caseId) {
        return CaseIds.CASE.ofWire(caseId).orElseThrow();
    }
}
