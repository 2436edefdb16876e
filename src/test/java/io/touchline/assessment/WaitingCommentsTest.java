package io.touchline.assessment;

import static io.touchline.testsupport.Api.assess;
import static io.touchline.testsupport.Api.call;
import static io.touchline.testsupport.Api.comment;
import static io.touchline.testsupport.Api.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.touchline.testsupport.ServiceProcess;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A PostgreSQL that answers some and is late with others, as the callers see it: a lock makes it so. */
@QuarkusTest
@Timeout(60)
class WaitingCommentsTest {

    private static final double OPEN = 2;

    @Inject
    DataSource database;

    @Inject
    MeterRegistry meters;

    @BeforeEach
    void hasAStore() {
        while (!stored()) {
            ServiceProcess.pause(Duration.ofMillis(100));
        }
    }

    @Test
    void knowsWhatWaitsWhileOnlyWritesAreLate() throws Exception {
        String id = fresh("c");
        JsonPath queued;
        JsonPath edited;
        try (AutoCloseable late = locked("assessment")) {
            queued = hasty(comment(id, "u-1", "换人太晚了"), 400).jsonPath();
            assertThat(queued.getBoolean("stored")).isFalse();
            assertThat(queued.getList("degraded", String.class)).contains("store");

            JsonPath again = hasty(comment(id, "u-1", "换人太晚了"), 400).jsonPath();
            assertThat(again.getMap("")).isEqualTo(queued.getMap(""));
            assertThat(hasty(comment(id, "u-2", "换人太晚了"), 400).statusCode()).isEqualTo(409);
            edited = hasty(comment(id, "u-1", "换人换得正好"), 400).jsonPath();
            assertThat(edited.getString("id")).isNotEqualTo(queued.getString("id"));
        }

        while (listed(id).getList("items").size() < 2) {
            ServiceProcess.pause(Duration.ofMillis(50));
        }
        assertThat(listed(id).getList("items.id", String.class))
                .containsExactly(edited.getString("id"), queued.getString("id"));
        assertThat(assess(comment(id, "u-1", "换人换得正好")).jsonPath().getString("id"))
                .isEqualTo(edited.getString("id"));
    }

    @Test
    void knowsAnEditThatWaits() throws Exception {
        String id = fresh("c");
        JsonPath first = assess(comment(id, "u-1", "换人太晚了")).jsonPath();
        JsonPath edited;
        try (AutoCloseable late = locked("assessment")) {
            edited = hasty(comment(id, "u-1", "换人换得正好"), 400).jsonPath();
            assertThat(edited.getBoolean("stored")).isFalse();
            assertThat(edited.getInt("revision")).isEqualTo(2);

            JsonPath again = hasty(comment(id, "u-1", "换人换得正好"), 400).jsonPath();
            assertThat(again.getMap("")).isEqualTo(edited.getMap(""));
        }

        while (listed(id).getList("items").size() < 2) {
            ServiceProcess.pause(Duration.ofMillis(50));
        }
        assertThat(listed(id).getList("items.id", String.class))
                .containsExactly(edited.getString("id"), first.getString("id"));

        JsonPath back = assess(comment(id, "u-1", "换人太晚了")).jsonPath();
        assertThat(back.getInt("revision")).isEqualTo(3);
        JsonPath anew = assess(comment(id, "u-1", "换人换得正好")).jsonPath();
        assertThat(anew.getString("id")).isNotEqualTo(edited.getString("id"));
        assertThat(anew.getInt("revision")).isEqualTo(4);
    }

    @Test
    void knowsATextThatComesBackWhileItsEditWaits() throws Exception {
        String id = fresh("c");
        JsonPath first = assess(comment(id, "u-1", "换人太晚了")).jsonPath();
        JsonPath edited;
        JsonPath back;
        try (AutoCloseable late = locked("assessment")) {
            edited = hasty(comment(id, "u-1", "换人换得正好"), 400).jsonPath();
            back = hasty(comment(id, "u-1", "换人太晚了"), 400).jsonPath();
            assertThat(back.getBoolean("stored")).isFalse();
            assertThat(back.getString("id")).isNotIn(first.getString("id"), edited.getString("id"));

            JsonPath again = hasty(comment(id, "u-1", "换人太晚了"), 400).jsonPath();
            assertThat(again.getMap("")).isEqualTo(back.getMap(""));
        }

        while (listed(id).getList("items").size() < 3) {
            ServiceProcess.pause(Duration.ofMillis(50));
        }
        assertThat(listed(id).getList("items.id", String.class))
                .containsExactly(back.getString("id"), edited.getString("id"), first.getString("id"));
        assertThat(assess(comment(id, "u-1", "换人太晚了")).jsonPath().getString("id"))
                .isEqualTo(back.getString("id"));
    }

    /** What the ledger could not be asked about got an id of its own; that of the stored one is the comment's. */
    @Test
    void knowsATextAsStoredThatWasSentAgainWhileNobodyCouldTell() throws Exception {
        String id = fresh("c");
        JsonPath first = assess(comment(id, "u-1", "换人太晚了")).jsonPath();
        assertThat(first.getBoolean("stored")).isTrue();
        JsonPath unknown;
        try (AutoCloseable late = locked("comment_ledger")) {
            unknown = hasty(comment(id, "u-1", "换人太晚了"), 60).jsonPath();
            assertThat(unknown.getBoolean("stored")).isFalse();
            assertThat(unknown.getString("id")).isNotEqualTo(first.getString("id"));
        }

        while (listed(id).getList("items").size() < 2) {
            ServiceProcess.pause(Duration.ofMillis(50));
        }
        JsonPath again = assess(comment(id, "u-1", "换人太晚了")).jsonPath();
        assertThat(again.getString("id")).isEqualTo(first.getString("id"));
        assertThat(again.getBoolean("stored")).isTrue();
    }

    /** Neither a repeat nor that the id is another author's could be told. */
    @Test
    void saysOfWhatIsNotKeptThatTheLedgerWasNotAsked() throws Exception {
        String id = fresh("c");
        assess(comment(id, "u-1", "换人太晚了")).then().body("stored", equalTo(true));
        Map<String, Object> unkept = comment(id, "u-2", "换人太晚了");
        unkept.put("options", Map.of("store", false, "deadlineMs", 60));
        try (AutoCloseable late = locked("comment_ledger")) {
            assess(unkept).then().statusCode(200).body("stored", equalTo(false)).body("degraded", hasItem("store"));
        }

        hasAStore();
        unkept.put("options", Map.of("store", false));
        assess(unkept).then().statusCode(409);
    }

    /** More calls than it takes for the circuit to open. */
    @Test
    void callersInAHurryDoNotTakeTheDatabaseAwayFromOthers() throws Exception {
        try (AutoCloseable late = locked("comment_ledger")) {
            for (int i = 0; i < 8; i++) {
                JsonPath answer =
                        hasty(comment(fresh("c"), "u-1", "传球失误 " + i), 60).jsonPath();
                assertThat(answer.getBoolean("stored")).isFalse();
            }
            assertThat(circuit()).isZero();
        }

        assertThat(stored()).isTrue();
    }

    /** They neither close what the others have opened nor keep it from opening. */
    @Test
    void callersInAHurryDoNotKeepTheCircuitClosed() throws Exception {
        try (AutoCloseable late = locked("comment_ledger")) {
            while (circuit() != OPEN) {
                hasty(comment(fresh("c"), "u-1", "传球失误"), 60);
                assess(comment(fresh("c"), "u-1", "传球失误"));
            }
            for (int i = 0; i < 50; i++) {
                hasty(comment(fresh("c"), "u-1", "传球失误 " + i), 60);
                assertThat(circuit()).isNotZero();
            }
        }

        hasAStore();
        assertThat(circuit()).isZero();
    }

    /** Look-ups are answered meanwhile: in a circuit of both every comment would wait its deadline out. */
    @Test
    void doesNotWaitForWritesThatHaveBeenLate() throws Exception {
        try (AutoCloseable late = locked("assessment")) {
            while (circuit("writes") != OPEN) {
                hasty(comment(fresh("c"), "u-1", "传球失误"), 1_000);
            }
            long begin = System.nanoTime();
            String id = fresh("c");
            JsonPath queued = assess(comment(id, "u-1", "换人太晚了")).jsonPath();

            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .as("with ten seconds' time")
                    .isLessThan(Duration.ofSeconds(5));
            assertThat(queued.getList("degraded", String.class)).contains("store");
            assertThat(circuit("look-ups")).isZero();
            assertThat(assess(comment(id, "u-1", "换人太晚了")).jsonPath().getString("id"))
                    .isEqualTo(queued.getString("id"));
        }

        hasAStore();
        assertThat(circuit("writes")).isZero();
    }

    private double circuit() {
        return circuit("look-ups");
    }

    private double circuit(String work) {
        return meters.get("touchline.store.circuit").tag("work", work).gauge().value();
    }

    private static boolean stored() {
        return assess(comment(fresh("c"), "u-1", "传球失误")).jsonPath().getBoolean("stored");
    }

    private static Response hasty(Map<String, Object> comment, int deadlineMs) {
        comment.put("options", Map.of("deadlineMs", deadlineMs));
        return assess(comment);
    }

    private static JsonPath listed(String commentId) {
        return call().queryParam("commentId", commentId).get("/v1/assessments").jsonPath();
    }

    /** Whatever needs the table waits until this is closed. */
    private AutoCloseable locked(String table) throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
        }
        return () -> {
            connection.rollback();
            connection.close();
        };
    }
}
