package io.touchline.platform;

import static io.touchline.testsupport.Api.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.touchline.api.BodyLimits;
import io.touchline.api.Caller;
import io.touchline.testsupport.Api;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Bodies that are large, or that do not say how large they are. */
@QuarkusTest
class LargeBodiesTest {

    private static final String BATCH = "/v1/assessments/batch";
    private static final String BEGIN_OF_THE_PROBLEM = "{\"type\":\"urn:touchline:problem:request-too-large\"";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Caller ONE = Caller.service("one", "shop", true, Optional.empty());
    private static final Caller OTHER = Caller.service("other", "shop", true, Optional.empty());

    @TestHTTPResource("/")
    URI service;

    @Inject
    LargeBodies bodies;

    @Test
    void aBodyThatDoesNotEndIsReadUpToTheLimitOfItsPath() throws IOException {
        for (String path : List.of("/v1/assessments", "/v1/feedback")) {
            String body = "x".repeat(BodyLimits.ONE + 100_000);
            try (Socket socket = open(path, "local", "Transfer-Encoding: chunked")) {
                write(socket, Integer.toHexString(body.length()) + "\r\n" + body + "\r\n");

                BufferedReader answer = reader(socket);
                assertThat(answer.readLine()).contains("413");
                while (!answer.readLine().isEmpty()) {}
                char[] begin = new char[BEGIN_OF_THE_PROBLEM.length()];
                assertThat(answer.read(begin)).isEqualTo(begin.length);
                assertThat(new String(begin)).isEqualTo(BEGIN_OF_THE_PROBLEM);
            }
        }
    }

    @Test
    void thoseThatThereIsNoRoomForComeBack() throws IOException {
        await().atMost(PATIENCE).until(this::isEmpty);
        List<Socket> callers = new ArrayList<>();
        for (long taken = BodyLimits.BATCH; taken <= bodies.room(); taken += BodyLimits.BATCH) {
            String key = callers.size() % 2 == 0 ? "local" : "other";
            callers.add(open(BATCH, key, "Content-Length: " + BodyLimits.BATCH));
        }
        assertThat(callers).isNotEmpty();
        await().atMost(PATIENCE).until(() -> refusesOneMore("Content-Length: " + BodyLimits.BATCH));
        await().atMost(PATIENCE).until(() -> refusesOneMore("Transfer-Encoding: chunked"));
        Api.call()
                .body(Map.of("items", List.of(Api.comment(fresh("c"), fresh("u"), "好球"))))
                .post(BATCH)
                .then()
                .statusCode(200);

        for (Socket caller : callers) {
            caller.close();
        }
        await().atMost(PATIENCE).until(this::isEmpty);
    }

    @Test
    void whoMayNotCallTakesNoRoom() throws IOException {
        await().atMost(PATIENCE).until(this::isEmpty);
        try (Socket stranger = open(BATCH, "nobody-s", "Content-Length: " + BodyLimits.BATCH)) {
            assertThat(statusLine(stranger)).contains("401");

            assertThat(isEmpty()).isTrue();
        }
    }

    @Test
    void oneThatIsLargerThanAllOfTheRoomGoesAlone() {
        LargeBodies small = new LargeBodies(null, null, 10);

        assertThat(small.take(ONE, 12)).isTrue();
        assertThat(small.take(ONE, 1)).isFalse();
        assertThat(small.take(OTHER, 1)).isFalse();
        small.giveBack(ONE, 12);
        assertThat(small.take(ONE, 4)).isTrue();
        assertThat(small.take(OTHER, 7)).isFalse();
        assertThat(small.take(OTHER, 6)).isTrue();
    }

    @Test
    void noCallerTakesMoreThanTwoThirds() {
        LargeBodies small = new LargeBodies(null, null, 9);

        assertThat(small.take(ONE, 4)).isTrue();
        assertThat(small.take(ONE, 3)).isFalse();
        assertThat(small.take(ONE, 2)).isTrue();
        assertThat(small.take(OTHER, 3)).isTrue();
        small.giveBack(ONE, 4);
        small.giveBack(ONE, 2);
        assertThat(small.take(ONE, 6)).isTrue();
    }

    private boolean isEmpty() {
        boolean empty = bodies.take(ONE, bodies.room());
        if (empty) {
            bodies.giveBack(ONE, bodies.room());
        }
        return empty;
    }

    private boolean refusesOneMore(String length) throws IOException {
        try (Socket socket = open(BATCH, "local", length)) {
            socket.setSoTimeout(1_000);
            BufferedReader answer = reader(socket);
            String status = answer.readLine();
            return status.contains("503") && answer.lines().anyMatch("Retry-After: 1"::equals);
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    private static String statusLine(Socket socket) throws IOException {
        return reader(socket).readLine();
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** A call whose body is still to come. */
    private Socket open(String path, String key, String length) throws IOException {
        Socket socket = new Socket(service.getHost(), service.getPort());
        socket.setSoTimeout((int) PATIENCE.toMillis());
        write(
                socket,
                "POST " + path + " HTTP/1.1\r\nHost: touchline\r\nX-Api-Key: " + key
                        + "\r\nContent-Type: application/json\r\n" + length + "\r\n\r\n");
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
