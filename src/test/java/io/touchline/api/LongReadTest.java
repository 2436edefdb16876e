package io.touchline.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LongReadTest {

    @Inject
    DataSource database;

    @Test
    void isPatientAndPlannedForItsValuesUntilItIsOver() throws SQLException {
        int usual = Transaction.in(database, connection -> {
            int before = connection.getNetworkTimeout();
            assertThat(LongRead.on(connection, LongReadTest::plan)).isEqualTo("force_custom_plan");
            assertThat(LongRead.on(connection, Connection::getNetworkTimeout)).isGreaterThan(before);
            return before;
        });

        try (Connection connection = database.getConnection()) {
            assertThat(connection.getNetworkTimeout()).isEqualTo(usual);
            assertThat(plan(connection)).isEqualTo("force_generic_plan");
        }
    }

    private static String plan(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW plan_cache_mode")) {
            row.next();
            return row.getString(1);
        }
    }
}
