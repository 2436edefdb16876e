package io.touchline.bench;

import io.hyperfoil.api.config.BenchmarkBuilder;
import io.hyperfoil.api.statistics.StatisticsSnapshot;
import io.hyperfoil.core.impl.LocalSimulationRunner;
import io.hyperfoil.function.SerializableSupplier;
import io.hyperfoil.http.api.HttpMethod;
import io.hyperfoil.http.config.HttpPluginBuilder;
import io.hyperfoil.http.steps.HttpStepCatalog;
import io.netty.buffer.ByteBuf;
import io.touchline.testsupport.ServiceProcess;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Load on the packaged service, one route after the other on the same process: users that send their next request as
 * soon as they have the answer. Service, PostgreSQL, Redis and this generator share the machine.
 */
final class ServiceLoad {

    private static final int BATCH = 100;
    private static final int WARM_UP_SECONDS = 5;
    private static final int MEASURED_SECONDS = 10;
    private static final String TIMEOUT = "15s";

    /**
     * One route under load.
     *
     * @param users requests under way at any time
     * @param comments in one request
     */
    private record Route(String name, String path, int users, int comments, SerializableSupplier<ByteBuf> body) {}

    private final CommentBodies bodies;
    private final Corpus corpus;

    ServiceLoad(Corpus corpus) {
        this.corpus = corpus;
        this.bodies = new CommentBodies(corpus);
    }

    /** The echo comes first. */
    List<LoadResult> run() throws IOException {
        List<Route> routes = List.of(
                new Route("JSON echo", "/bench/echo", 32, 1, bodies::one),
                new Route("one comment", "/v1/assessments", 32, 1, bodies::one),
                new Route("batch of " + BATCH, "/v1/assessments/batch", 8, BATCH, () -> bodies.batch(BATCH)));
        Path directory = Files.createTempDirectory(Path.of("target"), "bench-service-");
        List<LoadResult> results = new ArrayList<>();
        try (ServiceProcess service = ServiceProcess.start(directory)) {
            register(service);
            for (Route route : routes) {
                checkOnce(service, route);
                load(service.port(), route, WARM_UP_SECONDS);
                results.add(load(service.port(), route, MEASURED_SECONDS));
            }
        }
        return results;
    }

    private void register(ServiceProcess service) {
        corpus.targets()
                .forEach((id, body) -> expectOk(service.put("/v1/targets/" + id, body.toString()), "target " + id));
    }

    /** A route that answers wrongly would be fast. */
    private static void checkOnce(ServiceProcess service, Route route) {
        ByteBuf body = route.body().get();
        HttpResponse<String> answer = service.post(route.path(), body.toString(StandardCharsets.UTF_8));
        body.release();
        expectOk(answer, route.name());
        if (route.path().startsWith("/v1/")) {
            int stored = answer.body().split("\"stored\":true", -1).length - 1;
            if (stored != route.comments()) {
                throw new IllegalStateException(route.name() + ": stored " + stored + " of " + route.comments());
            }
        }
    }

    private static void expectOk(HttpResponse<String> answer, String what) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(what + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    private static LoadResult load(int port, Route route, int seconds) {
        Answers answers = new Answers();
        BenchmarkBuilder benchmark = BenchmarkBuilder.builder().name("touchline").threads(1);
        benchmark
                .addPlugin(HttpPluginBuilder::new)
                .http()
                .host("127.0.0.1")
                .port(port)
                .allowHttp2(false)
                .sharedConnections(route.users());
        benchmark
                .addPhase(route.name())
                .always(route.users())
                .duration(seconds * 1_000L)
                .scenario()
                .initialSequence("request")
                .step(HttpStepCatalog.SC)
                .httpRequest(HttpMethod.POST)
                .path(route.path())
                .timeout(TIMEOUT)
                .headers()
                .header("Content-Type", "application/json")
                .header("X-Api-Key", "local")
                .endHeaders()
                .body((session, connection) -> {
                    answers.requested();
                    return route.body().get();
                })
                .handler()
                .body(fragmented -> answers)
                .endHandler()
                .endStep();
        StatisticsSnapshot total = new StatisticsSnapshot();
        new LocalSimulationRunner(
                        benchmark.build(), (phase, step, metric, some, end) -> add(total, some), null, null)
                .run();
        return LoadResult.of(route.name(), route.comments(), total, answers);
    }

    private static void add(StatisticsSnapshot total, StatisticsSnapshot some) {
        synchronized (total) {
            total.add(some);
        }
    }
}
