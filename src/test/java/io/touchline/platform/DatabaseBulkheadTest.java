package io.touchline.platform;

import static io.touchline.testsupport.Api.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.touchline.testsupport.ServiceProcess;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DatabaseBulkheadTest {

    private static final String LIST = "GET /v1/rumours HTTP/1.1\r\n";

    @Inject
    DataSource database;

    @Inject
    ServiceConfig config;

    @TestHTTPResource("/")
    URI service;

    private int turn;

    /** Otherwise impatient callers would together hold every connection. */
    @Test
    void whoHangsUpLeavesThePlaceToTheQueryThatStillRuns() throws SQLException, IOException {
        whileLocked("rumour", () -> {
            List<Socket> callers = ask(LIST, config.otherCalls());
            await().atMost(Duration.ofSeconds(5)).until(() -> otherCall() == 503);
            close(callers);
            ServiceProcess.pause(Duration.ofMillis(500));

            assertThat(otherCall()).isEqualTo(503);
        });
        await().atMost(Duration.ofSeconds(20)).until(() -> otherCall() == 200);

        // All places are back: but one of them are taken, and there is one.
        whileLocked("rumour", () -> {
            List<Socket> callers = ask(LIST, config.otherCalls() - 1);
            ServiceProcess.pause(Duration.ofMillis(500));
            assertThat(otherCall()).isEqualTo(200);
            callers.addAll(ask(LIST, 1));
            await().atMost(Duration.ofSeconds(5)).until(() -> otherCall() == 503);
            close(callers);
        });
        await().atMost(Duration.ofSeconds(20)).until(() -> otherCall() == 200);
    }

    /** And takes back the key that does so. */
    @Test
    void whoHoldsAllThatOneMayLeavesTheOthersToOthers() throws SQLException, IOException {
        String key = call().body(
                        Map.of("by", "anna", "caller", "local", "roles", List.of("assess"), "label", "bulkhead"))
                .post("/v1/keys")
                .jsonPath()
                .getString("id");
        whileLocked("rumour", () -> {
            List<Socket> callers = new ArrayList<>();
            for (int i = 0; i < config.otherCalls() - config.otherCalls() / 5; i++) {
                callers.add(ask(LIST, "local"));
            }
            await().atMost(Duration.ofSeconds(5)).until(() -> otherCall("local") == 503);

            assertThat(otherCall("other")).isEqualTo(200);
            call().body(Map.of("by", "anna")).delete("/v1/keys/" + key).then().statusCode(204);
            close(callers);
        });
        await().atMost(Duration.ofSeconds(20)).until(() -> otherCall("local") == 200);
    }

    /** They last as long as their readers let them. */
    @Test
    void exportsHoldNoPlaceOfOthers() throws SQLException, IOException {
        String export = "GET /v1/audit/export HTTP/1.1\r\n";
        whileLocked("audit_event", () -> {
            List<Socket> callers = ask(export, config.exports());
            await().atMost(Duration.ofSeconds(10)).until(() -> waiting() == config.exports());

            assertThat(call("streaming").get("/v1/audit/export").statusCode()).isEqualTo(503);
            assertThat(otherCall()).isEqualTo(200);
            close(callers);
        });
        await().atMost(Duration.ofSeconds(20))
                .until(() -> call("streaming").get("/v1/audit/export").statusCode() == 200);
    }

    @Test
    void whoseBodyIsStillToComeHoldsNoPlace() throws IOException {
        List<Socket> callers = ask(
                "POST /v1/feedback HTTP/1.1\r\nContent-Type: application/json\r\n" + "Content-Length: 200000\r\n",
                config.otherCalls());
        ServiceProcess.pause(Duration.ofMillis(500));

        assertThat(otherCall()).isEqualTo(200);
        close(callers);
    }

    /** Statements that wait for a table. */
    private int waiting() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(
                        "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation IS NOT NULL")) {
            count.next();
            return count.getInt(1);
        }
    }

    private interface Calls {
        void make() throws IOException;
    }

    private void whileLocked(String table, Calls calls) throws SQLException, IOException {
        try (Connection connection = database.getConnection();
                Statement lock = connection.createStatement()) {
            connection.setAutoCommit(false);
            lock.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
            try {
                calls.make();
            } finally {
                connection.rollback();
            }
        }
    }

    /** Of two callers by turns: one may not have all of the places. */
    private List<Socket> ask(String head, int callers) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            sockets.add(ask(head, turn++ % 2 == 0 ? "local" : "other"));
        }
        return sockets;
    }

    private static void close(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private Socket ask(String head, String key) throws IOException {
        Socket socket = new Socket(service.getHost(), service.getPort());
        socket.getOutputStream()
                .write((head + "Host: localhost\r\nX-Api-Key: " + key + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static int otherCall() {
        return otherCall("streaming");
    }

    private static int otherCall(String key) {
        return call(key).get("/v1/lexicons").statusCode();
    }
}
