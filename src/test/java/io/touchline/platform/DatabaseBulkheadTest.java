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
import java.util.stream.IntStream;
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
        try (Connection connection = database.getConnection();
                Statement lock = connection.createStatement()) {
            connection.setAutoCommit(false);
            lock.execute("LOCK TABLE rumour IN ACCESS EXCLUSIVE MODE");
            try {
                List<Socket> callers = new ArrayList<>();
                for (int i = 0; i < config.otherCalls(); i++) {
                    callers.add(ask());
                }
                await().atMost(Duration.ofSeconds(5)).until(() -> otherCall() == 503);
                for (Socket caller : callers) {
                    caller.close();
                }
                ServiceProcess.pause(Duration.ofMillis(500));

                assertThat(otherCall()).isEqualTo(503);
            } finally {
                connection.rollback();
            }
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(allOtherCalls()).containsOnly(200));
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

    /** As many side by side as there are places, so that none is missing. */
    private List<Integer> allOtherCalls() {
        return IntStream.range(0, config.otherCalls())
                .parallel()
                .mapToObj(i -> otherCall())
                .toList();
    }
}
