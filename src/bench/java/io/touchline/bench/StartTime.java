package io.touchline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchline.lexicon.BundledLexicons;
import io.touchline.lexicon.LexiconFile;
import io.touchline.testsupport.RedisProcess;
import io.touchline.testsupport.ServiceProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;

/**
 * How long the packaged service takes from the start of its process to its first answer: production mode, PostgreSQL with
 * the schema and Redis already there, lexicons in a directory. Several ways to start it take turns, since the machine
 * is not equally fast all the time.
 */
final class StartTime {

    /** Ways to start it, separated by semicolons: a java binary and its options, or nothing for the JDK of this run. */
    static final String WAYS = "touchline.bench.start";

    private static final int RUNS = Integer.getInteger("touchline.bench.runs", 7);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String KEY = "a-key-for-the-measurement";
    private static final String COMMENT =
            "{\"commentId\":\"c-%d\",\"text\":\"林知夏就是个废*物，滚出国家队！\",\"author\":{\"id\":\"u-%d\"},\"options\":{\"deadlineMs\":10000}}";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path directory;
    private int answers;

    StartTime() throws IOException {
        directory = Files.createTempDirectory(Path.of("target"), "bench-start-").toAbsolutePath();
    }

    /** One start. Milliseconds since the process was started; of processor time until the first answer. */
    record Start(double listening, double ready, double answer, double processor) {}

    /** All starts in one way. */
    record Result(String way, List<Start> starts) {

        double median(ToDoubleFunction<Start> figure) {
            double[] sorted = starts.stream().mapToDouble(figure).sorted().toArray();
            return sorted[sorted.length / 2];
        }

        double least(ToDoubleFunction<Start> figure) {
            return starts.stream().mapToDouble(figure).min().orElseThrow();
        }
    }

    List<Result> run() throws IOException {
        Path lexicons = Files.createDirectories(directory.resolve("lexicons"));
        for (LexiconFile file : BundledLexicons.read().files()) {
            Files.writeString(lexicons.resolve(file.name()), file.text());
        }
        Map<String, List<Start>> starts = new LinkedHashMap<>();
        for (String way : System.getProperty(WAYS, "").split(";", -1)) {
            starts.put(way.trim(), new ArrayList<>());
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(directory.resolve("postgres").toFile())
                        .start();
                RedisProcess redis = RedisProcess.start()) {
            List<String> settings = settings(postgres, redis, lexicons);
            // Makes the schema, and brings the files into memory.
            start(starts.keySet().iterator().next(), settings);
            for (int i = 0; i < RUNS; i++) {
                for (Map.Entry<String, List<Start>> way : starts.entrySet()) {
                    way.getValue().add(start(way.getKey(), settings));
                }
            }
        }
        return starts.entrySet().stream()
                .map(way -> new Result(way.getKey(), way.getValue()))
                .toList();
    }

    private static List<String> settings(EmbeddedPostgres postgres, RedisProcess redis, Path lexicons) {
        return List.of(
                "-Xmx1g",
                "-Dtouchline.mode=production",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dtouchline.hmac-key=only-for-this-measurement",
                "-Dtouchline.callers.bench.keys.start.sha256=" + sha256(KEY),
                "-Dtouchline.callers.bench.keys.start.roles=assess",
                "-Dtouchline.assessment.lexicon-directory=" + lexicons,
                "-Dquarkus.datasource.jdbc.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                "-Dquarkus.datasource.username=postgres",
                "-Dquarkus.datasource.password=postgres",
                "-Dquarkus.redis.hosts=" + redis.url());
    }

    private static String sha256(String key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Start start(String way, List<String> settings) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>(
                way.isEmpty()
                        ? List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString())
                        : Arrays.asList(way.split(" ")));
        command.addAll(settings);
        command.add("-Dquarkus.http.port=" + port);
        command.addAll(List.of(
                "-jar",
                Path.of(System.getProperty("packaged.jar", "target/quarkus-app/quarkus-run.jar"))
                        .toAbsolutePath()
                        .toString()));
        File log = directory.resolve("service.log").toFile();
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
        try {
            await(process, () -> listens(port));
            double listening = millisSince(begin);
            await(process, () -> send(port, "/q/health/ready", "").statusCode() == 200);
            double ready = millisSince(begin);
            check(send(port, "/v1/assessments", COMMENT.formatted(++answers, answers)));
            double answer = millisSince(begin);
            Duration processor = process.info().totalCpuDuration().orElse(Duration.ZERO);
            return new Start(listening, ready, answer, processor.toNanos() / 1e6);
        } finally {
            end(process);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private static double millisSince(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }

    private void await(Process process, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("the service did not start, see " + directory + "/service.log");
            }
            ServiceProcess.pause(Duration.ofMillis(5));
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private HttpResponse<String> send(int port, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .header("X-Api-Key", KEY)
                .header("Content-Type", "application/json");
        try {
            return http.send(
                    body.isEmpty() ? request.build() : request.POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Found by a lexicon, weighed by the first tier, stored. */
    private static void check(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        JsonNode assessment = Corpus.JSON.readTree(answer.body());
        if (!assessment.get("evidence").toString().contains("TERM")
                || !assessment.get("evidence").toString().contains("MODEL")
                || !assessment.get("stored").booleanValue()) {
            throw new IllegalStateException("not a whole answer: " + answer.body());
        }
    }

    private static void end(Process process) {
        process.destroy();
        try {
            // One that writes a cache of classes does so at its end.
            if (!process.waitFor(180, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the service did not stop");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
