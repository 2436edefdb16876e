package io.touchline.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchline.assessment.store.InsertCeiling;
import io.touchline.testsupport.ServiceProcess;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the packaged service does in front of a comment section: one after the other, the echo with answers of the same
 * size, single comments, batches, half of the peak against the echo at the same rate, the ceiling of inserting the same
 * rows alone, and a minute of three times the peak. Load tool, service, PostgreSQL and Redis share the machine.
 */
final class ProductionLoad {

    private static final int BATCH = 100;
    /** With as few the processors wait for calls that wait for each other. */
    private static final int FEW_USERS = 32;
    /** What takes the most, of 16, 32, 64, 128 and 256. */
    private static final int USERS = 128;
    /** Compiling what is hot takes a processor for eighty seconds. */
    private static final int WARM_UP_SECONDS = 120;
    private static final int SECONDS = 15;
    private static final int OVERLOAD_SECONDS = 60;
    private static final int AFTER_SECONDS = 10;
    private static final List<String> STAGES = List.of("scoring", "encoder", "redis", "postgresql");

    private static final int CROWD = 4_000_000;

    private final Corpus corpus;

    ProductionLoad(Corpus corpus) {
        this.corpus = corpus;
    }

    /** One mode of the service under one load. @param targets what a PUT of each target carries, by id */
    private record Mode(String name, String property, CommentBodies bodies, Map<String, ObjectNode> targets) {}

    /**
     * What was measured of a mode.
     *
     * @param oneOfFew single comments of {@value #FEW_USERS} users, in place of {@value #USERS}
     * @param perComment processor time of a comment, in microseconds: alone, and in a batch
     * @param ceiling rows a second of inserting alone
     * @param stages seconds that calls spent in a stage for each call, by stage, of the single comments at half of the peak
     * @param megabytes the service's resident memory before and after the overload
     */
    record Result(
            String mode,
            LoadResult echo,
            LoadResult oneOfFew,
            LoadResult one,
            LoadResult batch,
            List<CpuUse> perComment,
            double ceiling,
            LoadResult echoAtHalf,
            LoadResult oneAtHalf,
            Map<String, Double> stages,
            LoadResult overload,
            LoadResult after,
            List<Long> megabytes) {}

    /** @param told one result after the other, as they come */
    void run(Consumer<Result> told) throws IOException, SQLException {
        told.accept(run(matchNight("a match night, encoder off", "-Dtouchline.encoder.enabled=false")));
        if (!Boolean.getBoolean("bench.without-encoder")) {
            told.accept(run(matchNight("a match night, cascade on", "-Dtouchline.encoder.enabled=true")));
        }
        told.accept(run(new Mode(
                corpus.comments().size() + " texts that everybody copies, encoder off",
                "-Dtouchline.encoder.enabled=false",
                CommentBodies.copied(corpus.comments()),
                corpus.targets())));
    }

    private static Mode matchNight(String name, String property) {
        MatchNight night = MatchNight.of(CROWD);
        return new Mode(name, property, night.bodies(), night.targets());
    }

    private Result run(Mode mode) throws IOException, SQLException {
        CommentBodies bodies = mode.bodies();
        Path directory = Files.createTempDirectory(Path.of("target"), "bench-production-");
        try (ServiceProcess service = ServiceProcess.start(directory, mode.property(), "-Xmx1g")) {
            int port = service.port();
            mode.targets().forEach((id, body) -> {
                HttpResponse<String> answer = service.put("/v1/targets/" + id, body.toString());
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException("target " + id + ": " + answer.statusCode());
                }
            });
            LoadTool.Route few = single(FEW_USERS, bodies);
            LoadTool.Route one = single(USERS, bodies);
            LoadTool.Route batch = new LoadTool.Route(
                    "batch of " + BATCH, "/v1/assessments/batch", 4, BATCH, () -> bodies.batch(BATCH));
            int bytes = LoadTool.closed(port, few, WARM_UP_SECONDS).bytes();
            LoadTool.Route echo = new LoadTool.Route("JSON echo", "/bench/echo?bytes=" + bytes, USERS, 1, bodies::one);
            LoadTool.closed(port, echo, SECONDS / 3);
            LoadResult echoed = LoadTool.closed(port, echo, SECONDS);
            LoadResult ofFew = LoadTool.closed(port, few, SECONDS);
            CpuUse begin = CpuUse.of(service);
            LoadResult single = LoadTool.closed(port, one, SECONDS);
            CpuUse ofOne = CpuUse.of(service).perComment(begin, single.commentsPerSecond() * SECONDS);
            LoadTool.closed(port, batch, SECONDS);
            begin = CpuUse.of(service);
            LoadResult batched = LoadTool.closed(port, batch, SECONDS);
            CpuUse ofBatch = CpuUse.of(service).perComment(begin, batched.commentsPerSecond() * SECONDS);
            double half = single.requestsPerSecond() / 2;
            LoadResult echoAtHalf = LoadTool.steady(port, echo, half, SECONDS);
            Map<String, double[]> before = stages(service);
            LoadResult oneAtHalf = LoadTool.steady(port, one, half, SECONDS);
            Map<String, Double> stages = between(before, stages(service));
            // Leaves PostgreSQL much to tidy up.
            double ceiling = InsertCeiling.measure(jdbcUrl(directory));
            List<Long> megabytes = new ArrayList<>();
            megabytes.add(service.residentMegabytes());
            LoadResult overload = LoadTool.open(port, one, 3 * single.requestsPerSecond(), OVERLOAD_SECONDS);
            megabytes.add(service.residentMegabytes());
            LoadResult after = LoadTool.open(port, one, half, AFTER_SECONDS);
            return new Result(
                    mode.name(), echoed, ofFew, single, batched, List.of(ofOne, ofBatch), ceiling, echoAtHalf, oneAtHalf, stages, overload, after, megabytes);
        }
    }

    private static LoadTool.Route single(int users, CommentBodies bodies) {
        return new LoadTool.Route("one comment, " + users + " users", "/v1/assessments", users, 1, bodies::one);
    }

    private static String jdbcUrl(Path directory) throws IOException {
        // The fourth line of the postmaster's file is its port.
        String port = Files.readAllLines(directory.resolve("data/postgres/data/postmaster.pid"))
                .get(3)
                .trim();
        return "jdbc:postgresql://localhost:" + port + "/postgres?user=postgres";
    }

    /** Sum of seconds and count of calls by stage. */
    private static Map<String, double[]> stages(ServiceProcess service) {
        String metrics = service.get("/q/metrics").body();
        Map<String, double[]> stages = new LinkedHashMap<>();
        for (String stage : STAGES) {
            stages.put(stage, new double[] {value(metrics, "sum", stage), value(metrics, "count", stage)});
        }
        return stages;
    }

    private static double value(String metrics, String what, String stage) {
        Matcher found = Pattern.compile("touchline_stage_seconds_" + what + "\\{[^}]*stage=\"" + stage + "\"[^}]*} ([0-9.E+-]+)")
                .matcher(metrics);
        return found.find() ? Double.parseDouble(found.group(1)) : 0;
    }

    private static Map<String, Double> between(Map<String, double[]> before, Map<String, double[]> after) {
        Map<String, Double> stages = new LinkedHashMap<>();
        after.forEach((stage, now) -> {
            double calls = now[1] - before.get(stage)[1];
            stages.put(stage, calls == 0 ? 0 : (now[0] - before.get(stage)[0]) / calls);
        });
        return stages;
    }
}
