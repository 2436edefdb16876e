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

    @Inject
    Flyway flyway;

    @Inject
    DataSource database;

    @Test
    void waitsForItsStatementsAndForTheReplicaThatMigrates() throws SQLException {
        assertThat(flyway.getConfiguration().getLockRetryCount()).isEqualTo(-1);
        Object lent;
        try (Connection migrating = flyway.getConfiguration().getDataSource().getConnection()) {
            assertThat(migrating.getNetworkTimeout()).isZero();
            assertThat(setting(migrating)).isEqualTo("1500ms");
            lent = session(migrating);
        }
        List<Connection> all = new ArrayList<>();
        try {
            boolean found = false;
            while (!found && all.size() < 16) {
                Connection answering = database.getConnection();
                all.add(answering);
                assertThat(answering.getNetworkTimeout()).isEqualTo(15_000);
                assertThat(setting(answering)).isEqualTo("0");
                found = session(answering).equals(lent);
            }
            assertThat(found).isTrue();
        } finally {
            for (Connection each : all) {
                each.close();
            }
        }
    }

    private static Object session(Connection connection) throws SQLException {
        return one(connection, "SELECT pg_backend_pid()");
    }

    private static Object setting(Connection connection) throws SQLException {
        return one(connection, "SHOW lock_timeout");
    }

    private static Object one(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getObject(1);
        }
    }
}
