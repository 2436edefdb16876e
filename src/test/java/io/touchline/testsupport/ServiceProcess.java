package io.touchline.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The packaged service as a process of its own, in local mode, with its data in a directory that outlives it. */
public final class ServiceProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(90);

    private final Path directory;
    private final int port;
    private final Process process;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private ServiceProcess(Path directory, int port, Process process) {
        this.directory = directory;
        this.port = port;
        this.process = process;
    }

    /** Starts the jar of the build and waits until it is ready. */
    public static ServiceProcess start(Path directory, String... properties) {
        return start(directory, RedisProcess.freePort(), properties);
    }

    /** The same on a port that was known before, such as that of one that has ended. */
    public static ServiceProcess start(Path directory, int port, String... properties) {
        return start(directory, port, Map.of(), properties);
    }

    /** The same with variables in its environment. */
    public static ServiceProcess start(
            Path directory, int port, Map<String, String> environment, String... properties) {
        Path jar = Path.of(System.getProperty("packaged.jar", "target/quarkus-app/quarkus-run.jar"));
        if (!Files.exists(jar)) {
            throw new IllegalStateException("no " + jar + ": these tests need the packaged service");
        }
        try {
            PostgresProcess.shareBinaries(directory.resolve("data/postgres"));
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-Dquarkus.http.port=" + port,
                    // Whoever asks this service about a comment in doubt wants the whole answer.
                    "-Dtouchline.encoder.before-ready=true",
                    "-Dtouchline.data-dir=" + directory.resolve("data").toAbsolutePath()));
            Optional.ofNullable(System.getProperty("service.options"))
                    .map(options -> List.of(options.split(" ")))
                    .ifPresent(command::addAll);
            command.addAll(Arrays.asList(properties));
            command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            directory.resolve("service.log").toFile()));
            builder.environment().putAll(environment);
            Process process = builder.start();
            ServiceProcess service = new ServiceProcess(directory, port, process);
            service.awaitReady();
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < deadline) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the service ended while starting, see " + directory + "/service.log");
            }
            try {
                if (get("/q/health/ready").statusCode() == 200) {
                    return;
                }
            } catch (UncheckedIOException e) {
                // Not listening yet.
            }
            pause(Duration.ofMillis(50));
        }
        close();
        throw new IllegalStateException("the service was not ready in time, see " + directory + "/service.log");
    }

    /** Where it listens, on the loopback address. */
    public int port() {
        return port;
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET().build());
    }

    public HttpResponse<String> post(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    public HttpResponse<String> put(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30))
                .header("X-Api-Key", "local");
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** SIGTERM; the end is not waited for. */
    public long pid() {
        return process.pid();
    }

    /** What the process holds in memory, as Linux counts it. */
    public long residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1_024)
                .findFirst()
                .orElseThrow();
    }

    /** SIGKILL: nothing of the service gets to run. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** The pids of the embedded PostgreSQL, the postmaster first. */
    public List<Long> postgresPids() {
        List<Long> pids = new ArrayList<>();
        pids.add(firstLine(directory.resolve("data/postgres/data/postmaster.pid")));
        ProcessHandle.of(pids.get(0)).orElseThrow().descendants().forEach(child -> pids.add(child.pid()));
        return pids;
    }

    /** The pid of the embedded Redis. */
    public long redisPid() {
        return firstLine(directory.resolve("data/redis/redis.pid"));
    }

    /** Sends a signal such as {@code STOP} or {@code CONT}. */
    public static void signal(String signal, List<Long> pids) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
        pids.forEach(pid -> command.add(Long.toString(pid)));
        try {
            new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static long firstLine(Path file) {
        try {
            return Long.parseLong(Files.readAllLines(file).get(0).trim());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits a moment between two looks at something that has to change by itself. */
    public static void pause(Duration duration) {
        try {
            TimeUnit.MILLISECONDS.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the service did not stop, see " + directory + "/service.log");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** SIGTERM, and waits for the end. */
    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }
}
