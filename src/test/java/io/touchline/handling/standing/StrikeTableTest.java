package io.touchline.handling.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.touchline.api.AccountKey;
import io.touchline.api.Transaction;
import io.touchline.handling.Action;
import io.touchline.testsupport.SpecialProfile;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What the table refuses by itself, whoever writes to it, and that what it takes is read back as it was. */
@QuarkusTest
@TestProfile(SpecialProfile.class)
class StrikeTableTest {

    private static final String INSERT =
            """
            INSERT INTO strike (id, namespace, account_key, action, weight, reasons, rule, decided_by, reason,
                                assessment_id, struck_at, expires_at)
            VALUES (?, 'local', ?, ?, 1, '{}', ?, ?, ?, ?, now(), now() + interval '1 day')
            """;

    @Inject
    DataSource database;

    @Inject
    Strikes strikes;

    private final AccountKey account = StrikeSamples.account();

    @Test
    void takesNoRowWithoutItsGround() throws SQLException {
        Random random = new Random(7);
        int taken = 0;
        for (int i = 0; i < 500; i++) {
            taken += insertAnything(random) ? 1 : 0;
        }

        List<Strike> strikes =
                Transaction.in(database, connection -> StrikeRows.ofAccount(connection, "local", account, 1_000));

        assertThat(strikes).hasSize(taken).hasSizeGreaterThan(20);
        assertThat(strikes)
                .filteredOn(strike -> strike.ground() instanceof Ground.ByRule)
                .hasSizeGreaterThan(2)
                .allSatisfy(strike -> assertThat(strike.action()).isEqualTo(Action.EDUCATE));
    }

    @Test
    void readsBackWhatWasWritten() throws SQLException {
        List<Strike> written = List.of(
                StrikeSamples.education(StrikeSamples.assessmentId(), TestRules.day(1)),
                StrikeSamples.decision(Action.CLOSE, 12.25, TestRules.day(0)));

        List<Strike> read = Transaction.in(database, connection -> {
            StrikeSql.insert(
                    connection,
                    written.stream()
                            .map(strike -> new AccountStrike("local", account, strike))
                            .toList());
            return StrikeRows.ofAccount(connection, "local", account, 10);
        });

        assertThat(read).isEqualTo(written);
    }

    @Test
    void countsAnEducationThatIsWrittenAgainOnce() throws SQLException {
        String assessment = StrikeSamples.assessmentId();

        int first = insert(StrikeSamples.education(assessment, Instant.now()));
        int again = insert(StrikeSamples.education(assessment, Instant.now()));
        String twice = StrikeSamples.assessmentId();
        int together =
                insert(StrikeSamples.education(twice, Instant.now()), StrikeSamples.education(twice, Instant.now()));

        assertThat(List.of(first, again, together)).containsExactly(1, 0, 1);
        assertThat(strikes.standing("local", account).strikes()).hasSize(2);
        assertThat(strikes.standing("local", account).points()).isCloseTo(0.5, within(1e-4));
    }

    private int insert(Strike... struck) throws SQLException {
        List<AccountStrike> own = Stream.of(struck)
                .map(strike -> new AccountStrike("local", account, strike))
                .toList();
        return Transaction.in(database, connection -> StrikeSql.insert(connection, own));
    }

    private boolean insertAnything(Random random) {
        try {
            return Transaction.in(database, connection -> {
                try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
                    statement.setObject(1, UUID.randomUUID());
                    statement.setBytes(2, account.bytes());
                    statement.setString(3, random.nextBoolean() ? "EDUCATE" : "MUTE");
                    statement.setString(4, any(random, "default#educate"));
                    statement.setString(5, any(random, "moderator-7"));
                    statement.setString(6, any(random, "a reason"));
                    statement.setString(7, random.nextInt(3) == 0 ? null : StrikeSamples.assessmentId());
                    return statement.executeUpdate() == 1;
                }
            });
        } catch (SQLException refused) {
            assertThat(refused.getSQLState()).isEqualTo("23514");
            return false;
        }
    }

    private static String any(Random random, String good) {
        return switch (random.nextInt(5)) {
            case 0, 1 -> null;
            case 2 -> "";
            default -> good;
        };
    }
}
