package io.touchline.assessment;

import static io.touchline.assessment.StreamCalls.HEAD_OF_A_STREAM;
import static io.touchline.assessment.StreamCalls.line;
import static io.touchline.assessment.StreamCalls.nextResult;
import static io.touchline.assessment.StreamCalls.send;
import static io.touchline.assessment.StreamCalls.utf8;
import static io.touchline.testsupport.Api.call;
import static io.touchline.testsupport.Api.comment;
import static io.touchline.testsupport.Api.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchline.testsupport.ServiceProcess;
import io.touchline.testsupport.Tokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Streams that outlive what they were opened with. */
@QuarkusTest
class EndedStreamsTest {

    @TestHTTPResource("/v1/assessments/batch")
    URI uri;

    /** A blank line keeps the connection, and nothing that its key no longer opens. */
    @Test
    @Timeout(60)
    void endsWithItsKey() throws Exception {
        String other = fresh("c");
        for (String last : List.of(line(other, "边路没人回防"), "")) {
            JsonPath key = call().body(
                            Map.of("by", "anna", "caller", "local", "roles", List.of("assess"), "label", "stream"))
                    .post("/v1/keys")
                    .jsonPath();
            endsWith("X-Api-Key: " + key.getString("key"), last, () -> call().body(Map.of("by", "anna"))
                    .delete("/v1/keys/" + key.getString("id"))
                    .then()
                    .statusCode(204));
        }
        assertNotTaken(other);
    }

    @Test
    @Timeout(60)
    void endsWithItsToken() throws Exception {
        long end = Instant.now().getEpochSecond() + 3;
        String token = Tokens.of("anna", "assess").with("exp", end).signed();
        String other = fresh("c");

        endsWith("Authorization: Bearer " + token, line(other, "边路没人回防"), () -> await().until(
                        () -> Instant.now().getEpochSecond() > end));

        assertNotTaken(other);
    }

    private void endsWith(String credentials, String last, Runnable theirEnd) throws IOException {
        String one = fresh("c");
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            OutputStream sent = socket.getOutputStream();
            sent.write(utf8(HEAD_OF_A_STREAM.formatted(uri.getPath()).replace("X-Api-Key: local", credentials)));
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            send(sent, line(one, "门将今天很稳"));
            assertThat(nextResult(answers)).isEqualTo(one);

            theirEnd.run();
            send(sent, last);

            assertThat(answers.lines().takeWhile(line -> !line.equals("0"))).noneMatch(line -> line.startsWith("{"));
        }
    }

    /** Its caller may send one comment a second, and owes half a minute. */
    @Test
    @Timeout(120)
    void takesNothingThatWaitedWhileItsKeyWasTakenBack() throws Exception {
        JsonPath key = call().body(
                        Map.of("by", "anna", "caller", "owing", "roles", List.of("assess"), "label", "stream"))
                .post("/v1/keys")
                .jsonPath();
        String id = fresh("c");
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            OutputStream sent = socket.getOutputStream();
            sent.write(utf8(HEAD_OF_A_STREAM.formatted(uri.getPath()).replace("local", key.getString("key"))));
            sent.flush();
            List<Map<String, Object>> many = Stream.generate(() -> comment(fresh("c"), "u-1", "今天的训练取消了"))
                    .limit(31)
                    .toList();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> call("owing")
                                    .body(Map.of("items", many))
                                    .post("/v1/assessments/batch")
                                    .statusCode()
                            == 200);

            send(sent, line(id, "门将今天很稳"));
            ServiceProcess.pause(Duration.ofSeconds(1));
            call().body(Map.of("by", "anna"))
                    .delete("/v1/keys/" + key.getString("id"))
                    .then()
                    .statusCode(204);
            send(sent, "");

            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(answers.lines().takeWhile(line -> !line.equals("0")))
                    .isNotEmpty()
                    .noneMatch(line -> line.startsWith("{\"status\":200"));
        }
        assertNotTaken(id);
    }

    private static void assertNotTaken(String commentId) {
        assertThat(call().queryParam("commentId", commentId)
                        .get("/v1/assessments")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
    }
}
