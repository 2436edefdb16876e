package io.touchline.assessment.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchline.api.KeyedHash;
import io.touchline.testsupport.Api;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A row that the database takes under no circumstances, as a fault of ours would make one. */
@QuarkusTest
class RefusedRowTest {

    private static final Duration BUDGET = Duration.ofSeconds(5);

    @Inject
    DataSource database;

    @Inject
    Outbox outbox;

    @Inject
    RefusedRows refusedRows;

    @Inject
    KeyedHash hash;

    @Test
    void isPutWhereAnAlertTellsOfIt() throws SQLException {
        String author = Api.fresh("u");
        String text = "今天的训练取消了 " + Api.fresh("x");
        Instant begin = Instant.now();
        long before = refused();
        run("ALTER TABLE comment_text ADD CONSTRAINT refuses_one CHECK (text <> '" + text + "')");
        try {
            JsonPath answer =
                    Api.assess(Api.comment(Api.fresh("c"), author, text)).jsonPath();

            assertThat(answer.getBoolean("stored")).isFalse();
            assertThat(answer.getList("degraded", String.class)).contains("store");
            await().atMost(Duration.ofSeconds(30)).until(() -> refused() > before);
        } finally {
            run("ALTER TABLE comment_text DROP CONSTRAINT refuses_one");
        }

        ErasureGuard.Erased erased =
                new ErasureGuard.Erased("local", hash.account("local", author), begin.plusSeconds(60));
        assertThat(refusedRows.forget(erased, BUDGET)).isEqualTo(1);
    }

    private long refused() {
        return outbox.length("local", BUDGET).await().indefinitely().refused();
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
