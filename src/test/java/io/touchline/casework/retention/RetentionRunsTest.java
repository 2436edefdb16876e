package io.touchline.casework.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.touchline.api.RunLock;
import io.touchline.api.Transaction;
import io.touchline.assessment.store.KnownNamespaces;
import io.touchline.testsupport.Api;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** When runs come, and what is told of them. */
@QuarkusTest
class RetentionRunsTest {

    @Inject
    DataSource database;

    @Inject
    Retention retention;

    @Inject
    DayRetention days;

    @Inject
    RowRetention rows;

    @Inject
    KnownNamespaces namespaces;

    @Inject
    RetentionConfig config;

    @Inject
    Clock clock;

    @Test
    void runsOnOneReplicaAtATime() throws SQLException {
        try (RunLock other = RunLock.of(database, Retention.LOCK)) {
            assertThat(other.held()).isTrue();
            assertThat(retention.run()).isEmpty();
        }
        assertThat(retention.run()).isPresent();
    }

    /** Else nothing would be let go for as long as that clock was ahead. */
    @Test
    void runsAlthoughAClockThatWasAheadHasRunIt() throws SQLException {
        Instant ahead = Instant.now().truncatedTo(ChronoUnit.MILLIS).plus(Duration.ofDays(30));
        Transaction.in(
                database,
                connection -> RunSql.insert(connection, new RetentionRun(ahead, ahead, List.of(), List.of())));

        retention.runIfDue();

        assertThat(Transaction.in(database, RunSql::last).orElseThrow().startedAt())
                .isBefore(Instant.now().plusSeconds(1));
    }

    /** What it let go would be lost, all texts of three months. */
    @Test
    void letsNothingGoByAClockThatIsAhead() throws SQLException {
        Retention ahead =
                new Retention(database, days, rows, namespaces, config, Clock.offset(clock, Duration.ofDays(100)));

        RetentionRun run = ahead.run().orElseThrow();

        assertThat(run.startedAt()).isBefore(Instant.now().plusSeconds(1));
        Api.call().get("/v1/retention").then().body("classes.find { it.class == 'texts' }.oldestDay", notNullValue());
    }

    @Test
    void saysHowLongWhatIsKept() throws SQLException {
        retention.run();

        Api.call()
                .get("/v1/retention")
                .then()
                .statusCode(200)
                .body("classes.find { it.class == 'texts' }.limit", equalTo("P90D"))
                .body("classes.find { it.class == 'audit-personal' }.limit", equalTo("P1095D"))
                .body("lastRun.postponed", hasSize(0));
        String oldest = Api.call().get("/v1/retention").path("classes.find { it.class == 'assessments' }.oldestDay");
        assertThat(LocalDate.parse(oldest))
                .isAfterOrEqualTo(LocalDate.now(ZoneOffset.UTC).minusDays(181));
    }
}
