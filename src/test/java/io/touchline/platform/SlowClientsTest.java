package io.touchline.platform;

import static io.touchline.testsupport.Api.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.SpecialProfile;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that send next to nothing, or take nothing. */
@QuarkusTest
@TestProfile(SpecialProfile.class)
class SlowClientsTest {

    /** With an answer of some ten kilobytes. */
    private static final String INSULTS = "滚出去，垃圾，废物，骗子，小丑，草包，饭桶，窝囊废，蠢货，退役吧".repeat(3);

    private static final int A_BYTE_EVERY_MILLIS = 200;

    @TestHTTPResource("/")
    URI service;

    @ConfigProperty(name = "touchline.assessment.max-streams")
    int streams;

    /** The server's own time-out begins anew with every byte. */
    @Test
    @Timeout(120)
    void aBodyThatComesByteByByteIsNotWaitedFor() throws Exception {
        List<Socket> open = new ArrayList<>();
        for (String request : List.of(
                "POST /v1/feedback", "DELETE /v1/keys/key_x", "POST /v1/assessments/batch", "POST /v1/assessments")) {
            open.add(open(request, "application/json", "Content-Length: 200000"));
        }
        for (Socket socket : open) {
            while (socket.getInputStream().available() == 0) {
                for (Socket one : open) {
                    if (one.getInputStream().available() == 0) {
                        one.getOutputStream().write(' ');
                    }
                }
                Thread.sleep(A_BYTE_EVERY_MILLIS);
            }
        }

        for (Socket socket : open) {
            try (socket) {
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(answer).startsWith("HTTP/1.1 400 ").contains("did not come within 2 s");
            }
        }
        // The threads that waited are as they were.
        for (int i = 0; i < 20; i++) {
            call().get("/v1/lexicons").then().statusCode(200);
        }
    }

    /** Of a caller whose places are all taken by bodies that do not come: it may be this key that holds them. */
    @Test
    @Timeout(60)
    void aKeyIsTakenBackWhoeverIsWaitedFor() throws Exception {
        String key = call().body(Map.of("by", "anna", "caller", "local", "roles", List.of("assess"), "label", "slow"))
                .post("/v1/keys")
                .jsonPath()
                .getString("id");
        List<Socket> open = new ArrayList<>();
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    for (int i = 0; i < 20; i++) {
                        open.add(open("POST /v1/assessments/batch", "application/json", "Content-Length: 300000"));
                    }
                    return call().body("[]").post("/v1/assessments/batch").statusCode() == 503;
                });

        call().body(Map.of("by", "anna")).delete("/v1/keys/" + key).then().statusCode(204);
        for (Socket socket : open) {
            socket.close();
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> call().body("[]").post("/v1/assessments/batch").statusCode() != 503);
    }

    /** Whatever is refused without being read: the rest of it may never come. */
    @Test
    @Timeout(60)
    void aRefusalWaitsForNoBodyThatDoesNotCome() throws Exception {
        Map<Socket, String> refused = Map.of(
                open("POST /v1/assessments", "application/json", "Content-Length: 60000000"),
                "HTTP/1.1 413 ",
                open("POST /v1/cases/a;b", "application/json", "Transfer-Encoding: chunked"),
                "HTTP/1.1 400 ");

        for (Map.Entry<Socket, String> one : refused.entrySet()) {
            try (Socket socket = one.getKey()) {
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(answer).startsWith(one.getValue()).doesNotContain("did not come within");
            }
        }
    }

    /** Every answer is written bit by bit, by a thread that waits for who takes it. */
    @Test
    @Timeout(120)
    void theAnswerToABatchThatNobodyTakesIsCutOff() throws Exception {
        List<Map<String, Object>> items = IntStream.range(0, 1_000)
                .mapToObj(i -> Api.comment(Api.fresh("c"), "u-1", INSULTS))
                .toList();
        byte[] body = new ObjectMapper().writeValueAsBytes(Map.of("items", items));
        try (Socket socket = open("POST /v1/assessments/batch", "application/json", "Content-Length: " + body.length)) {
            socket.getOutputStream().write(body);
            InputStream answer = socket.getInputStream();
            assertThat(new String(answer.readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 200");

            // Until the other side is gone, which whoever writes is told.
            await().atMost(Duration.ofSeconds(60)).until(() -> isClosed(socket));
        }
    }

    private static boolean isClosed(Socket socket) {
        try {
            socket.getOutputStream().write('\n');
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /**
     * Neither side goes on: the client waits until all it sends is taken, the service until its answers are. A caller
     * may have half of the streams.
     */
    @Test
    @Timeout(180)
    void aStreamWhoseAnswersNobodyTakesMakesRoom() throws IOException {
        List<Socket> open = new ArrayList<>();
        for (int i = 0; i <= (streams + 1) / 2; i++) {
            await().atMost(Duration.ofSeconds(60)).until(() -> isLetIn(open));
        }

        for (Socket socket : open) {
            socket.close();
        }
    }

    private boolean isLetIn(List<Socket> open) throws IOException {
        Socket socket = open("POST /v1/assessments/batch", "application/x-ndjson", "Transfer-Encoding: chunked");
        open.add(socket);
        String bad = "{}\n".repeat(100_000);
        socket.getOutputStream()
                .write((Integer.toHexString(bad.length()) + "\r\n" + bad + "\r\n").getBytes(StandardCharsets.US_ASCII));
        byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
        return new String(status, StandardCharsets.US_ASCII).endsWith(" 200");
    }

    private Socket open(String request, String type, String length) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(8 * 1024);
        socket.connect(new InetSocketAddress(service.getHost(), service.getPort()));
        socket.getOutputStream()
                .write((request + " HTTP/1.1\r\nHost: touchline\r\nX-Api-Key: local\r\nContent-Type: " + type + "\r\n"
                                + length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
