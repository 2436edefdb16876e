package io.touchline.handling.standing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.touchline.api.KeyedHash;
import io.touchline.handling.Rung;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.MovableClock;
import io.touchline.testsupport.SpecialProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An account from education to warning to clean again, as a caller sees it and as a policy would be told. */
@QuarkusTest
@TestProfile(SpecialProfile.class)
class AccountStandingScenarioTest {

    @Inject
    MovableClock clock;

    @Inject
    KeyedHash hash;

    @Inject
    StandingDrain drain;

    @Inject
    StandingReader reader;

    private final String authorId = Api.fresh("u");
    private final String name = Api.freshName();

    @BeforeEach
    void register() {
        Api.registerAthlete(name);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void isCleanAgainByDecayAfterEducationsThatMadeAWarning() {
        account()
                .body("standing.rung", equalTo("CLEAN"))
                .body("standing.points", equalTo(0f))
                .body("standing.cleanAt", nullValue())
                .body("standing.strikes", hasSize(0));

        JsonPath told = insult();
        assertThat(onAccount(told)).containsExactly("EDUCATE");
        assertThat(told.getBoolean("recommendations.find { it.action == 'EDUCATE' }.strike"))
                .isTrue();
        assertThat(told.getString("recommendations.find { it.action == 'EDUCATE' }.notice"))
                .contains("申诉");
        account()
                .body("standing.rung", equalTo("EDUCATE"))
                .body("standing.points", allOf(greaterThan(0.49f), lessThanOrEqualTo(0.5f)))
                .body("standing.cleanAt", notNullValue())
                .body("standing.strikes.action", contains("EDUCATE"))
                .body("standing.strikes[0].reasons", hasItem("insult.person"))
                .body("standing.strikes[0].ground.kind", equalTo("RULE"))
                .body("standing.strikes[0].ground.rule", equalTo("default#educate-insult"))
                .body("standing.strikes[0].ground.assessmentId", equalTo(told.getString("id")));
        assertThat(rungForThePolicy()).isEqualTo(Rung.EDUCATE);

        // The same evening: told, but not read yet.
        clock.forward(Duration.ofHours(2));
        assertThat(onAccount(insult())).containsExactly("EDUCATE");
        account().body("standing.rung", equalTo("EDUCATE")).body("standing.strikes", hasSize(2));

        clock.forward(Duration.ofDays(5));
        assertThat(onAccount(insult())).containsExactly("EDUCATE");
        account().body("standing.rung", equalTo("EDUCATE"));
        clock.forward(Duration.ofDays(5));
        assertThat(onAccount(insult())).containsExactly("EDUCATE");
        account()
                .body("standing.rung", equalTo("WARN"))
                .body("standing.strikes", hasSize(4))
                .body("standing.strikes.ground.kind", everyItem(equalTo("RULE")));

        // The policy knows, and a warning leaves no strike: that would be a person's to decide.
        clock.forward(Duration.ofHours(1));
        JsonPath warned = insult();
        assertThat(onAccount(warned)).containsExactly("WARN");
        assertThat(warned.getString("recommendations.find { it.action == 'WARN' }.rule"))
                .isEqualTo("default#warn-after-education");
        String cleanAt =
                account().body("standing.strikes", hasSize(4)).extract().path("standing.cleanAt");

        clock.forwardTo(Instant.parse(cleanAt).minusSeconds(60));
        account().body("standing.rung", equalTo("EDUCATE"));
        assertThat(rungForThePolicy()).isEqualTo(Rung.EDUCATE);

        clock.forwardTo(Instant.parse(cleanAt));
        account()
                .body("standing.rung", equalTo("CLEAN"))
                .body("standing.cleanAt", nullValue())
                .body("standing.strikes", hasSize(4));
        assertThat(rungForThePolicy()).isEqualTo(Rung.CLEAN);
        assertThat(onAccount(insult())).containsExactly("EDUCATE");
    }

    @Test
    void aRepeatAndACommentThatIsNotKeptLeaveNoStrike() {
        Map<String, Object> comment = Api.comment(Api.fresh("c"), authorId, name + "就是个废物");
        Api.assess(comment).then().statusCode(200);
        Api.assess(comment).then().statusCode(200);
        account().body("standing.strikes", hasSize(1));

        comment.put("commentId", Api.fresh("c"));
        comment.put("options", Map.of("store", false));
        Api.assess(comment).then().statusCode(200);
        account().body("standing.strikes", hasSize(1));
    }

    /** Only what it answers has changed: that is no other comment of its author. */
    @Test
    void aCommentThatIsAssessedAgainIsOneGround() {
        Map<String, Object> comment = Api.comment(Api.fresh("c"), authorId, name + "就是个废物");
        JsonPath first = answering(comment, "一");
        for (String parent : List.of("二", "三", "四")) {
            clock.forward(Duration.ofDays(2));
            JsonPath again = answering(comment, parent);
            assertThat(again.getInt("revision")).isGreaterThan(1);
            assertThat(onAccount(again)).containsExactly("EDUCATE");
        }

        account()
                .body("standing.rung", equalTo("EDUCATE"))
                .body("standing.strikes.ground.assessmentId", contains(first.getString("id")));
        assertThat(rungForThePolicy()).isEqualTo(Rung.EDUCATE);
    }

    @Test
    void whatWasTakenBackIsNoGroundForACommentAnyMore() {
        Map<String, Object> comment = Api.comment(Api.fresh("c"), authorId, name + "就是个废物");
        answering(comment, "一");
        String strike = account().extract().path("standing.strikes[0].id");
        Api.call()
                .body(Map.of("by", "moderator-2", "reason", "it was a quotation"))
                .delete("/v1/accounts/{id}/strikes/{strike}", authorId, strike)
                .then()
                .statusCode(200);

        comment.put("text", name + "就是个废物，滚");
        String second = answering(comment, "一").getString("id");

        account()
                .body("standing.strikes", hasSize(2))
                .body("standing.strikes.find { it.revokedAt == null }.ground.assessmentId", equalTo(second));
    }

    private JsonPath answering(Map<String, Object> comment, String parent) {
        comment.put(
                "thread", Map.of("id", "m-1", "parent", Map.of("commentId", "c-0", "authorId", "u-0", "text", parent)));
        JsonPath answer = Api.assess(comment).then().statusCode(200).extract().jsonPath();
        drain.drain();
        return answer;
    }

    @Test
    void isLiftedWhenAPersonTakesTheDecisionBack() {
        String strike = Api.call()
                .body(Map.of("action", "MUTE", "decidedBy", "moderator-7", "reason", "threatened a player"))
                .post("/v1/accounts/{id}/strikes", authorId)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        account().body("standing.rung", equalTo("MUTE"));
        assertThat(rungForThePolicy()).isEqualTo(Rung.MUTE);

        Api.call()
                .body(Map.of("by", "moderator-2", "reason", "it was a quotation"))
                .delete("/v1/accounts/{id}/strikes/{strike}", authorId, strike)
                .then()
                .statusCode(200);

        account()
                .body("standing.rung", equalTo("CLEAN"))
                .body("standing.strikes[0].points", equalTo(0f))
                .body("standing.strikes[0].revokedBy", equalTo("moderator-2"));
        assertThat(rungForThePolicy()).isEqualTo(Rung.CLEAN);
    }

    /** What one replica copies all others read. */
    @Test
    void aReplicaWhoseClockIsAheadLetsNoStrikeGo() {
        Api.call()
                .body(Map.of("action", "MUTE", "decidedBy", "moderator-7", "reason", "threatened a player"))
                .post("/v1/accounts/{id}/strikes", authorId)
                .then()
                .statusCode(201);

        clock.forward(Duration.ofDays(400));
        drain.copyAllAgain();
        drain.drain();
        clock.reset();

        assertThat(rungForThePolicy()).isEqualTo(Rung.MUTE);
    }

    /** Another insult by the account, at the time of the clock. */
    private JsonPath insult() {
        JsonPath answer = Api.assess(Api.comment(Api.fresh("c"), authorId, name + "就是个废物"))
                .then()
                .statusCode(200)
                .body("stored", equalTo(true))
                .extract()
                .jsonPath();
        drain.drain();
        return answer;
    }

    private static List<String> onAccount(JsonPath answer) {
        return answer.getList("recommendations.findAll { it.scope == 'ACCOUNT' }.action", String.class);
    }

    private Rung rungForThePolicy() {
        drain.drain();
        return reader.rungs("local", List.of(hash.account("local", authorId)), Duration.ofSeconds(5))
                .await()
                .indefinitely()
                .get(hash.account("local", authorId));
    }

    private ValidatableResponse account() {
        return given().header("X-Api-Key", "local")
                .get("/v1/accounts/{id}", authorId)
                .then()
                .statusCode(200);
    }
}
