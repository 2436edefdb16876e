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
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DatabaseBulkheadTest {

    @Inject
    DataSource database;

    @Inject
    ServiceConfig config;

    @TestHTTPResource("/v1/rumours")
    URI slow;

    /** Otherwise impatient callers would together hold every connection. */
    @Test
    void whoHangsUpLeavesThePlaceToTheQueryThatStillRuns() throws SQLException, IOException {
        whileRumoursAreLocked(() -> {
            List<Socket> callers = ask(config.otherCalls());
            await().atMost(Duration.ofSeconds(5)).until(() -> otherCall() == 503);
            close(callers);
            ServiceProcess.pause(Duration.ofMillis(500));

            assertThat(otherCall()).isEqualTo(503);
        });
        await().atMost(Duration.ofSeconds(20)).until(() -> otherCall() == 200);

        // All places are back: but one of them are taken, and there is one.
        whileRumoursAreLocked(() -> {
            List<Socket> callers = ask(config.otherCalls() - 1);
            ServiceProcess.pause(Duration.ofMillis(500));
            assertThat(otherCall()).isEqualTo(200);
            callers.addAll(ask(1));
            await().atMost(Duration.ofSeconds(5)).until(() -> otherCall() == 503);
            close(callers);
        });
        await().atMost(Duration.ofSeconds(20)).until(() -> otherCall() == 200);
    }

    private interface Calls {
        void make() throws IOException;
    }

    private void whileRumoursAreLocked(Calls calls) throws SQLException, IOException {
        try (Connection connection = database.getConnection();
                Statement lock = connection.createStatement()) {
            connection.setAutoCommit(false);
            lock.execute("LOCK TABLE rumour IN ACCESS EXCLUSIVE MODE");
            try {
                calls.make();
            } finally {
                connection.rollback();
            }
        }
    }

    private List<Socket> ask(int callers) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            sockets.add(ask());
        }
        return sockets;
    }

    private static void close(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private Socket ask() throws IOException {
        Socket socket = new Socket(slow.getHost(), slow.getPort());
        socket.getOutputStream()
                .write(("GET " + slow.getPath() + " HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: local\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static int otherCall() {
        return call().get("/v1/lexicons").statusCode();
    }
}
