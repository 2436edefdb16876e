package io.touchline.casework.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.touchline.api.AccountKey;
import io.touchline.testsupport.Api;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two erasures of one account at a time: the later one notes what it holds for the earlier, which waits for its cases. */
@QuarkusTest
class ErasureLockTest {

    @Inject
    DataSource database;

    private UUID earlier;

    @BeforeEach
    void erase() {
        String id = Api.call()
                .body(Map.of("by", "moderator-9", "reason", "asked for it"))
                .post("/v1/accounts/{id}/erasure", Api.fresh("u"))
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        earlier = ErasureIds.FORMAT.ofWire(id).orElseThrow();
    }

    @Test
    void isNotInTheWayOfWhatRefersToIt() throws SQLException {
        try (Connection holding = begun();
                Connection referring = begun()) {
            assertThat(ErasureSql.lock(holding, earlier)).isPresent();

            HeldEvidence.note(referring, "local", AccountKey.ofHex("0".repeat(32)), earlier);

            referring.rollback();
            holding.rollback();
        }
    }

    @Test
    void keepsAnotherReplicaFromIt() throws SQLException {
        try (Connection holding = begun();
                Connection other = begun()) {
            assertThat(ErasureSql.lock(holding, earlier)).isPresent();

            assertThatThrownBy(() -> ErasureSql.lock(other, earlier)).isInstanceOf(SQLException.class);

            other.rollback();
            holding.rollback();
        }
    }

    private Connection begun() throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL lock_timeout = '500ms'");
        }
        return connection;
    }
}
