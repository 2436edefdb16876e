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
import java.sql.Timestamp;
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

    private static final Duration REACH = Duration.ofMinutes(30);

    @Inject
    DataSource database;

    @Inject
    KeyedHash hash;

    @Inject
    Merging merging;

    /** Who carried the decision out asks which comments it was about. */
    @Test
    void aCaseThatWasDecidedOnceStaysItsOwn() throws SQLException {
        String name = Api.freshName();
        String target = Api.registerAthlete(name);
        String caseId = CaseCalls.openCase(name);
        UUID storm = storm(name, saidAt(caseId));
        assertThat(loose(storm, target)).containsExactly(id(caseId));

        CaseCalls.claim(caseId, "an").then().statusCode(200);
        JsonPath decided = CaseCalls.decide(caseId, CaseCalls.decision("an", "UPHOLD"))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        CaseCalls.undo(decided.getString("id"), "an").then().statusCode(200);

        assertThat(CaseCalls.get(caseId).getString("state")).isEqualTo("OPEN");
        assertThat(loose(storm, target)).isEmpty();
        // It may have been found before it was decided.
        assertThat(merging.merge("local", storm, List.of(id(caseId)))).isZero();
        assertThat(CaseCalls.get(caseId).getString("state")).isEqualTo("OPEN");
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
        Instant said = saidAt(caseId);

        assertThat(loose(storm(name, said), target)).containsExactly(id(caseId));
        assertThat(loose(storm(name, said.plus(REACH)), target)).containsExactly(id(caseId));
        assertThat(loose(storm(name, said.minusMillis(1)), target)).isEmpty();
        assertThat(loose(storm(name, said.plus(REACH).plusMillis(1)), target)).isEmpty();
    }

    /** A case gathers while it is open, and may hold several storms. */
    @Test
    void whatIsSaidBetweenStormsIsPartOfNone() throws SQLException {
        String name = Api.freshName();
        String target = Api.registerAthlete(name);
        String caseId = CaseCalls.openCase(name);
        Instant said = saidAt(caseId);
        UUID storm = storm(name, said.minus(Duration.ofDays(1)));
        merge(CaseIds.CASE.wire(storm), CaseIds.CASE.wire(storm(name, said.plus(Duration.ofDays(4)))));

        assertThat(loose(storm, target)).isEmpty();
    }

    /** Else one after the other would join, each a little before the last, and in the end the whole day. */
    @Test
    void whatIsGatheredDrawsNothingAfterIt() throws SQLException {
        String name = Api.freshName();
        String target = Api.registerAthlete(name);
        String caseId = CaseCalls.openCase(name);
        UUID storm = storm(name, saidAt(caseId));
        assertThat(loose(storm, target)).containsExactly(id(caseId));

        new Rows(database).change("UPDATE case_member SET of_many = false WHERE case_id = ?", storm);

        assertThat(loose(storm, target)).isEmpty();
    }

    /** An account's case is one: what it said a week before does not come along. */
    @Test
    void aCaseJoinsWithAllOfItOrNotAtAll() throws SQLException {
        String name = Api.freshName();
        String target = Api.registerAthlete(name);
        String author = Api.fresh("u");
        String caseId = CaseCalls.insult(author, name).getString("caseId");
        assertThat(CaseCalls.insult(author, name).getString("caseId")).isEqualTo(caseId);
        UUID storm = storm(name, Instant.now());
        assertThat(loose(storm, target)).containsExactly(id(caseId));

        new Rows(database)
                .change(
                        "UPDATE case_member SET event_time = event_time - interval '7d' WHERE case_id = ? AND seq = 1",
                        id(caseId));

        assertThat(loose(storm, target)).isEmpty();
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
        UUID group = storm(name, saidAt(caseId));
        try (Connection connection = database.getConnection()) {
            assertThat(MergeSql.ofAccounts(connection, aboutNobody(group), List.of(account)))
                    .isEmpty();
            new Rows(database).change("UPDATE moderation_case SET target_ids = '{}' WHERE id = ?", id(caseId));
            assertThat(MergeSql.ofAccounts(connection, aboutNobody(group), List.of(account)))
                    .containsExactly(id(caseId));
        }
    }

    /** Whoever was in a group in January is not judged in its case for what is said in June. */
    @Test
    void aGroupGathersWhatIsNearItsOwn() throws SQLException {
        String name = Api.freshName();
        Api.registerAthlete(name);
        String author = Api.fresh("u");
        String caseId = CaseCalls.insult(author, name).getString("caseId");
        new Rows(database).change("UPDATE moderation_case SET target_ids = '{}' WHERE id = ?", id(caseId));
        AccountKey account = hash.account("local", author);
        Instant said = saidAt(caseId);
        try (Connection connection = database.getConnection()) {
            for (Duration apart : List.of(REACH, REACH.negated())) {
                UUID group = storm(name, said.plus(apart));
                assertThat(MergeSql.ofAccounts(connection, aboutNobody(group), List.of(account)))
                        .containsExactly(id(caseId));
                UUID other = storm(name, said.plus(apart).plusMillis(apart.isNegative() ? -1 : 1));
                assertThat(MergeSql.ofAccounts(connection, aboutNobody(other), List.of(account)))
                        .isEmpty();
            }
        }
    }

    private static MergeSql.Loose aboutNobody(UUID group) {
        return new MergeSql.Loose("local", group, Instant.now(), REACH, REACH, List.of(), 10);
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

    /** A case of many that one comment came in, at a moment. */
    private UUID storm(String name, Instant at) {
        UUID storm = id(CaseCalls.openCase(name));
        new Rows(database).change("UPDATE moderation_case SET kind = 'STORM' WHERE id = ?", storm);
        new Rows(database)
                .change(
                        "UPDATE case_member SET of_many = true, event_time = ? WHERE case_id = ?",
                        SqlRows.offset(at),
                        storm);
        return storm;
    }

    private Instant saidAt(String caseId) {
        List<Object> times =
                new Rows(database).column("SELECT event_time FROM case_member WHERE case_id = ?", id(caseId));
        return ((Timestamp) times.get(0)).toInstant();
    }

    private List<UUID> loose(UUID storm, String target) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return MergeSql.inStorm(
                    connection,
                    new MergeSql.Loose("local", storm, Instant.now(), REACH, Duration.ZERO, List.of(target), 10));
        }
    }

    private static UUID id(String caseId) {
        return CaseIds.CASE.ofWire(caseId).orElseThrow();
    }
}
