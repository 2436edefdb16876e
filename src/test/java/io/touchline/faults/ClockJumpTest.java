package io.touchline.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.touchline.assessment.store.AssessmentIds;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.MovableClock;
import io.touchline.testsupport.Rows;
import io.touchline.testsupport.SpecialProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A replica's clock that is put forward and back: beyond the partitions there are, and with comments under way. */
@QuarkusTest
@TestProfile(SpecialProfile.class)
class ClockJumpTest {

    private static final Duration BEYOND_PARTITIONS = Duration.ofDays(40);

    @Inject
    MovableClock clock;

    @Inject
    DataSource database;

    private final String comment = Api.fresh("c");
    private final String author = Api.fresh("u");
    private final String words = Api.freshWords();

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    /** With a text that the encoder is not asked of: it may still be loading. */
    @Test
    void storesOnADayThatNobodyMadeReady() {
        for (Duration jump : new Duration[] {BEYOND_PARTITIONS, BEYOND_PARTITIONS.negated()}) {
            clock.reset();
            clock.forward(jump);
            Instant now = clock.instant();
            JsonPath answer = assess(Api.fresh("c"), "下半场踢得不错");

            assertThat(answer.getBoolean("stored")).isTrue();
            assertThat(answer.getList("degraded")).isEmpty();
            Instant receipt = Instant.ofEpochMilli(AssessmentIds.millis(Rows.uuid(answer.getString("id"))));
            assertThat(Duration.between(now, receipt).abs()).isLessThan(Duration.ofMinutes(5));
            assertThat(new Rows(database)
                            .count(
                                    "SELECT count(*) FROM assessment WHERE id = ? AND abs(extract(epoch FROM event_time - ?::timestamptz)) < 300",
                                    Rows.uuid(answer.getString("id")),
                                    now.toString()))
                    .isEqualTo(1);
        }
    }

    @Test
    void knowsAfterItWasPutBackWhatItAnsweredAhead() {
        clock.forward(BEYOND_PARTITIONS);
        JsonPath ahead = assess(comment, words);
        clock.reset();

        assertThat(assess(comment, words).getString("id")).isEqualTo(ahead.getString("id"));
        listed().body("items", hasSize(1)).body("items[0].id", equalTo(ahead.getString("id")));
        Api.call().get("/v1/assessments/{id}", ahead.getString("id")).then().statusCode(200);
    }

    @Test
    void revisesAfterItWasPutBackWhatItAnsweredAhead() {
        clock.forward(BEYOND_PARTITIONS);
        assess(comment, words);
        clock.reset();
        JsonPath revised = assess(comment, Api.freshWords());

        assertThat(revised.getInt("revision")).isEqualTo(2);
        assertThat(revised.getBoolean("stored")).isTrue();
        listed().body("items", hasSize(2));
        assertThat(new Rows(database).count("SELECT revision FROM comment_ledger WHERE comment_id = ?", comment))
                .isEqualTo(2);
    }

    /** The caller's clock is right and ours is an hour late: its comments seem to come from the future. */
    @Test
    void clampsTheTimesOfCallersWhoseClockIsAhead() {
        Instant postedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        clock.forward(Duration.ofHours(-1));
        Map<String, Object> late = Api.comment(comment, author, words);
        late.put("postedAt", postedAt.toString());
        JsonPath answer = Api.assess(late).then().statusCode(200).extract().jsonPath();

        assertThat(answer.getList("warnings")).containsExactly("postedAt is ahead of receipt and was clamped");
        assertThat(new Rows(database)
                        .count(
                                "SELECT count(*) FROM assessment WHERE id = ? AND event_time < ?::timestamptz",
                                Rows.uuid(answer.getString("id")),
                                postedAt.minus(Duration.ofMinutes(50)).toString()))
                .isEqualTo(1);
    }

    private JsonPath assess(String commentId, String text) {
        return Api.assess(Api.comment(commentId, author, text))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private ValidatableResponse listed() {
        return Api.call().get("/v1/assessments?commentId=" + comment).then().statusCode(200);
    }
}
