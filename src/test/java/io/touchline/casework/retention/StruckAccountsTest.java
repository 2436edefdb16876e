package io.touchline.casework.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.touchline.api.AccountKey;
import io.touchline.api.KeyedHash;
import io.touchline.assessment.store.IdleAccounts;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Rows;
import jakarta.inject.Inject;
import java.sql.Connection;
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
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            IdleAccounts.forget(connection, List.of(new IdleAccounts.Account("local", key)), Instant.now());
            connection.commit();
        }

        assertThat(known()).isEqualTo(1);
        assertThat(rows.count("SELECT count(*) FROM idle_account WHERE account_key = ?", key.bytes()))
                .isEqualTo(1);
    }

    private long known() {
        return rows.count("SELECT count(*) FROM account WHERE account_id = ?", author);
    }
}
