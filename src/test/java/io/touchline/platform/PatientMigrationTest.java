package io.touchline.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What a migration does to a full table may take as long as it takes; what a request does may not. */
@QuarkusTest
class PatientMigrationTest {

    private static final String SESSION = "SELECT pg_backend_pid()";
    private static final String LOCK = "SHOW lock_timeout";

    /** Flyway holds its lock by a transaction that is idle for as long as the migration takes. */
    private static final String IDLE = "SHOW idle_in_transaction_session_timeout";

    @Inject
    Flyway flyway;

    @Inject
    DataSource database;

    @Test
    void waitsForItsStatementsAndForTheReplicaThatMigrates() throws SQLException {
        assertThat(flyway.getConfiguration().getLockRetryCount()).isEqualTo(-1);
        String lent;
        try (Connection migrating = flyway.getConfiguration().getDataSource().getConnection()) {
            assertThat(migrating.getNetworkTimeout()).isZero();
            assertThat(ask(migrating, LOCK)).isEqualTo("1500ms");
            assertThat(ask(migrating, IDLE)).isEqualTo("0");
            lent = ask(migrating, SESSION);
        }
        List<Connection> all = new ArrayList<>();
        try {
            boolean found = false;
            while (!found && all.size() < 16) {
                Connection answering = database.getConnection();
                all.add(answering);
                assertThat(answering.getNetworkTimeout()).isEqualTo(15_000);
                assertThat(ask(answering, LOCK)).isEqualTo("0");
                assertThat(ask(answering, IDLE)).isEqualTo("90s");
                found = ask(answering, SESSION).equals(lent);
            }
            assertThat(found).isTrue();
        } finally {
            for (Connection each : all) {
                each.close();
            }
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
