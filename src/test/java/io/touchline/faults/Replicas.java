package io.touchline.faults;

import io.touchline.testsupport.DelayingProxy;
import io.touchline.testsupport.PostgresProcess;
import io.touchline.testsupport.RedisProcess;
import io.touchline.testsupport.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Two replicas of the packaged service on one PostgreSQL and one Redis, each behind a way that can be made bad. Started
 * once for all the classes that ask for them; each leaves everything well.
 */
final class Replicas implements AutoCloseable {

    /** Of a call, with one comment or many. */
    static final Duration DEADLINE = Duration.ofSeconds(1);

    private final Path directory;
    private final RedisProcess redis;
    private final PostgresProcess postgres;
    private final DelayingProxy toRedis;
    private final DelayingProxy toPostgres;
    private final List<ServiceProcess> services = new ArrayList<>();

    private Replicas() throws IOException {
        directory = Files.createTempDirectory(Path.of("target"), "replicas-");
        redis = RedisProcess.start();
        postgres = PostgresProcess.start(Files.createDirectories(directory.resolve("postgres")));
        toRedis = DelayingProxy.to(redis.port());
        toPostgres = DelayingProxy.to(postgres.port());
        List<CompletableFuture<ServiceProcess>> starts = List.of(
                CompletableFuture.supplyAsync(() -> start("a", RedisProcess.freePort())),
                CompletableFuture.supplyAsync(() -> start("b", RedisProcess.freePort())));
        starts.forEach(start -> services.add(start.join()));
    }

    private ServiceProcess start(String name, int port) {
        return ServiceProcess.start(
                directory.resolve(name),
                port,
                "-Dtouchline.hmac-key=one-key-for-both-replicas-of-this-test",
                "-Dtouchline.encoder.enabled=false",
                "-Dtouchline.assessment.deadline=" + DEADLINE,
                "-Dtouchline.assessment.batch-deadline=" + DEADLINE,
                "-Dquarkus.redis.hosts=redis://127.0.0.1:" + toRedis.port(),
                "-Dquarkus.datasource.jdbc.url=jdbc:postgresql://127.0.0.1:" + toPostgres.port() + "/postgres",
                "-Dquarkus.datasource.username=postgres",
                "-Dquarkus.datasource.password=postgres",
                // A third of what it is: that long a PostgreSQL that is gone without a word is waited for.
                "-Dquarkus.datasource.jdbc.additional-jdbc-properties.socketTimeout=5",
                "-Dquarkus.shutdown.delay=2s",
                "-Dquarkus.log.console.json.enabled=true",
                "-Dquarkus.log.category.\"io.touchline\".level=DEBUG");
    }

    /** What both have logged so far, at DEBUG, in production's form. */
    List<String> log() {
        try {
            List<String> lines = new ArrayList<>(Files.readAllLines(directory.resolve("a/service.log")));
            lines.addAll(Files.readAllLines(directory.resolve("b/service.log")));
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends a replica with SIGTERM and starts it again on its port, as a rolling update does. */
    void restart(int replica) {
        ServiceProcess old = services.get(replica);
        old.close();
        services.set(replica, start(replica == 0 ? "a" : "b", old.port()));
    }

    ServiceProcess first() {
        return services.get(0);
    }

    ServiceProcess second() {
        return services.get(1);
    }

    List<Integer> ports() {
        return services.stream().map(ServiceProcess::port).toList();
    }

    RedisProcess redis() {
        return redis;
    }

    PostgresProcess postgres() {
        return postgres;
    }

    DelayingProxy toRedis() {
        return toRedis;
    }

    DelayingProxy toPostgres() {
        return toPostgres;
    }

    /** Comments that wait in the outbox. */
    long waiting() {
        return Long.parseLong(redis.command("XLEN tl:{local:outbox:0}:rows"));
    }

    /** What the first replica's gauge of the circuit before Redis says: 0 is closed. */
    double circuit() {
        return first().get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("touchline_redis_circuit"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    /** @return how long it took, which is for the report and not for an assertion */
    static Duration await(String what, BooleanSupplier condition) {
        long begin = System.nanoTime();
        for (int look = 0; look < 600; look++) {
            if (condition.getAsBoolean()) {
                return Duration.ofNanos(System.nanoTime() - begin);
            }
            ServiceProcess.pause(Duration.ofMillis(100));
        }
        throw new AssertionError("never " + what);
    }

    @Override
    public void close() {
        services.forEach(ServiceProcess::close);
        toRedis.close();
        toPostgres.close();
        postgres.close();
        redis.close();
    }

    /** Gives them to a {@code @BeforeAll} method. */
    static final class Shared implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Replicas.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(Replicas.class, type -> started(), Replicas.class);
        }

        private static Replicas started() {
            try {
                return new Replicas();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
