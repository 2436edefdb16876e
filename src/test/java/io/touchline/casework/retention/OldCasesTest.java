package io.touchline.casework.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.touchline.api.Transaction;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Rows;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Cases that were decided long ago. */
@QuarkusTest
class OldCasesTest {

    private static final Duration THREE_YEARS = Duration.ofDays(3 * 365);

    @Inject
    DataSource database;

    @Inject
    RowRetention retention;

    /** All that were ever decided are more from day to day. */
    @Test
    void areEmptiedOnceAndNotLookedAtAgain() throws SQLException {
        String decision = decided();
        Rows rows = new Rows(database);
        rows.change(
                "UPDATE case_decision SET decided_at = decided_at - interval '4 years' WHERE id = ?",
                Rows.uuid(decision));

        assertThat(empty().rows()).isEqualTo(1);
        assertThat(rows.column("SELECT reason FROM case_decision WHERE id = ?", Rows.uuid(decision)))
                .containsExactly((Object) null);
        assertThat(empty())
                .isEqualTo(new OldRows.Place(Instant.EPOCH, OldRows.Place.FIRST.decision(), List.of(), 0, true));
    }

    /** Nobody has decided it again since. */
    @Test
    void areEmptiedWhereTheLastDecisionWasUndoneToo() throws SQLException {
        String decision = decided();
        Api.call()
                .body(Map.of("by", "m-1", "reason", "too fast"))
                .post("/v1/decisions/{id}/undo", decision)
                .then()
                .statusCode(200);
        Rows rows = new Rows(database);
        rows.change(
                "UPDATE case_decision SET decided_at = decided_at - interval '4 years' WHERE id = ?",
                Rows.uuid(decision));
        assertThat(empty().rows()).isZero();

        String ofCase = " WHERE id = (SELECT case_id FROM case_decision WHERE id = ?)";
        rows.change("UPDATE moderation_case SET last_at = last_at - interval '4 years'" + ofCase, Rows.uuid(decision));
        assertThat(empty().rows()).as("undone only now").isZero();

        rows.change(
                "UPDATE case_decision SET undone_at = undone_at - interval '4 years' WHERE id = ?",
                Rows.uuid(decision));
        rows.change(
                "UPDATE moderation_case SET claimed_by = decode(repeat('6d', 16), 'hex'),"
                        + " lease_until = now() + interval '1 hour'" + ofCase,
                Rows.uuid(decision));
        assertThat(empty().rows()).as("somebody is at it").isZero();

        rows.change("UPDATE moderation_case SET lease_until = now()" + ofCase, Rows.uuid(decision));
        assertThat(empty().rows()).isEqualTo(1);
        assertThat(empty().rows()).isZero();
    }

    /** Of the largest storms: a connection is not waited for for long. */
    @Test
    void areNotManyAtOnceIfTheyHaveManyComments() throws SQLException {
        Rows rows = new Rows(database);
        List<UUID> large = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            UUID decision = Rows.uuid(decided());
            rows.change("UPDATE case_decision SET decided_at = decided_at - interval '4 years' WHERE id = ?", decision);
            UUID caseId = (UUID) rows.column("SELECT case_id FROM case_decision WHERE id = ?", decision)
                    .get(0);
            rows.change("UPDATE moderation_case SET member_count = 15000 WHERE id = ?", caseId);
            large.add(caseId);
        }

        List<UUID> emptied = new ArrayList<>();
        OldRows.Place place = OldRows.Place.FIRST;
        do {
            OldRows.Place after = place;
            place = Transaction.in(database, connection -> OldRows.emptyCases(connection, "local", before(), after));
            List<UUID> part = place.emptied().stream().filter(large::contains).toList();
            assertThat(part).hasSizeLessThan(2);
            emptied.addAll(part);
        } while (!place.end());

        assertThat(emptied).containsExactlyInAnyOrderElementsOf(large);
    }

    /** A draft may quote what cases hold, and is not to outlive it by much. */
    @Test
    void goWithTheDraftsOfNoticesThatWereMadeThen() throws SQLException {
        String old = draft();
        String recent = draft();
        String published = draft();
        Api.call()
                .body(Map.of("by", "m-1"))
                .post("/v1/notices/{id}/publish", published)
                .then()
                .statusCode(200);
        Rows rows = new Rows(database);
        rows.change("ALTER TABLE notice DISABLE TRIGGER notice_is_kept");
        try {
            for (String id : List.of(old, published)) {
                rows.change(
                        "UPDATE notice SET created_at = created_at - interval '4 years' WHERE id = ?", Rows.uuid(id));
            }
        } finally {
            rows.change("ALTER TABLE notice ENABLE TRIGGER notice_is_kept");
        }
        LongAdder gone = new LongAdder();
        retention.cases("local", before(), gone::add);
        assertThat(gone.sum()).isPositive();

        Api.call().get("/v1/notices/" + old).then().statusCode(404);
        Api.call().get("/v1/notices/" + recent).then().statusCode(200);
        Api.call().get("/v1/notices/" + published).then().statusCode(200);
    }

    private static String draft() {
        return Api.call()
                .body(Map.of("from", "2019-01-01T00:00:00Z", "to", "2019-02-01T00:00:00Z", "by", "m-1"))
                .post("/v1/notices")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private OldRows.Place empty() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return OldRows.emptyCases(connection, "local", before(), OldRows.Place.FIRST);
        }
    }

    private static Instant before() {
        return Instant.now().minus(THREE_YEARS);
    }

    private static String decided() {
        String name = Api.freshName();
        Api.registerAthlete(name);
        String caseId = Api.assess(
                        Api.comment(Api.fresh("c"), Api.fresh("u"), name + "就是个废物，姐妹们都去她评论区骂她！" + Api.freshWords()))
                .then()
                .statusCode(200)
                .extract()
                .path("caseId");
        return Api.call()
                .body(Map.of("caseIds", List.of(caseId), "outcome", "UPHOLD", "reason", "as seen", "by", "m-1"))
                .post("/v1/cases/decisions")
                .then()
                .statusCode(201)
                .extract()
                .path("decisions[0].id");
    }
}
