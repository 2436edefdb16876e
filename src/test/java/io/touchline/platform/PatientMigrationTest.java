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
            lent = session(migrating);
        }
        List<Connection> all = new ArrayList<>();
        try {
            boolean found = false;
            while (!found && all.size() < 16) {
                Connection answering = database.getConnection();
                all.add(answering);
                assertThat(answering.getNetworkTimeout()).isEqualTo(15_000);
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
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }
}
