package io.touchline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.ByteBuf;
import io.touchline.lexicon.BundledLexicons;
import io.touchline.lexicon.LexiconFile;
import io.touchline.testsupport.PostgresProcess;
import io.touchline.testsupport.RedisProcess;
import io.touchline.testsupport.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * A long match night: single comments at 70% of the peak that was measured just before, lexicons that change every minute,
 * targets that are edited every ten seconds, a restart of Redis after a third and of PostgreSQL after two thirds, and
 * {@code -Dtouchline.soak.minutes} (30). At the end every comment that was answered is looked for in the ledger.
 */
public final class Soak {

    private static final int MINUTES = Integer.getInteger("touchline.soak.minutes", 30);
    private static final double SHARE_OF_PEAK = 0.7;
    private static final int CROWD = 8_000_000;
    private static final int UNDER_WAY = 200;
    private static final Duration LOOK = Duration.ofSeconds(60);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<Integer, AtomicLong> statuses = new ConcurrentSkipListMap<>();
    /** Comments that the service answered for: stored, or queued to be. */
    private final Set<String> promised = ConcurrentHashMap.newKeySet();

    private final AtomicLong unpromised = new AtomicLong();
    private final AtomicLong queued = new AtomicLong();
    private final AtomicLong broken = new AtomicLong();

    private Soak() {}

    public static void main(String[] args) throws Exception {
        new Soak().run();
    }

    private void run() throws Exception {
        MatchNight night = MatchNight.of(CROWD);
        CommentBodies bodies = night.bodies();
        Path directory = Files.createTempDirectory(Path.of("target"), "soak-");
        Path lexicons = Files.createDirectories(directory.resolve("lexicons"));
        for (LexiconFile file : BundledLexicons.read().files()) {
            Files.writeString(lexicons.resolve(file.name()), file.text());
        }
        try (RedisProcess redis = RedisProcess.start();
                PostgresProcess postgres =
                        PostgresProcess.start(Files.createDirectories(directory.resolve("postgres")));
                ServiceProcess service = ServiceProcess.start(
                        directory,
                        "-Dtouchline.assessment.lexicon-directory=" + lexicons.toAbsolutePath(),
                        "-Dquarkus.redis.hosts=redis://127.0.0.1:" + redis.port(),
                        "-Dquarkus.datasource.jdbc.url=jdbc:postgresql://127.0.0.1:" + postgres.port() + "/postgres",
                        "-Dquarkus.datasource.username=postgres",
                        "-Dquarkus.datasource.password=postgres")) {
            night.targets().forEach((id, body) -> service.put("/v1/targets/" + id, body.toString()));
            LoadTool.Route one = new LoadTool.Route("one", "/v1/assessments", 32, 1, bodies::one);
            LoadTool.closed(service.port(), one, 30);
            double peak = LoadTool.closed(service.port(), one, 20).requestsPerSecond();
            System.out.printf("soak: peak %.0f comments/s, %d minutes at %.0f%n", peak, MINUTES, SHARE_OF_PEAK * peak);
            evening(service, redis, postgres, night, lexicons, SHARE_OF_PEAK * peak);
            verify(service, postgres);
        }
    }

    private void evening(
            ServiceProcess service,
            RedisProcess redis,
            PostgresProcess postgres,
            MatchNight night,
            Path lexicons,
            double perSecond)
            throws Exception {
        long begin = System.nanoTime();
        long end = begin + TimeUnit.MINUTES.toNanos(MINUTES);
        List<double[]> heaps = new ArrayList<>();
        boolean redisRestarted = false;
        boolean postgresRestarted = false;
        Thread sender = new Thread(() -> send(service.port(), night.bodies(), perSecond, begin, end), "sender");
        sender.start();
        List<String> targets = List.copyOf(night.targets().keySet());
        for (int second = 0; System.nanoTime() < end; second += 10) {
            LockSupport.parkNanos(Math.max(0, begin + TimeUnit.SECONDS.toNanos(second + 10) - System.nanoTime()));
            String target = targets.get(second / 10 % targets.size());
            service.put(
                    "/v1/targets/" + target,
                    night.targets().get(target).deepCopy().put("sport", "of second " + second).toString());
            if (second % 60 == 0) {
                Path file = lexicons.resolve("any-curse.yaml");
                Files.writeString(file, Files.readString(file) + "# " + second + System.lineSeparator());
            }
            double share = (System.nanoTime() - begin) / (double) (end - begin);
            if (!redisRestarted && share > 1 / 3.0) {
                redisRestarted = true;
                redis.stop();
                redis.restart();
                System.out.println("soak: Redis restarted");
            }
            if (!postgresRestarted && share > 2 / 3.0) {
                postgresRestarted = true;
                postgres.stop();
                postgres.restart();
                System.out.println("soak: PostgreSQL restarted");
            }
            if (second % LOOK.toSeconds() == 0) {
                heaps.add(look(service, begin));
            }
        }
        sender.join();
        System.out.printf("soak: heap after GC, slope %.2f MB an hour over the second half%n", slope(heaps.subList(heaps.size() / 2, heaps.size())));
    }

    private double[] look(ServiceProcess service, long begin) throws IOException, InterruptedException {
        new ProcessBuilder("jcmd", Long.toString(service.pid()), "GC.run").start().waitFor();
        double heap = service.get("/q/metrics")
                        .body()
                        .lines()
                        .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                        .sum()
                / 1e6;
        double minutes = (System.nanoTime() - begin) / 60e9;
        System.out.printf(
                "soak: %5.1f min, heap after GC %.1f MB, resident %d MB, answers %s, queued %d, not promised %d, no answer %d%n",
                minutes, heap, service.residentMegabytes(), statuses, queued.get(), unpromised.get(), broken.get());
        return new double[] {minutes / 60, heap};
    }

    /** Least squares. */
    private static double slope(List<double[]> points) {
        double x = points.stream().mapToDouble(point -> point[0]).average().orElse(0);
        double y = points.stream().mapToDouble(point -> point[1]).average().orElse(0);
        double over = points.stream().mapToDouble(point -> (point[0] - x) * (point[1] - y)).sum();
        double under = points.stream().mapToDouble(point -> (point[0] - x) * (point[0] - x)).sum();
        return over / under;
    }

    private void send(int port, CommentBodies bodies, double perSecond, long begin, long end) {
        URI uri = URI.create("http://127.0.0.1:" + port + "/v1/assessments");
        Semaphore places = new Semaphore(UNDER_WAY);
        for (long sent = 0; System.nanoTime() < end; sent++) {
            long due = begin + (long) (sent * 1e9 / perSecond);
            if (due > System.nanoTime()) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            places.acquireUninterruptibly();
            ByteBuf body = bodies.one();
            byte[] bytes = new byte[body.readableBytes()];
            body.readBytes(bytes);
            body.release();
            http.sendAsync(
                            HttpRequest.newBuilder(uri)
                                    .timeout(Duration.ofSeconds(30))
                                    .header("X-Api-Key", "local")
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                    .whenComplete((answer, failure) -> {
                        places.release();
                        note(answer, failure);
                    });
        }
        places.acquireUninterruptibly(UNDER_WAY);
    }

    private void note(HttpResponse<String> answer, Throwable failure) {
        if (failure != null) {
            broken.incrementAndGet();
            return;
        }
        statuses.computeIfAbsent(answer.statusCode(), any -> new AtomicLong()).incrementAndGet();
        if (answer.statusCode() != 200) {
            return;
        }
        try {
            JsonNode assessment = json.readTree(answer.body());
            boolean stored = assessment.path("stored").booleanValue();
            boolean lost = assessment.path("degraded").toString().contains("\"queue\"");
            if (lost) {
                unpromised.incrementAndGet();
                return;
            }
            if (!stored) {
                queued.incrementAndGet();
            }
            promised.add(assessment.path("commentId").textValue());
        } catch (IOException e) {
            broken.incrementAndGet();
        }
    }

    private void verify(ServiceProcess service, PostgresProcess postgres) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        Set<String> known = Set.of();
        while (!known.containsAll(promised) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
            known = postgres.rows().column("SELECT comment_id FROM comment_ledger").stream()
                    .map(String.class::cast)
                    .collect(Collectors.toSet());
        }
        Set<String> stored = known;
        long lost = promised.stream().filter(id -> !stored.contains(id)).count();
        long twice = postgres.rows()
                .column("SELECT comment_id FROM assessment GROUP BY namespace, comment_id HAVING count(*) > 1")
                .size();
        System.out.printf(
                "soak: %,d comments promised (%d by the queue), %d lost, %d twice; %d answered without a promise, %d without an answer, answers %s%n",
                promised.size(), queued.get(), lost, twice, unpromised.get(), broken.get(), statuses);
    }
}
