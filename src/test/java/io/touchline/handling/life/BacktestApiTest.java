package io.touchline.handling.life;

import static io.restassured.RestAssured.given;
import static io.touchline.handling.life.PolicyCalls.BLOCK_ABUSE;
import static io.touchline.handling.life.PolicyCalls.backtest;
import static io.touchline.handling.life.PolicyCalls.draft;
import static io.touchline.handling.life.PolicyCalls.ended;
import static io.touchline.handling.life.PolicyCalls.get;
import static io.touchline.testsupport.Api.call;
import static io.touchline.testsupport.Api.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchline.api.ProblemException;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Backtests over a day long ago, on which no other test's comments came in. */
@QuarkusTest
class BacktestApiTest {

    private static final int ROWS = 60_000;
    private static final Map<String, Object> DAY = Map.of("from", "2020-03-01T00:00:00Z", "to", "2020-03-02T00:00:00Z");

    /** Every fourth is abuse, one in a thousand was assessed before situations were kept; 3,000 accounts. */
    private static final String FILL =
            """
            INSERT INTO assessment (id, namespace, comment_id, revision, account_key, event_time, suggestion, severity, body, situation)
            SELECT (lpad(to_hex((extract(epoch FROM timestamptz '2020-03-01 00:00Z') * 1000 + n * 1000)::bigint), 12, '0')
                    || '7000' || '8000' || lpad(to_hex(n), 12, '0'))::uuid,
                   'local', 'long-ago-' || n, 1, decode(md5((n % 3000)::text), 'hex'), timestamptz '2020-03-01 00:00Z',
                   'PASS', 0, '{}',
                   CASE WHEN n % 1000 = 999 THEN NULL
                        WHEN n % 4 = 0 THEN '{"abuse":0.9,"severity":2,"labels":[{"n":"insult.person","p":0.9,"v":2,"t":["a"]}],'
                             || '"targets":[{"id":"a","role":"ATHLETE"}],"suggestion":"REVIEW","actions":["FOLD"]}'
                        ELSE '{"actions":["ALLOW"]}' END
            FROM generate_series(0, 59999) AS n
            WHERE NOT EXISTS (SELECT 1 FROM assessment_20200301)
            """;

    @Inject
    DataSource database;

    @Inject
    BacktestRepository backtests;

    @BeforeEach
    void fill() throws SQLException {
        write("SELECT ensure_day('2020-03-01')");
        write(FILL);
    }

    @Test
    void countsEveryStoredAssessmentOnce() {
        String id = fresh("count");
        String version = draft(id, BLOCK_ABUSE);

        JsonPath done = ended(id, backtest(id, version, DAY));

        assertThat(done.getString("state")).isEqualTo("DONE");
        assertThat(done.getInt("progress.done")).isEqualTo(ROWS);
        assertThat(done.getInt("progress.total")).isEqualTo(ROWS);
        assertThat(done.getInt("report.skipped.withoutSituation")).isEqualTo(ROWS / 1000);
        assertThat(done.getInt("report.compared")).isEqualTo(ROWS - ROWS / 1000);
        assertThat(done.getInt("report.changed")).isEqualTo(ROWS / 4);
        assertThat(done.getInt("report.suggestions.REVIEW.BLOCK")).isEqualTo(ROWS / 4);
        assertThat(done.getInt("report.accounts.affected")).isEqualTo(750);
        assertThat(done.getBoolean("report.accounts.exact")).isTrue();
        assertThat(done.getString("report.accounts.most[0].accountId")).startsWith("key:");
        assertThat(done.getInt("report.targets.find { it.targetId == 'a' }.changed"))
                .isEqualTo(ROWS / 4);
        assertThat(done.getList("report.flips")).hasSize(50);
    }

    @Test
    void goesThroughTheNewestWhereThereIsALimit() {
        String id = fresh("limit");
        String version = draft(id, BLOCK_ABUSE);

        JsonPath done = ended(id, backtest(id, version, with("limit", 1_000)));

        assertThat(done.getInt("progress.done")).isEqualTo(1_000);
        assertThat(done.getInt("report.changed")).isEqualTo(250);
        assertThat(done.getList("report.flips.assessmentId", String.class))
                .allMatch(assessment -> Integer.parseInt(assessment.substring(23), 16) >= ROWS - 1_000);
    }

    @Test
    void canBeCancelled() {
        String id = fresh("cancel");
        String version = draft(id, BLOCK_ABUSE);
        String backtest = backtest(id, version, DAY);

        int status =
                call().delete("/v1/policies/" + id + "/backtests/" + backtest).statusCode();

        assertThat(status).isEqualTo(200);
        JsonPath ended = ended(id, backtest);
        assertThat(ended.getString("state")).isEqualTo("CANCELLED");
        assertThat(ended.getBoolean("cancelRequested")).isTrue();
        assertThat(ended.getInt("progress.done")).isLessThan(ROWS);
        assertThat(call().delete("/v1/policies/" + id + "/backtests/" + backtest)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void cannotBeCancelledWhenItHasEnded() {
        String id = fresh("over");
        String backtest = backtest(id, draft(id, BLOCK_ABUSE), with("limit", 1));
        ended(id, backtest);

        assertThat(call().delete("/v1/policies/" + id + "/backtests/" + backtest)
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void areListedOfAPolicyThatIsThere() {
        assertThat(call().get("/v1/policies/" + fresh("none") + "/backtests").statusCode())
                .isEqualTo(404);
    }

    @Test
    void askingAgainWhileItWaitsOrRunsIsTheSameBacktest() {
        String id = fresh("again");
        String version = draft(id, BLOCK_ABUSE);

        String first = backtest(id, version, DAY);

        assertThat(backtest(id, version, DAY)).isEqualTo(first);
        ended(id, first);
        assertThat(get(id + "/backtests").getList("items.id")).containsExactly(first);
        assertThat(get(id + "/events").getList("items.kind")).containsExactly("BACKTESTED", "DRAFTED");
    }

    /** Each was asked for at a moment of its own, which is where it ends. */
    @Test
    void severalThatLeaveOutTheEndAtOnceAreTheSameBacktest() {
        String id = fresh("at-once");
        String version = draft(id, BLOCK_ABUSE);
        Instant begin = Instant.now();

        List<CompletableFuture<UUID>> asked = IntStream.range(0, 6)
                .mapToObj(i -> begin.plusMillis(i))
                .map(now -> CompletableFuture.supplyAsync(() -> backtests
                        .queue(upTo(now, id, version), new Deed("l", now, null, null))
                        .backtest()
                        .id()))
                .toList();

        assertThat(asked.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        assertThat(get(id + "/events").getList("items.kind")).containsExactly("BACKTESTED", "DRAFTED");
    }

    private static Backtest upTo(Instant now, String id, String version) {
        Instant from = now.minus(30, ChronoUnit.DAYS);
        return new Backtest(UUID.randomUUID(), id, version, Backtest.RECORDED, "local", from, now, 1_000, "l", now);
    }

    @Test
    void aDatabaseThatDropsTheRunnersConnectionLosesNothing() throws SQLException {
        String id = fresh("dropped");
        String version = draft(id, BLOCK_ABUSE);
        try (Connection connection = database.getConnection();
                Statement holding = connection.createStatement();
                Connection other = database.getConnection();
                Statement dropping = other.createStatement()) {
            connection.setAutoCommit(false);
            String backtest = backtest(id, version, DAY);
            while (!any(
                    holding,
                    "SELECT 1 FROM policy_backtest WHERE policy_id = '" + id + "' AND state = 'RUNNING' FOR UPDATE")) {
                assertThat(get(id + "/backtests/" + backtest).getString("state"))
                        .isIn("QUEUED", "RUNNING");
            }
            await().pollInSameThread()
                    .atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> any(
                            dropping,
                            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                    + " AND query LIKE 'UPDATE policy_backtest SET done%'"));
            connection.commit();

            JsonPath ended = ended(id, backtest);
            assertThat(ended.getString("state")).isEqualTo("DONE");
            assertThat(ended.getInt("report.changed")).isEqualTo(ROWS / 4);
        }
    }

    private static boolean any(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            return row.next();
        }
    }

    @Test
    void isNotQueuedWhereItsPolicyIsOneTooMany() throws SQLException {
        String id = fresh("given");
        Instant now = Instant.now();
        Backtest backtest = new Backtest(
                UUID.randomUUID(),
                id,
                "0123456789ab",
                Backtest.RECORDED,
                "local",
                now.minusSeconds(1),
                now,
                1,
                "l",
                now);

        write("INSERT INTO policy (id, earlier) SELECT '" + id + "-' || n, '{}' FROM generate_series(1, "
                + PolicyRepository.MOST_POLICIES + ") AS n");
        try {
            assertThatThrownBy(() -> backtests.queue(backtest, new Deed("l", now, null, null)))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refused -> assertThat(refused.problem().status()).isEqualTo(409));
        } finally {
            write("DELETE FROM policy WHERE id LIKE '" + id + "-%'");
        }

        assertThat(backtests.page("local", id, Optional.empty(), 10)).isEmpty();
    }

    @Test
    void theRunOfALostReplicaFails() throws SQLException {
        String id = fresh("lost");
        String version = draft(id, BLOCK_ABUSE);
        write(
                "INSERT INTO policy_backtest (id, policy_id, version, against, namespace, received_from, received_to, row_limit,"
                        + " requested_by, requested_at, state, runner, started_at, beat_at) VALUES (uuidv7(), '" + id
                        + "', '"
                        + version
                        + "', 'RECORDED', 'local', now(), now(), 1, 'local', now(), 'RUNNING', gen_random_uuid(), now(),"
                        + " now() - interval '1 minute')");

        JsonPath ended = ended(id, get(id + "/backtests").getString("items[0].id"));

        assertThat(ended.getString("state")).isEqualTo("FAILED");
        assertThat(ended.getString("failure")).isEqualTo("REPLICA_LOST");
    }

    @Test
    void isNotThereForAnotherNamespace() {
        String id = fresh("private");
        String backtest = backtest(id, draft(id, BLOCK_ABUSE), with("limit", 1));
        ended(id, backtest);

        assertThat(given().header("X-Api-Key", "other")
                        .get("/v1/policies/" + id + "/backtests/" + backtest)
                        .statusCode())
                .isEqualTo(404);
    }

    private static Map<String, Object> with(String name, Object value) {
        Map<String, Object> body = new HashMap<>(DAY);
        body.put(name, value);
        return body;
    }

    private void write(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
