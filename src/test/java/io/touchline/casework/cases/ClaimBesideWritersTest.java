package io.touchline.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Rows;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The most urgent case is the one that most is written into: whoever asks for the next one is to get it all the same.
 */
@QuarkusTest
class ClaimBesideWritersTest {

    private static final String WRITTEN_INTO = "UPDATE moderation_case SET last_at = now() WHERE id = ?";

    @Inject
    DataSource database;

    /** A queue of its own, so that no other case is next. */
    private final String queue = Api.fresh("q");

    private Rows rows;
    private String urgent;

    @BeforeEach
    void open() {
        rows = new Rows(database);
        urgent = opened(1);
    }

    @Test
    void waitsForWhoAddsToTheMostUrgentCase() throws Exception {
        opened(3);
        try (Connection writer = writing()) {
            CompletableFuture<Response> claim = CompletableFuture.supplyAsync(this::next);
            await().atMost(Duration.ofSeconds(10)).until(() -> waiting() == 1);

            writer.commit();

            assertThat(given(claim)).isEqualTo(urgent);
        }
    }

    @Test
    void isGivenTheNextOneIfAnotherOneWasFirst() throws Exception {
        String other = opened(3);
        try (Connection writer = writing()) {
            CompletableFuture<Response> first = CompletableFuture.supplyAsync(this::next);
            CompletableFuture<Response> second = CompletableFuture.supplyAsync(this::next);
            await().atMost(Duration.ofSeconds(10)).until(() -> waiting() == 2);

            writer.commit();

            assertThat(List.of(given(first), given(second))).containsExactlyInAnyOrder(urgent, other);
        }
    }

    @Test
    void isGivenALessUrgentOneRatherThanNone() throws Exception {
        String other = opened(3);
        try (Connection writer = writing()) {
            long begin = System.nanoTime();

            assertThat(next().jsonPath().getString("id")).isEqualTo(other);

            assertThat(System.nanoTime() - begin).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(1_900));
            assertThat(next().statusCode()).isEqualTo(204);
            writer.rollback();
        }
        assertThat(next().jsonPath().getString("id")).isEqualTo(urgent);
    }

    /** As in a storm: somebody has it nearly all the time. */
    @Test
    void getsItAmongMany() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        List<CompletableFuture<Void>> writers = List.of(
                CompletableFuture.runAsync(() -> write(over)),
                CompletableFuture.runAsync(() -> write(over)),
                CompletableFuture.runAsync(() -> write(over)));
        try {
            for (int i = 0; i < 5; i++) {
                Response given = next();
                assertThat(given.statusCode()).isEqualTo(200);
                Api.call()
                        .body(Map.of("by", given.jsonPath().getString("claim.by")))
                        .post("/v1/cases/{id}/release", urgent)
                        .then()
                        .statusCode(200);
            }
        } finally {
            over.set(true);
        }
        CompletableFuture.allOf(writers.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
    }

    private void write(AtomicBoolean over) {
        while (!over.get()) {
            try (Connection writer = writing()) {
                Thread.sleep(50);
                writer.commit();
            } catch (SQLException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Has the most urgent case until it commits. */
    private Connection writing() throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement(WRITTEN_INTO)) {
            statement.setObject(1, Rows.uuid(urgent));
            statement.executeUpdate();
        }
        return connection;
    }

    private String opened(int priority) {
        String name = Api.freshName();
        Api.registerAthlete(name);
        String id = CaseCalls.openCase(name);
        rows.change("UPDATE moderation_case SET queue = ?, priority = ? WHERE id = ?", queue, priority, Rows.uuid(id));
        return id;
    }

    private Response next() {
        return Api.call().body(Map.of("queue", queue, "by", Api.fresh("m"))).post("/v1/cases/claims");
    }

    private static String given(CompletableFuture<Response> claim) throws Exception {
        Response answer = claim.get(30, TimeUnit.SECONDS);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.jsonPath().getString("id");
    }

    private long waiting() {
        return rows.count("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                + " AND query LIKE 'SELECT c.id FROM moderation_case c%'");
    }
}
