package io.touchline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TransactionTest {

    @Inject
    DataSource database;

    /** A connection that is given back commits what is open on it. */
    @Test
    void leavesNothingBehindAnError() throws SQLException {
        assertThatThrownBy(() -> Transaction.in(database, connection -> {
                    run(connection, "CREATE TABLE half_of_it (id int)");
                    throw new StackOverflowError("as if");
                }))
                .isInstanceOf(StackOverflowError.class);

        boolean there = Transaction.in(database, connection -> {
            try (var query = connection.prepareStatement("SELECT to_regclass('half_of_it') IS NOT NULL")) {
                return SqlResults.bool(query);
            }
        });
        assertThat(there).isFalse();
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
