package io.touchline.handling.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.touchline.api.AccountKey;
import io.touchline.api.Transaction;
import io.touchline.handling.Action;
import io.touchline.testsupport.Rows;
import io.touchline.testsupport.SpecialProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** All standings are copied once a day, which takes minutes where there are many. */
@QuarkusTest
@TestProfile(SpecialProfile.class)
class StandingDrainOrderTest {

    private static final String NAMESPACE = "order-of-copies";
    private static final int MANY = 3_000;

    @Inject
    DataSource database;

    @Inject
    StandingDrain drain;

    @Inject
    Clock clock;

    @Test
    void whatIsNewDoesNotWaitForThat() throws Exception {
        strike(Stream.generate(StrikeSamples::account).limit(MANY).toList());
        drain.drain();
        Rows rows = new Rows(database);
        rows.change("UPDATE standing_copy SET copied = 0 WHERE namespace = ?", NAMESPACE);
        AccountKey muted = StrikeSamples.account();
        CompletableFuture<Void> drained;
        try (Connection held = database.getConnection()) {
            held.setAutoCommit(false);
            // The second round waits for it, and four more come behind.
            try (PreparedStatement lock = held.prepareStatement(
                    "SELECT FROM standing_copy WHERE account_key = (SELECT account_key FROM standing_copy"
                            + " WHERE namespace = ? ORDER BY version, account_key LIMIT 1 OFFSET 700) FOR UPDATE")) {
                lock.setString(1, NAMESPACE);
                lock.execute();
            }
            drained = CompletableFuture.runAsync(drain::drain);
            await().until(() -> waiting(rows) < MANY);
            strike(List.of(muted));
            held.rollback();
            held.setAutoCommit(true);
        }
        await().pollInterval(Duration.ofMillis(1))
                .until(() -> rows.count(
                                "SELECT count(*) FROM standing_copy WHERE account_key = ? AND copied = version",
                                (Object) muted.bytes())
                        == 1);

        assertThat(waiting(rows)).isPositive();
        drained.get(30, TimeUnit.SECONDS);
        await().until(() -> waiting(rows) == 0);
    }

    private static long waiting(Rows rows) {
        return rows.count("SELECT count(*) FROM standing_copy WHERE namespace = ? AND copied < version", NAMESPACE);
    }

    private void strike(List<AccountKey> accounts) {
        try {
            Transaction.in(
                    database,
                    connection -> StrikeSql.insert(
                            connection,
                            accounts.stream()
                                    .map(key -> new AccountStrike(
                                            NAMESPACE, key, StrikeSamples.decision(Action.MUTE, 6, clock.instant())))
                                    .toList()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
