package io.touchline.casework.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.touchline.api.AccountKey;
import io.touchline.api.KeyedHash;
import io.touchline.api.Transaction;
import io.touchline.assessment.store.IdleAccounts;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Rows;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accounts that a person struck and no comment is kept of. */
@QuarkusTest
class StruckAccountsTest {

    @Inject
    DataSource database;

    @Inject
    KeyedHash hash;

    @Inject
    Retention retention;

    private final String author = Api.fresh("u");
    private AccountKey key;
    private Rows rows;

    @BeforeEach
    void strike() {
        rows = new Rows(database);
        key = hash.account("local", author);
        Api.call()
                .body(Map.of("action", "WARN", "decidedBy", "moderator-7", "reason", "threatened a player"))
                .post("/v1/accounts/{id}/strikes", author)
                .then()
                .statusCode(201);
        rows.change("UPDATE account SET first_seen = first_seen - interval '200 days' WHERE account_id = ?", author);
    }

    @Test
    void areKnownAsLongAsTheStrikeIs() throws SQLException {
        retention.run();
        assertThat(known()).isEqualTo(1);

        rows.change("DELETE FROM strike WHERE account_key = ?", key.bytes());
        retention.run();
        assertThat(known()).isZero();
    }

    /** Between the look at what is left of them and the forgetting. */
    @Test
    void areNotForgottenWhereTheStrikeComesLate() throws SQLException {
        String idle = Api.fresh("u");
        AccountKey idleKey = hash.account("local", idle);
        rows.change(
                "INSERT INTO account (namespace, account_key, account_id, first_seen) VALUES ('local', ?, ?, now())",
                idleKey.bytes(),
                idle);
        List<IdleAccounts.Account> found =
                List.of(new IdleAccounts.Account("local", key), new IdleAccounts.Account("local", idleKey));

        Map<String, Long> forgotten = Transaction.in(database, connection -> IdleAccounts.forget(connection, found));

        assertThat(forgotten).isEqualTo(Map.of("local", 1L));
        assertThat(known()).isEqualTo(1);
        assertThat(rows.count("SELECT count(*) FROM idle_account WHERE account_key = ?", key.bytes()))
                .isEqualTo(1);
    }

    @Test
    void areToldOfInTheLogOnceTheyAreForgotten() throws SQLException {
        rows.change("DELETE FROM strike WHERE account_key = ?", key.bytes());
        long before = told();
        long accounts = accounts();

        retention.run();

        assertThat(known()).isZero();
        assertThat(told() - before).isEqualTo(accounts - accounts()).isPositive();
        assertThat(rows.count("SELECT count(*) FROM forgotten_accounts")).isZero();
    }

    @Test
    void areToldOfByTheNextRunWhereOneWasKilledBefore() throws SQLException {
        retention.run();
        long before = told();
        Transaction.in(database, connection -> {
            ForgottenAccounts.note(connection, Map.of("local", 2L), Instant.EPOCH);
            ForgottenAccounts.note(connection, Map.of("local", 5L), Instant.EPOCH);
            return null;
        });

        retention.run();

        assertThat(told() - before).isEqualTo(7);
        assertThat(rows.column("SELECT body FROM audit_event WHERE namespace = 'local' AND subject = 'idle-accounts'"
                        + " ORDER BY seq DESC LIMIT 1"))
                .allSatisfy(body -> assertThat(body.toString()).contains("\"before\":\"1970-01-01T00:00:00Z\""));
        retention.run();
        assertThat(told() - before).isEqualTo(7);
    }

    private long told() {
        return rows.count("SELECT coalesce(sum((body::jsonb ->> 'rows')::bigint), 0) FROM audit_event"
                + " WHERE namespace = 'local' AND subject = 'idle-accounts'");
    }

    private long accounts() {
        return rows.count("SELECT count(*) FROM account WHERE namespace = 'local'");
    }

    private long known() {
        return rows.count("SELECT count(*) FROM account WHERE account_id = ?", author);
    }
}
