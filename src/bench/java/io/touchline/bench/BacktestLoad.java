package io.touchline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchline.handling.BundledPolicy;
import io.touchline.testsupport.ServiceProcess;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A backtest over a million stored assessments, on the packaged service with its own PostgreSQL: the corpus is assessed
 * over HTTP, its rows are multiplied in the database over four weeks and 50,000 accounts, and a policy with another
 * threshold is tried on them twice.
 */
final class BacktestLoad {

    private static final int ROWS = 1_000_000;
    private static final int DAYS = 28;
    private static final int BATCH = 100;

    private static final String ENSURE = "SELECT ensure_day((now() AT TIME ZONE 'UTC')::date - %d)";

    /** Ids of a day are spread over its milliseconds; situations, bodies and suggestions stay those of the corpus. */
    private static final String MULTIPLY =
            """
            INSERT INTO assessment (id, namespace, comment_id, revision, account_key, event_time, suggestion, severity, body, situation)
            SELECT (lpad(to_hex((extract(epoch FROM date_trunc('day', now() AT TIME ZONE 'UTC') - interval '%1$d days') * 1000
                                 + n * 86400000.0 / %2$d)::bigint), 12, '0')
                    || '7' || substr(md5(n || '-%1$d'), 1, 3) || '8' || substr(md5('%1$d-' || n), 1, 15))::uuid,
                   'local', 'copy-%1$d-' || n, 1, decode(md5((random() * 50000)::int::text), 'hex'), now(),
                   b.suggestion, b.severity, b.body, b.situation
            FROM generate_series(0, %2$d - 1) AS n
            JOIN base b ON b.place = n %% (SELECT count(*) FROM base)
            """;

    private final Corpus corpus;

    BacktestLoad(Corpus corpus) {
        this.corpus = corpus;
    }

    /**
     * One run.
     *
     * @param processorSeconds of the service, PostgreSQL apart
     * @param peakHeapMegabytes of the whole service, what is not yet collected too
     * @param megabytesAfterwards what is in use after a collection that looked at everything
     */
    record Result(
            String against,
            long rows,
            double seconds,
            double processorSeconds,
            long peakHeapMegabytes,
            long megabytesAfterwards,
            JsonNode report) {}

    List<Result> run() throws IOException, SQLException {
        Path directory = Files.createTempDirectory(Path.of("target"), "bench-backtest-");
        List<Result> results = new ArrayList<>();
        try (ServiceProcess service = ServiceProcess.start(directory)) {
            assessCorpus(service);
            try (Connection database = database(directory)) {
                multiply(database);
            }
            String candidate = candidate(service);
            for (String compare : List.of("RECORDED", "ACTIVE", "RECORDED")) {
                results.add(backtest(service, candidate, compare));
            }
        }
        return results;
    }

    private void assessCorpus(ServiceProcess service) throws IOException {
        corpus.targets().forEach((id, body) -> ok(service.put("/v1/targets/" + id, body.toString())));
        for (int from = 0; from < corpus.comments().size(); from += BATCH) {
            ArrayNode items = Corpus.JSON.createArrayNode();
            for (int i = from; i < Math.min(corpus.comments().size(), from + BATCH); i++) {
                Corpus.Comment comment = corpus.comments().get(i);
                ObjectNode item = items.addObject().put("commentId", "base-" + i).put("text", comment.text());
                item.putObject("author").put("id", "author-" + i);
                if (comment.targetId() != null) {
                    item.putArray("targetIds").add(comment.targetId());
                }
            }
            ok(service.post(
                    "/v1/assessments/batch",
                    Corpus.JSON.createObjectNode().set("items", items).toString()));
        }
    }

    /** The embedded PostgreSQL of a service that was started in {@code directory}. */
    static Connection database(Path directory) throws IOException, SQLException {
        String port = Files.readAllLines(directory.resolve("data/postgres/data/postmaster.pid")).get(3);
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port.trim() + "/postgres", "postgres", "postgres");
    }

    private static void multiply(Connection database) throws SQLException {
        long begin = System.nanoTime();
        try (Statement statement = database.createStatement()) {
            statement.execute("SET synchronous_commit = off");
            statement.execute(
                    "CREATE TEMP TABLE base AS SELECT row_number() OVER (ORDER BY id) - 1 AS place, suggestion, severity,"
                            + " body, situation FROM assessment WHERE namespace = 'local'");
            for (int day = DAYS; day >= 1; day--) {
                statement.execute(ENSURE.formatted(day));
                statement.execute(MULTIPLY.formatted(day, ROWS / DAYS + 1));
            }
            statement.execute("VACUUM (ANALYZE) assessment");
            explain(statement);
            line("filled in %.0f s: %s", (System.nanoTime() - begin) / 1e9, sizes(statement));
        }
    }

    private static String sizes(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(
                "SELECT count(*), avg(length(situation)), avg(pg_column_size(body)), (SELECT sum(pg_total_relation_size(inhrelid))"
                        + " FROM pg_inherits WHERE inhparent = 'assessment'::regclass) FROM assessment")) {
            row.next();
            return String.format(
                    Locale.ROOT, "%,d rows, situation %.0f bytes, body %.0f bytes, %,d MB with indexes",
                    row.getLong(1), row.getDouble(2), row.getDouble(3), row.getLong(4) >> 20);
        }
    }

    /** How the service's plan, which is made once for all ranges, leaves out the days that a range has no part of. */
    private static void explain(Statement statement) throws SQLException {
        statement.execute("SET plan_cache_mode = force_generic_plan");
        statement.execute("PREPARE page (text, uuid, uuid) AS SELECT id, account_key, situation FROM assessment"
                + " WHERE namespace = $1 AND id >= $2 AND id < $3 ORDER BY id DESC LIMIT 5000");
        int scans = 0;
        try (ResultSet row = statement.executeQuery("EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) EXECUTE page ('local',"
                + " uuid_floor(now() - interval '10 days'), uuid_floor(now() - interval '8 days'))")) {
            while (row.next()) {
                scans += row.getString(1).contains("Scan") && !row.getString(1).contains("never executed") ? 1 : 0;
                if (row.getString(1).contains("Removed") || row.getString(1).contains("Execution")) {
                    line("a page of two days: %s", row.getString(1).trim());
                }
            }
        }
        line("a page of two days: %d scans", scans);
    }

    /** The bundled policy, but strong begins at 0.95 and what was folded is hidden. */
    private static String candidate(ServiceProcess service) throws IOException {
        String version = BundledPolicy.read().version();
        String source = Corpus.JSON
                .readTree(ok(service.get("/v1/policies/default/versions/" + version)))
                .get("source")
                .textValue();
        String other = source.replace("atLeast: 0.8}", "atLeast: 0.95}").replace("action: FOLD}", "action: AUTHOR_ONLY}");
        ObjectNode body = Corpus.JSON.createObjectNode().put("source", other);
        return Corpus.JSON
                .readTree(ok(service.put("/v1/policies/default", body.toString())))
                .get("version")
                .textValue();
    }

    private static Result backtest(ServiceProcess service, String version, String compare) throws IOException {
        long begin = System.nanoTime();
        double processorBegin = metric(service, "process_cpu_time_ns_total");
        String id = Corpus.JSON
                .readTree(ok(service.post(
                        "/v1/policies/default/versions/" + version + "/backtests",
                        "{\"compare\":\"" + compare + "\",\"limit\":2000000}")))
                .get("id")
                .textValue();
        long peak = 0;
        while (true) {
            ServiceProcess.pause(Duration.ofMillis(500));
            peak = Math.max(peak, (long) metric(service, "jvm_memory_used_bytes{area=\"heap\"") >> 20);
            JsonNode view = Corpus.JSON.readTree(ok(service.get("/v1/policies/default/backtests/" + id)));
            double seconds = (System.nanoTime() - begin) / 1e9;
            line("%s %5.1f s  %s  %s", compare, seconds, view.get("state").textValue(), view.get("progress"));
            if (!List.of("QUEUED", "RUNNING").contains(view.get("state").textValue())) {
                return new Result(
                        compare,
                        view.get("progress").get("done").asLong(),
                        seconds,
                        (metric(service, "process_cpu_time_ns_total") - processorBegin) / 1e9,
                        peak,
                        (long) metric(service, "jvm_gc_live_data_size_bytes") >> 20,
                        view.get("report"));
            }
        }
    }

    private static double metric(ServiceProcess service, String beginning) {
        return service.get("/q/metrics").body().lines()
                .filter(line -> line.startsWith(beginning))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static String ok(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private static void line(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
