package io.touchline.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.api.KeyedHash;
import io.touchline.platform.KeyFingerprint.Finding;
import io.touchline.testsupport.PostgresProcess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A database knows which HMAC key it was begun with, on a real PostgreSQL. */
class KeyFingerprintTest {

    private static final KeyedHash FIRST = hash("the-first-key-of-this-database");
    private static final KeyedHash OTHER = hash("another-key-of-the-same-length");

    private static PostgresProcess postgres;
    private static DataSource database;

    @BeforeAll
    static void start() throws IOException {
        postgres = PostgresProcess.start(Files.createTempDirectory(Path.of("target"), "key-fingerprint-"));
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://127.0.0.1:" + postgres.port() + "/postgres");
        source.setUser("postgres");
        database = source;
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void empty() throws SQLException, IOException {
        execute("DROP TABLE IF EXISTS hmac_key, account; CREATE TABLE account (namespace text)");
        try (InputStream migration = KeyFingerprintTest.class.getResourceAsStream("/db/migration/V32__hmac_key.sql")) {
            execute(new String(migration.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void takesTheKeyOfTheFirstStartAndNoOtherAfterwards() throws SQLException {
        assertThat(compare(FIRST)).isEqualTo(Finding.NOTED);
        assertThat(compare(FIRST)).isEqualTo(Finding.SAME);
        assertThat(compare(OTHER)).isEqualTo(Finding.OTHER);
        assertThat(compare(FIRST)).isEqualTo(Finding.SAME);
    }

    @Test
    void saysWhereThereWereAccountsBefore() throws SQLException {
        execute("INSERT INTO account VALUES ('shop')");

        assertThat(compare(OTHER)).isEqualTo(Finding.NOTED_LATE);
        assertThat(compare(FIRST)).isEqualTo(Finding.OTHER);
    }

    @Test
    void letsOneKeyWinWhereStartsRace() throws Exception {
        List<Callable<Finding>> starts = new ArrayList<>();
        for (int replica = 0; replica < 8; replica++) {
            KeyedHash key = replica % 2 == 0 ? FIRST : OTHER;
            starts.add(() -> compare(key));
        }
        ExecutorService replicas = Executors.newFixedThreadPool(starts.size());
        List<Finding> found = new ArrayList<>();
        for (Future<Finding> one : replicas.invokeAll(starts)) {
            found.add(one.get());
        }
        replicas.shutdown();

        assertThat(found)
                .containsOnly(Finding.NOTED, Finding.SAME, Finding.OTHER)
                .containsOnlyOnce(Finding.NOTED);
        assertThat(found).filteredOn(Finding.OTHER::equals).hasSize(4);
    }

    private static Finding compare(KeyedHash key) throws SQLException {
        return new KeyFingerprint(database, key).compare();
    }

    private static KeyedHash hash(String key) {
        return new KeyedHash(key.getBytes(StandardCharsets.UTF_8));
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
