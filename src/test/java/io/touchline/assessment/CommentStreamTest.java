package io.touchline.assessment;

import static io.touchline.assessment.StreamCalls.HEAD_OF_A_STREAM;
import static io.touchline.assessment.StreamCalls.line;
import static io.touchline.assessment.StreamCalls.nextResult;
import static io.touchline.assessment.StreamCalls.send;
import static io.touchline.assessment.StreamCalls.sendLater;
import static io.touchline.assessment.StreamCalls.utf8;
import static io.touchline.testsupport.Api.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.touchline.api.Allowance;
import io.touchline.api.Caller;
import jakarta.inject.Inject;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Comments a line each, results a line each, on real parts. */
@QuarkusTest
class CommentStreamTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Inject
    AssessmentConfig config;

    @Inject
    CommentStreams streams;

    @Inject
    RequestReader requests;

    @Inject
    AssessmentService service;

    @Inject
    Allowance allowance;

    @Inject
    MeterRegistry meters;

    @TestHTTPResource("/v1/assessments/batch")
    URI uri;

    @Test
    void answersEachLineInOrderAndABadOneFailsAlone() throws Exception {
        String first = line(fresh("c"), "这场球换人太晚了");
        List<JsonNode> results = stream(String.join(
                "\n",
                first,
                "{\"commentId\":\"c-1\"",
                "",
                "{\"commentId\":\"c-1\",\"text\":\"\",\"author\":{\"id\":\"u-1\"}}\r",
                "x".repeat(300 * 1024),
                line(fresh("c"), "下半场踢得不错"),
                first));

        assertThat(results)
                .extracting(result -> result.get("status").intValue())
                .containsExactly(200, 400, 422, 413, 200, 200);
        assertThat(results.get(2).at("/problem/errors/0/pointer").textValue()).isEqualTo("/text");
        assertThat(results.get(3).at("/problem/errors/0/detail").textValue()).isEqualTo("must be at most 256 KiB");
        assertThat(results.get(5).at("/assessment")).isEqualTo(results.get(0).at("/assessment"));
    }

    /** The stream is a 200 however it goes on: a status that counts failures sees none of these. */
    @Test
    void countsTheLinesOfAChunkThatFailsInside() throws IOException {
        Counter failed = meters.get("touchline.stream.failed.lines").counter();
        double before = failed.count();
        ByteArrayOutputStream results = new ByteArrayOutputStream();
        Caller nobody = null;

        streams.run(
                nobody,
                () -> true,
                () -> true,
                new ByteArrayInputStream(utf8(line(fresh("c"), "踢得不错") + "\n" + "{}\n" + line(fresh("c"), "好球"))),
                results);

        assertThat(results.toString(StandardCharsets.UTF_8).lines().map(CommentStreamTest::status))
                .containsExactly(503, 422, 503);
        assertThat(failed.count() - before).isEqualTo(2);
    }

    @Test
    void countsTheLinesThatFindNoRoom() throws IOException {
        MeterRegistry own = new SimpleMeterRegistry();
        Admission full = new Admission(new RoomForComments(Duration.ofMillis(150), 1, 1, 0), own, () -> 0);
        full.ask(1, Duration.ofHours(1), () -> Uni.createFrom().nothing())
                .subscribe()
                .with(none -> {});
        ByteArrayOutputStream results = new ByteArrayOutputStream();

        new CommentStreams(requests, service, full, allowance, config, JSON, own)
                .run(
                        Caller.service("local", "local", true, Optional.empty()),
                        () -> true,
                        () -> false,
                        new ByteArrayInputStream(
                                utf8(line(fresh("c"), "踢得不错") + "\n" + "{}\n" + line(fresh("c"), "好球"))),
                        results);

        assertThat(results.toString(StandardCharsets.UTF_8).lines().map(CommentStreamTest::status))
                .containsExactly(503, 422, 503);
        assertThat(own.get("touchline.stream.refused.lines").counter().count()).isEqualTo(2);
        assertThat(own.get("touchline.stream.lines").counter().count()).isEqualTo(3);
    }

    /** By hand: clients of Java's own read no answer before they have sent all. */
    @Test
    @Timeout(60)
    void answersWhatHasComeBeforeMoreComes() throws Exception {
        String one = fresh("c");
        String other = fresh("c");
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            OutputStream sent = socket.getOutputStream();
            sent.write(utf8(HEAD_OF_A_STREAM.formatted(uri.getPath())));
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));

            send(sent, line(one, "门将今天很稳"));
            assertThat(nextResult(answers)).isEqualTo(one);
            send(sent, line(other, "边路没人回防"));
            assertThat(nextResult(answers)).isEqualTo(other);
            sent.write(utf8("0\r\n\r\n"));

            String line = answers.readLine();
            while (!line.equals("0")) {
                assertThat(line).doesNotStartWith("{");
                line = answers.readLine();
            }
        }
    }

    /** It waits for leave to begin: an answer after its last byte would never come. */
    @Test
    @Timeout(60)
    void whoAsksBeforeSendingTooMuchIsToldAtOnce() throws Exception {
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.getOutputStream()
                    .write(utf8("POST /v1/assessments HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: local\r\n"
                            + "Content-Type: application/json\r\nContent-Length: 300000\r\n"
                            + "Expect: 100-continue\r\n\r\n"));
            socket.getOutputStream().flush();

            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(answer.readLine()).contains("413");
        }
    }

    /** Each has a thread, for as long as it works; the other half is for others. */
    @Test
    @Timeout(60)
    void onlySoManyAreOpenHalfOfThemOfOneCallerAndWhoHangsUpMakesRoom() throws Exception {
        List<Socket> open = new ArrayList<>();
        for (String key : List.of("local", "other")) {
            for (int i = 0; i < config.maxStreams() / 2; i++) {
                open.add(openStream(key));
            }
            assertThat(statusOfOneMore(key)).isEqualTo(503);
        }
        assertThat(statusOfOneMore("streaming")).isEqualTo(503);

        for (Socket socket : open) {
            socket.close();
        }

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(statusOfOneMore("local")).isEqualTo(200));
    }

    private Socket openStream(String key) throws IOException {
        Socket socket = new Socket(uri.getHost(), uri.getPort());
        OutputStream sent = socket.getOutputStream();
        sent.write(utf8(HEAD_OF_A_STREAM.formatted(uri.getPath()).replace("local", key)));
        String id = fresh("c");
        send(sent, line(id, "门将今天很稳"));
        assertThat(nextResult(
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))))
                .isEqualTo(id);
        return socket;
    }

    private int statusOfOneMore(String key) throws IOException, InterruptedException {
        return http.send(
                        request(key, HttpRequest.BodyPublishers.ofString(line(fresh("c"), "门将今天很稳"))),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    /** What is answered together comes in one chunk. */
    @Test
    @Timeout(60)
    void assessesLinesTogetherThatComeInChunksOfTheirOwn() throws Exception {
        int lines = 200;
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            OutputStream sent = new BufferedOutputStream(socket.getOutputStream(), 1 << 20);
            sent.write(utf8(HEAD_OF_A_STREAM.formatted(uri.getPath())));
            for (int i = 0; i < lines; i++) {
                String id = fresh("c");
                sendLater(sent, line(id, "训练馆今天关门 " + id));
            }
            sent.write(utf8("0\r\n\r\n"));
            sent.flush();

            List<byte[]> chunks = chunksOfTheAnswer(socket.getInputStream());

            assertThat(chunks).as("chunks of the answer").hasSizeLessThan(lines / 2);
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            for (byte[] chunk : chunks) {
                answer.write(chunk);
            }
            assertThat(answer.toString(StandardCharsets.UTF_8).lines())
                    .hasSize(lines)
                    .allMatch(line -> line.startsWith("{\"status\":200,"));
        }
    }

    private static List<byte[]> chunksOfTheAnswer(InputStream in) throws IOException {
        String line = lineOf(in);
        while (!line.isEmpty()) {
            line = lineOf(in);
        }
        List<byte[]> chunks = new ArrayList<>();
        for (int size = Integer.parseInt(lineOf(in), 16); size > 0; size = Integer.parseInt(lineOf(in), 16)) {
            chunks.add(in.readNBytes(size));
            lineOf(in);
        }
        return chunks;
    }

    private static String lineOf(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int unit = in.read(); unit != '\n'; unit = in.read()) {
            if (unit != '\r') {
                line.write(unit);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @Test
    void answersThousandsOfLinesOnceEach() throws Exception {
        List<String> ids = Stream.generate(() -> fresh("c")).limit(1_050).toList();
        String body = ids.stream()
                .map(id -> line(id, "训练时间又改了 " + id))
                .reduce((all, next) -> all + "\n" + next)
                .orElseThrow();

        List<JsonNode> results = stream(body);

        assertThat(results)
                .extracting(result -> result.at("/assessment/commentId").textValue())
                .isEqualTo(ids);
        assertThat(results).allMatch(result -> result.at("/assessment/stored").booleanValue());
    }

    @Test
    void needsAKeyLikeEveryOtherCall() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();

        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(401);
    }

    private List<JsonNode> stream(String body) throws IOException, InterruptedException {
        HttpResponse<Stream<String>> response = http.send(
                request("local", HttpRequest.BodyPublishers.ofString(body)), HttpResponse.BodyHandlers.ofLines());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/x-ndjson");
        List<JsonNode> results = new ArrayList<>();
        for (String line : response.body().toList()) {
            results.add(JSON.readTree(line));
        }
        return results;
    }

    private HttpRequest request(String key, HttpRequest.BodyPublisher body) {
        return HttpRequest.newBuilder(uri)
                .header("X-Api-Key", key)
                .header("Content-Type", "application/x-ndjson")
                .POST(body)
                .build();
    }

    private static int status(String result) {
        try {
            return JSON.readTree(result).get("status").intValue();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
