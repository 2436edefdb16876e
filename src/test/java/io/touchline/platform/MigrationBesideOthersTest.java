package io.touchline.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Rows;
import io.touchline.testsupport.ServiceProcess;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A migration waits for a table that somebody reads for hours; the replicas of the version before do not wait for it.
 */
@QuarkusTest
class MigrationBesideOthersTest {

    /** As the writer of comments waits for a lock. */
    private static final String AS_THE_WRITER = "SET LOCAL lock_timeout = '2s'; ";

    private final String schema = Api.fresh("migrated").replace('-', '_');

    @TempDir
    Path scripts;

    @Inject
    DataSource database;

    @BeforeEach
    void makeATable() {
        new Rows(database).change("CREATE SCHEMA " + schema);
        new Rows(database).change("CREATE TABLE " + schema + ".written (n integer)");
    }

    @AfterEach
    void dropIt() {
        new Rows(database).change("DROP SCHEMA " + schema + " CASCADE");
    }

    @Test
    void letsOthersWriteWhileADumpIsInItsWay() throws Exception {
        Files.writeString(
                scripts.resolve("V1__more.sql"),
                """
                CREATE TABLE once (n integer);
                INSERT INTO once VALUES (1);
                ALTER TABLE written ADD COLUMN more integer;
                INSERT INTO once VALUES (2);
                """);
        CompletableFuture<?> migration;
        try (Connection dump = database.getConnection()) {
            dump.setAutoCommit(false);
            run(dump, "SELECT * FROM " + schema + ".written");
            migration = CompletableFuture.runAsync(this::migrate);

            for (int n = 0; n < 20; n++) {
                write(n);
                ServiceProcess.pause(Duration.ofMillis(100));
            }
            assertThat(migration).isNotDone();
            assertThat(column("to_regclass('" + schema + ".once')"))
                    .as("what it did before it had to wait is undone, and so are its locks")
                    .containsExactly((Object) null);
            dump.rollback();
        }
        migration.get(30, TimeUnit.SECONDS);

        assertThat(column("count(more IS NULL) FROM " + schema + ".written")).containsExactly(20L);
        assertThat(column("n FROM " + schema + ".once ORDER BY n"))
                .as("done once in the end, however often it was tried")
                .containsExactly(1, 2);
    }

    /**
     * Else each try of somebody who waits for a locked table would take one connection more, as long as it is locked.
     */
    @Test
    void whoseClientIsGoneWaitsNoLonger() throws SQLException {
        try (Connection holder = database.getConnection()) {
            holder.setAutoCommit(false);
            run(holder, "LOCK TABLE " + schema + ".written");
            int waiting;
            try (Connection impatient = database.getConnection()) {
                waiting = session(impatient);
                impatient.setNetworkTimeout(Runnable::run, 500);
                assertThatThrownBy(() -> run(impatient, "SELECT * FROM " + schema + ".written"))
                        .isInstanceOf(SQLException.class);
            }

            for (int look = 0; look < 100 && isThere(waiting); look++) {
                ServiceProcess.pause(Duration.ofMillis(100));
            }
            assertThat(isThere(waiting)).isFalse();
            holder.rollback();
        }
    }

    private void migrate() {
        FluentConfiguration configuration = Flyway.configure()
                .dataSource(database)
                .schemas(schema)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .locations("filesystem:" + scripts);
        new PatientMigration(Duration.ofSeconds(1)).customize(configuration);
        configuration.load().migrate();
    }

    private void write(int n) throws SQLException {
        try (Connection writer = database.getConnection()) {
            writer.setAutoCommit(false);
            run(writer, AS_THE_WRITER + "INSERT INTO " + schema + ".written (n) VALUES (" + n + ")");
            writer.commit();
        }
    }

    private List<Object> column(String what) {
        return new Rows(database).column("SELECT " + what);
    }

    private boolean isThere(int session) {
        return !new Rows(database)
                .column("SELECT pid FROM pg_stat_activity WHERE pid = ?", session)
                .isEmpty();
    }

    private static int session(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
