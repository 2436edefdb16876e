package io.touchline.casework.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchline.api.Transaction;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Rows;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cases that nobody ever decided. */
@QuarkusTest
class UndecidedCasesTest {

    @Inject
    DataSource database;

    @Inject
    Retention retention;

    private final String name = Api.freshName();
    private Rows rows;

    @BeforeEach
    void register() {
        rows = new Rows(database);
        Api.registerAthlete(name);
    }

    @Test
    void deletesOldCasesThatNobodyDecided() throws SQLException {
        JsonPath first = pileOn();
        JsonPath second = pileOn();
        String merged = first.getString("caseId");
        String kept = second.getString("caseId");
        rows.change(
                "UPDATE moderation_case SET state = 'MERGED', merged_into = ? WHERE id = ?",
                Rows.uuid(kept),
                Rows.uuid(merged));
        String aged =
                "UPDATE moderation_case SET opened_at = opened_at - interval '400 days', last_at = last_at - %s WHERE id = ?";

        rows.change(aged.formatted("interval '300 days'"), Rows.uuid(kept));
        retention.run();
        Api.call().get("/v1/cases/{id}", kept).then().statusCode(200).body("state", equalTo("OPEN"));

        rows.change(aged.formatted("interval '100 days'"), Rows.uuid(kept));
        retention.run();
        for (String gone : List.of(kept, merged)) {
            Api.call().get("/v1/cases/{id}", gone).then().statusCode(404);
        }
        assertThat(rows.count(
                        "SELECT count(*) FROM case_member WHERE assessment_id = ?", Rows.uuid(second.getString("id"))))
                .isZero();
        assertThat(
                        rows.column(
                                "SELECT body FROM audit_event WHERE kind = 'RETENTION_DROPPED' AND subject = 'undecided-cases'"))
                .isNotEmpty();
    }

    @Test
    void deletesNotManyAtOnceIfTheyHaveManyComments() throws SQLException {
        UUID[] large = new UUID[3];
        for (int i = 0; i < large.length; i++) {
            large[i] = Rows.uuid(pileOn().getString("caseId"));
            rows.change(
                    """
                    UPDATE moderation_case SET member_count = 15000, opened_at = opened_at - interval '400 days',
                        last_at = last_at - interval '400 days'
                    WHERE id = ?
                    """,
                    large[i]);
        }
        String left = "SELECT count(*) FROM moderation_case WHERE id IN (?, ?, ?)";
        Instant before = Instant.now().minus(Duration.ofDays(365));

        long there = large.length;
        OldRows.Undecided part;
        do {
            part = Transaction.in(database, connection -> OldRows.deleteUndecided(connection, "local", before));
            long now = rows.count(left, (Object[]) large);
            assertThat(now).isBetween(there - 1, there);
            there = now;
        } while (part.cases() > 0);

        assertThat(there).isZero();
    }

    private JsonPath pileOn() {
        return Api.assess(Api.comment(Api.fresh("c"), Api.fresh("u"), name + "就是个废物，姐妹们都去她评论区骂她！" + Api.freshWords()))
                .then()
                .statusCode(200)
                .body("stored", equalTo(true))
                .extract()
                .jsonPath();
    }
}
