package io.touchline.assessment.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.touchline.api.KeyedHash;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.PlannedDays;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Which of the rows that are written again stand in the database already. */
@QuarkusTest
class StoredRevisionsTest {

    @Inject
    DataSource database;

    @Inject
    KeyedHash hash;

    @Inject
    AssessmentStore store;

    private final Instant now = Instant.now();

    /** However many days are kept. */
    @Test
    void looksOnNoDayButThoseOfTheRows() throws SQLException {
        Instant before = now.minus(Duration.ofDays(1));
        String first = "'" + AssessmentIds.next(before) + "'";
        String last = "'" + AssessmentIds.next(now) + "'";

        Set<String> days = PlannedDays.of(
                database, AssessmentSql.REVISIONS, "ARRAY[" + last + "," + first + "]::uuid[]", first, last);

        assertThat(days).containsExactly(PlannedDays.day(before), PlannedDays.day(now));
    }

    @Test
    void findsThoseThatAreThereInWhicheverOrder() throws SQLException {
        StoredRows rows = new StoredRows(hash);
        StoredRows.Of comment = new StoredRows.Of("local", Api.fresh("c"), Api.fresh("u"));
        AssessmentRow first = rows.row(comment, now.minusSeconds(9), "一稿", null);
        AssessmentRow second = rows.row(comment, now.minusSeconds(5), "二稿", null);
        store.writeAgain(List.of(first, second));
        UUID missing = AssessmentIds.next(now.minusSeconds(7));

        try (Connection connection = database.getConnection()) {
            assertThat(AssessmentSql.revisions(connection, List.of(second.id(), missing, first.id())))
                    .isEqualTo(Map.of(first.id(), 1, second.id(), 2));
        }
    }
}
