package io.touchline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchline.testsupport.ServiceProcess;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A moderator's day on the packaged service with its own PostgreSQL: listing a queue, its second page, claiming the next
 * case, reading its members, deciding on it. First with ten thousand cases in the database, then, in the same run, with a
 * million; three in ten are open, each with a comment that was assessed over HTTP.
 */
final class CaseLoad {

    static final int FEW = 10_000;
    static final int MANY = 1_000_000;

    private static final int WARM_UP = 500;
    private static final int MEASURED = 1_000;
    private static final String QUEUE = "abuse";

    private static final String CASES =
            """
            INSERT INTO moderation_case (id, namespace, case_key, kind, target_ids, queue, priority, rule, labels, severity,
                proposed, sensitive, member_count, opened_at, last_at, versions, state, decision_id)
            SELECT seeded('case', n), 'local', 'bench:' || n, 'ACCOUNT', c.target_ids,
                   CASE WHEN n %% 2 = 0 THEN 'abuse'
                       ELSE (ARRAY['slander','incitement','threats','minors','accounts','groups','storms'])[1 + n %% 7] END,
                   1 + (n / 8) %% 5, c.rule, c.labels, c.severity, c.proposed, c.sensitive, 1,
                   now() - n * interval '10 milliseconds', now(), c.versions,
                   CASE WHEN n %% 10 < 3 THEN 'OPEN' ELSE 'DECIDED' END,
                   CASE WHEN n %% 10 < 3 THEN NULL ELSE seeded('decision', n) END
            FROM generate_series(%d, %d) AS n, sample_case c
            """;

    private static final String MEMBERS =
            """
            INSERT INTO case_member (case_id, seq, assessment_id, namespace, account_key, event_time, severity, labels,
                actions, rule, sensitive, digest, salt, content)
            SELECT seeded('case', n), 1, seeded('assessment', n), 'local', decode(md5('account-' || n %% 300000), 'hex'),
                   now(), m.severity, m.labels, m.actions, m.rule, m.sensitive, m.digest, m.salt, m.content
            FROM generate_series(%d, %d) AS n, sample_member m
            """;

    private static final String DECISIONS =
            """
            INSERT INTO case_decision (id, namespace, case_id, outcome, measures, reason, decided_by, decided_at, members,
                accounts, members_root)
            SELECT seeded('decision', n), 'local', seeded('case', n),
                   CASE WHEN n %% 20 = 19 THEN 'OVERTURN' ELSE 'UPHOLD' END, '{WARN}', 'as the guide says',
                   decode(md5('moderator-' || n %% 40), 'hex'), now() - n * interval '5 milliseconds', 1, 1, m.digest
            FROM generate_series(%d, %d) AS n, sample_member m
            WHERE n %% 10 >= 3
            """;

    /** Ids that rise with time as the service's do, so that indexes grow as they would. */
    private static final String SEEDED =
            """
            CREATE FUNCTION pg_temp.seeded(kind text, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE
            RETURN (lpad(to_hex(1750000000000 + n * 10), 12, '0') || '7' || substr(md5(kind || n), 1, 3) || '8'
                    || substr(md5(n || kind), 1, 15))::uuid
            """;

    /** One operation at one size. */
    record Result(int cases, String operation, int calls, double p50Millis, double p99Millis) {}

    List<Result> run() throws IOException, SQLException {
        Path directory = Files.createTempDirectory(Path.of("target"), "bench-cases-");
        List<Result> results = new ArrayList<>();
        try (ServiceProcess service = ServiceProcess.start(directory)) {
            try (Connection database = BacktestLoad.database(directory)) {
                prepare(service, database);
                fill(database, 1, FEW);
                measure(service, FEW, WARM_UP);
                results.addAll(measure(service, FEW, MEASURED));
                fill(database, FEW + 1, MANY);
                measure(service, MANY, WARM_UP);
                results.addAll(measure(service, MANY, MEASURED));
            }
        }
        return results;
    }

    private static void prepare(ServiceProcess service, Connection database) throws SQLException {
        ok(service.put("/v1/targets/bench-target", "{\"name\":\"林知夏\",\"role\":\"ATHLETE\"}"));
        ok(service.post(
                "/v1/assessments",
                "{\"commentId\":\"bench\",\"text\":\"林知夏就是个废*物，姐妹们都去她评论区骂她！\",\"author\":{\"id\":\"bench\"}}"));
        try (Statement statement = database.createStatement()) {
            statement.execute(SEEDED);
            statement.execute("CREATE TEMP TABLE sample_case AS SELECT * FROM moderation_case LIMIT 1");
            statement.execute("CREATE TEMP TABLE sample_member AS SELECT * FROM case_member LIMIT 1");
        }
    }

    private static void fill(Connection database, int from, int to) throws SQLException {
        long begin = System.nanoTime();
        try (Statement statement = database.createStatement()) {
            statement.execute("SET synchronous_commit = off");
            for (String insert : List.of(CASES, MEMBERS, DECISIONS)) {
                statement.execute(insert.formatted(from, to).replace("seeded(", "pg_temp.seeded("));
            }
            statement.execute("VACUUM (ANALYZE) moderation_case, case_member, case_decision");
        }
        System.out.printf("cases to %,d: %.0f s%n", to, (System.nanoTime() - begin) / 1e9);
    }

    private static List<Result> measure(ServiceProcess service, int cases, int calls) {
        Map<String, double[]> millis = new LinkedHashMap<>();
        for (String operation : List.of("list a queue", "its second page", "claim the next", "its members", "decide")) {
            millis.put(operation, new double[calls]);
        }
        for (int i = 0; i < calls; i++) {
            int call = i;
            JsonNode page = timed(millis, "list a queue", call, () -> service.get("/v1/cases?queue=" + QUEUE));
            timed(millis, "its second page", call, () -> service.get("/v1/cases?queue=" + QUEUE + "&cursor="
                    + page.get("nextCursor").textValue()));
            JsonNode claimed = timed(
                    millis, "claim the next", call, () -> service.post("/v1/cases/claims", "{\"queue\":\"abuse\",\"by\":\"m-1\"}"));
            String path = "/v1/cases/" + claimed.get("id").textValue();
            timed(millis, "its members", call, () -> service.get(path + "/members"));
            timed(millis, "decide", call, () -> service.post(
                    path + "/decision", "{\"by\":\"m-1\",\"outcome\":\"UPHOLD\",\"reason\":\"as the guide says\"}"));
        }
        List<Result> results = new ArrayList<>();
        millis.forEach((operation, times) -> results.add(result(cases, operation, times)));
        return results;
    }

    private static JsonNode timed(
            Map<String, double[]> millis, String operation, int call, Supplier<HttpResponse<String>> request) {
        long begin = System.nanoTime();
        HttpResponse<String> answer = request.get();
        millis.get(operation)[call] = (System.nanoTime() - begin) / 1e6;
        try {
            return Corpus.JSON.readTree(ok(answer));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Result result(int cases, String operation, double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return new Result(
                cases, operation, sorted.length, sorted[sorted.length / 2], sorted[(int) (sorted.length * 0.99)]);
    }

    private static String ok(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }
}
