package io.touchline.bench;

import io.touchline.testsupport.PostgresProcess;
import io.touchline.testsupport.RedisProcess;
import io.touchline.testsupport.RoundRobin;
import io.touchline.testsupport.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One replica of the packaged service and then two, behind the same round robin, on one PostgreSQL and one Redis, under
 * the load of a match night, encoder off. Load tool, proxy and all processes share the machine: the ratio says what a
 * second replica costs where processors are short, and that it loses nothing, not what it gains where they are not.
 */
final class ReplicaLoad {

    private static final int BATCH = 100;
    private static final int WARM_UP_SECONDS = 45;
    private static final int SECONDS = 15;
    private static final int CROWD = 4_000_000;

    /**
     * What was measured of so many replicas.
     *
     * @param perComment processor time of a comment, in microseconds, of all replicas together: alone, and in a batch
     * @param promised comments that were answered as stored, and rows at the end; calls at the end of a phase are in the rows
     *     only
     */
    record Result(
            int replicas, LoadResult one, LoadResult batch, List<CpuUse> perComment, long promised, long rows) {}

    List<Result> run() throws IOException {
        return List.of(run(1), run(2));
    }

    private Result run(int replicas) throws IOException {
        Path directory = Files.createTempDirectory(Path.of("target"), "bench-replicas-");
        List<ServiceProcess> services = new ArrayList<>();
        try (RedisProcess redis = RedisProcess.start();
                PostgresProcess postgres =
                        PostgresProcess.start(Files.createDirectories(directory.resolve("postgres")))) {
            try {
                for (int i = 0; i < replicas; i++) {
                    services.add(start(directory.resolve("" + i), redis, postgres));
                }
                return load(services, redis, postgres);
            } finally {
                // Before what they write to ends.
                services.forEach(ServiceProcess::close);
            }
        }
    }

    private static Result load(List<ServiceProcess> services, RedisProcess redis, PostgresProcess postgres) {
        MatchNight night = MatchNight.of(CROWD);
        night.targets().forEach((id, body) -> services.get(0).put("/v1/targets/" + id, body.toString()));
        CommentBodies bodies = night.bodies();
        LoadTool.Route one = new LoadTool.Route("one comment", "/v1/assessments", 32, 1, bodies::one);
        LoadTool.Route batch = new LoadTool.Route(
                "batch of " + BATCH, "/v1/assessments/batch", 4, BATCH, () -> bodies.batch(BATCH));
        List<LoadResult> all = new ArrayList<>();
        List<CpuUse> perComment = new ArrayList<>();
        try (RoundRobin proxy = new RoundRobin(
                services.stream().map(ServiceProcess::port).toList())) {
            for (LoadTool.Route route : List.of(one, batch)) {
                all.add(LoadTool.closed(proxy.port(), route, WARM_UP_SECONDS));
                CpuUse begin = use(services, postgres, redis);
                LoadResult seen = LoadTool.closed(proxy.port(), route, SECONDS);
                all.add(seen);
                perComment.add(use(services, postgres, redis)
                        .perComment(begin, seen.commentsPerSecond() * SECONDS));
            }
        }
        return new Result(
                services.size(),
                all.get(1),
                all.get(3),
                perComment,
                promised(all.subList(0, 2), 1) + promised(all.subList(2, 4), BATCH),
                postgres.rows().count("SELECT count(*) FROM assessment"));
    }

    private static long promised(List<LoadResult> seen, int comments) {
        return seen.stream()
                .mapToLong(result -> {
                    // Errors count those that were told to come back too.
                    long refused = result.answers().refused().getTotalCount();
                    long wrong = Math.max(0, result.errors() - refused);
                    return (result.answers().taken().getTotalCount() - wrong) * comments - result.notStored();
                })
                .sum();
    }

    private static CpuUse use(List<ServiceProcess> services, PostgresProcess postgres, RedisProcess redis) {
        return CpuUse.of(services.stream().map(ServiceProcess::pid).toList(), postgres.pids(), redis.pid());
    }

    private static ServiceProcess start(Path directory, RedisProcess redis, PostgresProcess postgres) {
        return ServiceProcess.start(
                directory,
                "-Xmx1g",
                "-Dtouchline.hmac-key=one-key-for-all-replicas-of-this-run",
                "-Dtouchline.encoder.enabled=false",
                "-Dquarkus.redis.hosts=" + redis.url(),
                "-Dquarkus.datasource.jdbc.url=jdbc:postgresql://127.0.0.1:" + postgres.port() + "/postgres",
                "-Dquarkus.datasource.username=postgres",
                "-Dquarkus.datasource.password=postgres");
    }
}
