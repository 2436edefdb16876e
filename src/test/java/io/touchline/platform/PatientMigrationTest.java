package io.touchline.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
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
        try (Connection migrating = flyway.getConfiguration().getDataSource().getConnection();
                Connection answering = database.getConnection()) {
            assertThat(migrating.getNetworkTimeout()).isZero();
            assertThat(answering.getNetworkTimeout()).isEqualTo(15_000);
        }
        assertThat(flyway.getConfiguration().getLockRetryCount()).isEqualTo(-1);
    }
}
