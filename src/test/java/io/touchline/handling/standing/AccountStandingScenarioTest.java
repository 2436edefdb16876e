package io.touchline.handling.standing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.touchline.api.KeyedHash;
import io.touchline.handling.Rung;
import io.touchline.testsupport.Api;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An account from education to warning to clean again, as a caller sees it and as a policy would be told. */
@QuarkusTest
@TestProfile(StandingProfile.class)
class AccountStandingScenarioTest {

    private static final Education EDUCATION =
            new Education("default#educate-tear-down", List.of("incite.tear-down"), Optional.empty());

    @Inject
    MovableClock clock;

    @Inject
    DataSource database;

    @Inject
    KeyedHash hash;

    @Inject
    Strikes strikes;

    @Inject
    StandingDrain drain;

    @Inject
    StandingReader reader;

    private final String authorId = Api.fresh("u");

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void isCleanAgainByDecayAfterEducationsThatMadeAWarning() throws SQLException {
        account()
                .body("standing.rung", equalTo("CLEAN"))
                .body("standing.points", equalTo(0f))
                .body("standing.cleanAt", nullValue())
                .body("standing.strikes", hasSize(0));

        educate();
        account()
                .body("standing.rung", equalTo("EDUCATE"))
                .body("standing.points", equalTo(0.5f))
                .body("standing.cleanAt", notNullValue())
                .body("standing.strikes.action", contains("EDUCATE"))
                .body("standing.strikes[0].reasons", contains("incite.tear-down"))
                .body("standing.strikes[0].ground.kind", equalTo("RULE"))
                .body("standing.strikes[0].ground.rule", equalTo("default#educate-tear-down"))
                .body("standing.strikes[0].ground.assessmentId", notNullValue());
        assertThat(rungForThePolicy()).isEqualTo(Rung.EDUCATE);

        // The same evening: told, but not read yet.
        clock.forward(Duration.ofHours(2));
        educate();
        account().body("standing.rung", equalTo("EDUCATE")).body("standing.strikes", hasSize(2));

        clock.forward(Duration.ofDays(5));
        educate();
        account().body("standing.rung", equalTo("EDUCATE"));
        clock.forward(Duration.ofDays(5));
        educate();
        String cleanAt = account()
                .body("standing.rung", equalTo("WARN"))
                .body("standing.strikes", hasSize(4))
                .body("standing.strikes.ground.kind", everyItem(equalTo("RULE")))
                .extract()
                .path("standing.cleanAt");
        assertThat(rungForThePolicy()).isEqualTo(Rung.WARN);

        clock.forwardTo(Instant.parse(cleanAt).minusSeconds(60));
        account().body("standing.rung", equalTo("EDUCATE"));
        assertThat(rungForThePolicy()).isEqualTo(Rung.EDUCATE);

        clock.forwardTo(Instant.parse(cleanAt));
        account()
                .body("standing.rung", equalTo("CLEAN"))
                .body("standing.cleanAt", nullValue())
                .body("standing.strikes", hasSize(4));
        assertThat(rungForThePolicy()).isEqualTo(Rung.CLEAN);
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

    /** As the writer of assessments does, in a transaction that is its own. */
    private void educate() throws SQLException {
        Strike strike = strikes.educated(EDUCATION, StrikeSamples.assessmentId(), clock.instant());
        AccountStrike own = new AccountStrike("local", hash.account("local", authorId), strike);
        Transaction.in(database, connection -> StrikeSql.insert(connection, List.of(own)));
        drain.changed();
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
