package io.touchline.bench;

import io.hyperfoil.api.config.BenchmarkBuilder;
import io.hyperfoil.api.config.PhaseBuilder;
import io.hyperfoil.api.statistics.StatisticsSnapshot;
import io.hyperfoil.core.impl.LocalSimulationRunner;
import io.hyperfoil.function.SerializableSupplier;
import io.hyperfoil.http.api.HttpMethod;
import io.hyperfoil.http.config.HttpPluginBuilder;
import io.hyperfoil.http.steps.HttpStepCatalog;
import io.netty.buffer.ByteBuf;

/** Puts load on a service with Hyperfoil, on one thread. */
final class LoadTool {

    private static final String TIMEOUT = "15s";
    private static final int CONNECTIONS = 400;
    private static final String LEAD_IN = "lead-in";
    private static final int LEAD_IN_SECONDS = 10;

    private LoadTool() {}

    /**
     * What is sent.
     *
     * @param users requests under way at any time in the closed model
     * @param comments in one request
     */
    record Route(String name, String path, int users, int comments, SerializableSupplier<ByteBuf> body) {}

    /** Users that send their next request as soon as they have the answer. */
    static LoadResult closed(int port, Route route, int seconds) {
        BenchmarkBuilder benchmark = benchmark(port, route.users());
        Answers answers = new Answers();
        request(
                benchmark.addPhase(route.name()).always(route.users()).duration(seconds * 1_000L), route, answers);
        return run(benchmark, route, answers);
    }

    /** So many requests a second, whatever becomes of those before. */
    static LoadResult open(int port, Route route, double perSecond, int seconds) {
        BenchmarkBuilder benchmark = benchmark(port, CONNECTIONS);
        Answers answers = new Answers();
        request(atRate(benchmark.addPhase(route.name()), perSecond, seconds), route, answers);
        return run(benchmark, route, answers);
    }

    /**
     * The same once such a load is nothing new: the generator's own first requests and four hundred new connections are
     * not counted, which would be most of the slowest hundredth of a short run.
     */
    static LoadResult steady(int port, Route route, double perSecond, int seconds) {
        BenchmarkBuilder benchmark = benchmark(port, CONNECTIONS);
        request(atRate(benchmark.addPhase(LEAD_IN), perSecond, LEAD_IN_SECONDS), route, new Answers());
        Answers answers = new Answers();
        request(atRate(benchmark.addPhase(route.name()), perSecond, seconds).startAfter(LEAD_IN), route, answers);
        return run(benchmark, route, answers);
    }

    private static PhaseBuilder<?> atRate(PhaseBuilder.Catalog phase, double perSecond, int seconds) {
        return phase.constantRate((int) Math.max(1, Math.round(perSecond)))
                .maxSessions(2 * CONNECTIONS)
                .duration(seconds * 1_000L);
    }

    private static BenchmarkBuilder benchmark(int port, int connections) {
        BenchmarkBuilder benchmark = BenchmarkBuilder.builder().name("touchline").threads(1);
        benchmark
                .addPlugin(HttpPluginBuilder::new)
                .http()
                .host("127.0.0.1")
                .port(port)
                .allowHttp2(false)
                .sharedConnections(connections);
        return benchmark;
    }

    private static void request(PhaseBuilder<?> phase, Route route, Answers answers) {
        phase.scenario()
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
                .status(answers)
                .body(fragmented -> answers)
                .endHandler()
                .endStep();
    }

    private static LoadResult run(BenchmarkBuilder benchmark, Route route, Answers answers) {
        StatisticsSnapshot total = new StatisticsSnapshot();
        new LocalSimulationRunner(
                        benchmark.build(), (phase, step, metric, some, end) -> {
                            if (phase.name().equals(route.name())) {
                                add(total, some);
                            }
                        },
                        null,
                        null)
                .run();
        return LoadResult.of(route.name(), route.comments(), total, answers);
    }

    private static void add(StatisticsSnapshot total, StatisticsSnapshot some) {
        synchronized (total) {
            total.add(some);
        }
    }
}
