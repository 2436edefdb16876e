package io.touchline.handling.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.junit.QuarkusTest;
import io.touchline.api.AccountKey;
import io.touchline.api.Transaction;
import io.touchline.handling.Action;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CountingStrikesTest {

    private static final int MANY = 30_000;

    @Inject
    DataSource database;

    @Inject
    StandingRules rules;

    @Inject
    Strikes strikes;

    @Inject
    Clock clock;

    private final AccountKey account = StrikeSamples.account();

    /** Who is educated every forty seconds for a fortnight has some marks, however many strikes that were. */
    @Test
    void areFewHoweverManyThereAre() throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Mark> all = educated(now);
        Strike warned = StrikeSamples.decision(Action.WARN, 1.5, now);
        all.add(warned.mark().orElseThrow());
        Transaction.in(
                database,
                connection -> StrikeSql.insert(connection, List.of(new AccountStrike("local", account, warned))));

        List<Mark> few = Transaction.in(
                database,
                connection -> List.copyOf(StrikeRows.marks(connection, "local", account, now, rules.educationPause())
                        .values()));

        assertThat(few).hasSizeBetween(10, 20);
        for (int days = 0; days < 35; days++) {
            Instant then = now.plus(Duration.ofDays(days));
            assertThat(Standing.of(few, then, rules).points())
                    .as("in %d days", days)
                    .isCloseTo(Standing.of(all, then, rules).points(), within(1e-9));
        }
        assertThat(strikes.standing("local", account).points())
                .isCloseTo(Standing.of(all, now, rules).points(), within(1e-3));
    }

    /** Every seventh is over before what stands for it is. */
    private List<Mark> educated(Instant now) throws SQLException {
        List<Mark> all = new ArrayList<>();
        return Transaction.in(database, connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    """
                    INSERT INTO strike (id, namespace, account_key, action, weight, reasons, rule, assessment_id,
                                        struck_at, expires_at)
                    VALUES (?, 'local', ?, 'EDUCATE', 0.4, '{}', 'educate-insult', ?, ?, ?)
                    """)) {
                for (int i = 0; i < MANY; i++) {
                    Instant at = now.minus(Duration.ofSeconds(40L * i));
                    Instant until = at.plus(Duration.ofDays(i % 7 == 0 ? 5 : 30));
                    all.add(new Mark(at.toEpochMilli(), until.toEpochMilli(), 0.4, true));
                    UUID id = UUID.randomUUID();
                    insert.setObject(1, id);
                    insert.setBytes(2, account.bytes());
                    insert.setString(3, StrikeSamples.assessmentId());
                    insert.setObject(4, at.atOffset(ZoneOffset.UTC));
                    insert.setObject(5, until.atOffset(ZoneOffset.UTC));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            return all;
        });
    }
}
