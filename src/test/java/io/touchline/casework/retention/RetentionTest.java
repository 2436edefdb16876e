package io.touchline.casework.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.touchline.api.AccountKey;
import io.touchline.api.KeyedHash;
import io.touchline.api.RunLock;
import io.touchline.api.Transaction;
import io.touchline.assessment.store.IdleAccounts;
import io.touchline.casework.cases.CaseIds;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Moderation;
import io.touchline.testsupport.Rows;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is old goes by itself, and what is not stays. */
@QuarkusTest
class RetentionTest {

    @Inject
    DataSource database;

    @Inject
    KeyedHash hash;

    @Inject
    Retention retention;

    private final String author = Api.fresh("u");
    private final String name = Api.freshName();
    private Rows rows;

    @BeforeEach
    void register() {
        rows = new Rows(database);
        Api.registerAthlete(name);
    }

    @Test
    void dropsTextsFirstAndTheirAssessmentsLater() throws SQLException {
        UUID inText = old(100, say("今天发挥一般"));
        UUID longAgo = old(200, say("今天发挥不错"));
        UUID recent = old(80, say("今天发挥很好"));

        RetentionRun run = retention.run().orElseThrow();

        assertThat(run.postponed()).isEmpty();
        assertThat(List.of(texts(inText), texts(longAgo), texts(recent))).containsExactly(0L, 0L, 1L);
        assertThat(List.of(assessments(inText), assessments(longAgo), assessments(recent)))
                .containsExactly(1L, 0L, 1L);
        assertThat(partition("comment_text", 100)).isFalse();
        assertThat(partition("assessment", 100)).isTrue();
        assertThat(partition("assessment", 200)).isFalse();
        assertThat(partition("assessment_target", 200)).isFalse();
        assertThat(run.dropped())
                .extracting(Dropped::table, Dropped::day)
                .contains(tuple("comment_text", day(100).toString()), tuple("assessment", day(200).toString()));
        assertThat(
                        rows.column(
                                "SELECT body FROM audit_event WHERE namespace = '*' AND kind = 'RETENTION_DROPPED' ORDER BY seq"))
                .anySatisfy(
                        body -> assertThat(body.toString()).contains("\"table\":\"assessment\"", day(200).toString()));
    }

    @Test
    void takesACommentAsAFreshOneOnceItsDayIsGone() throws SQLException {
        Map<String, Object> comment = Api.comment(Api.fresh("c"), author, name + "今天发挥一般");
        JsonPath first = stored(comment);
        UUID id = old(190, Rows.uuid(first.getString("id")));
        assertThat(stored(comment).getString("id")).endsWith(id.toString().replace("-", ""));

        retention.run();
        JsonPath again = stored(comment);

        assertThat(again.getInt("revision")).isEqualTo(1);
        assertThat(Rows.uuid(again.getString("id"))).isNotEqualTo(id);
    }

    @Test
    void endsAChainOfRevisionsWhereItsDayIsGone() throws SQLException {
        Map<String, Object> comment = Api.comment(Api.fresh("c"), author, name + "今天发挥一般");
        JsonPath first = stored(comment);
        UUID old = old(190, Rows.uuid(first.getString("id")));
        comment.put("text", name + "今天发挥不错");
        JsonPath second = stored(comment);
        assertThat(second.getInt("revision")).isEqualTo(2);
        assertThat(rows.column("SELECT previous_id FROM assessment WHERE id = ?", Rows.uuid(second.getString("id"))))
                .containsExactly(old);

        retention.run();

        Api.call()
                .get("/v1/assessments?commentId=" + comment.get("commentId"))
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(second.getString("id")))
                .body("items[0].revision", equalTo(2));
        comment.put("text", name + "今天发挥很好");
        assertThat(stored(comment).getInt("revision")).isEqualTo(3);
    }

    @Test
    void forgetsTheIdsOfAccountsOfWhichNothingIsLeft() throws SQLException {
        old(190, say("今天发挥一般"));
        String struck = Api.fresh("u");
        old(
                190,
                Rows.uuid(stored(Api.comment(Api.fresh("c"), struck, name + "今天一般"))
                        .getString("id")));
        Api.call()
                .body(Map.of("action", "WARN", "decidedBy", "moderator-7", "reason", "threatened a player"))
                .post("/v1/accounts/{id}/strikes", struck)
                .then()
                .statusCode(201);
        String active = Api.fresh("u");
        old(
                190,
                Rows.uuid(stored(Api.comment(Api.fresh("c"), active, name + "今天一般"))
                        .getString("id")));
        stored(Api.comment(Api.fresh("c"), active, name + "今天也一般"));
        rows.change(
                "UPDATE account SET first_seen = now() - interval '190 days' WHERE account_id IN (?, ?, ?)",
                author,
                struck,
                active);

        retention.run();

        assertThat(List.of(known(author), known(struck), known(active))).containsExactly(0L, 1L, 1L);

        rows.change(
                "DELETE FROM strike WHERE account_key = ?",
                hash.account("local", struck).bytes());
        retention.run();

        assertThat(known(struck)).isZero();
    }

    @Test
    void emptiesOldCasesAppealsFeedbackAndTheLogsPersonalParts() throws SQLException {
        JsonPath told = stored(Api.comment(Api.fresh("c"), author, name + "就是个废物，姐妹们都去她评论区骂她！" + Api.freshWords()));
        UUID assessment = Rows.uuid(told.getString("id"));
        String decision = Moderation.decide(told.getString("caseId"), "UPHOLD");
        Api.call()
                .body(Map.of("assessmentId", told.getString("id"), "by", "m-1", "verdict", "CONFIRMED"))
                .post("/v1/feedback")
                .then()
                .statusCode(201);
        rows.change(
                """
                INSERT INTO appeal (id, namespace, decision_id, party, target_id, statement, state, filed_at, due_at,
                                    closed_at, closed_by)
                VALUES (gen_random_uuid(), 'local', ?, 'TARGET', 'someone', 'look again', 'REJECTED',
                        now() - interval '1200 days', now() - interval '1190 days', now() - interval '1190 days',
                        '\\x00000000000000000000000000000000')
                """,
                Rows.uuid(decision));
        retention.run();
        assertThat(contents(assessment)).isEqualTo(1);
        assertThat(feedback(assessment)).isEqualTo(1);

        rows.change(
                "UPDATE case_decision SET decided_at = decided_at - interval '1100 days' WHERE id = ?",
                Rows.uuid(decision));
        rows.change("UPDATE feedback SET at = at - interval '1100 days' WHERE assessment_id = ?", assessment);
        retention.run();

        assertThat(contents(assessment)).isZero();
        assertThat(feedback(assessment)).isZero();
        assertThat(rows.column("SELECT reason FROM case_decision WHERE id = ?", Rows.uuid(decision)))
                .containsExactly((Object) null);
        assertThat(rows.column("SELECT statement FROM appeal WHERE decision_id = ?", Rows.uuid(decision)))
                .containsExactly((Object) null);
        // Whom it was about is no person's secret.
        UUID appeal = (UUID) rows.column("SELECT id FROM appeal WHERE decision_id = ?", Rows.uuid(decision))
                .get(0);
        Api.call()
                .get("/v1/appeals/{id}", CaseIds.APPEAL.wire(appeal))
                .then()
                .statusCode(200)
                .body("party.targetId", equalTo("someone"))
                .body("statement", nullValue())
                .body("erased", equalTo(true));
    }

    @Test
    void letsGoWhatANamespaceLeftBehindThatNoCallerHas() throws SQLException {
        JsonPath told = stored(Api.comment(Api.fresh("c"), author, name + "今天发挥一般"));
        UUID assessment = Rows.uuid(told.getString("id"));
        Api.call()
                .body(Map.of("assessmentId", told.getString("id"), "by", "m-1", "verdict", "CONFIRMED"))
                .post("/v1/feedback")
                .then()
                .statusCode(201);
        String gone = Api.fresh("gone");
        rows.change(
                "INSERT INTO account (namespace, account_key, account_id, first_seen) VALUES (?, '\\x00', 'x', now())",
                gone);
        rows.change(
                "UPDATE feedback SET namespace = ?, at = at - interval '1100 days' WHERE assessment_id = ?",
                gone,
                assessment);

        retention.run();

        assertThat(feedback(assessment)).isZero();
    }

    @Test
    void leavesADayThatIsInUseToTheNextRunAndAnswersMeanwhile() throws Exception {
        UUID id = old(195, say("今天发挥一般"));
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong slowest = new AtomicLong();
        AtomicLong notStored = new AtomicLong();
        Thread traffic = new Thread(() -> {
            while (!over.get()) {
                long begin = System.nanoTime();
                JsonPath answer = Api.assess(Api.comment(Api.fresh("c"), Api.fresh("u"), "今天发挥一般"))
                        .jsonPath();
                slowest.accumulateAndGet((System.nanoTime() - begin) / 1_000_000, Math::max);
                if (!answer.getBoolean("stored")) {
                    notStored.incrementAndGet();
                }
            }
        });
        traffic.start();
        RetentionRun inTheWay;
        RetentionRun free;
        try {
            try (Connection reader = database.getConnection();
                    Statement statement = reader.createStatement()) {
                reader.setAutoCommit(false);
                statement.executeQuery("SELECT count(*) FROM assessment").close();
                inTheWay = retention.run().orElseThrow();
                reader.rollback();
            }
            free = retention.run().orElseThrow();
        } finally {
            over.set(true);
            traffic.join();
        }
        System.out.printf("slowest answer during both runs: %d ms, %d not stored%n", slowest.get(), notStored.get());

        assertThat(inTheWay.postponed()).anyMatch(table -> table.endsWith(suffix(195)));
        assertThat(free.postponed()).isEmpty();
        assertThat(assessments(id)).isZero();
        assertThat(partition("assessment", 195)).isFalse();
        assertThat(Duration.ofMillis(slowest.get())).isLessThan(Duration.ofSeconds(10));
    }

    /** A refused one that is sent again after weeks has the id of when it came. */
    @Test
    void forgetsNoAccountOfWhichAnOldCommentIsKept() throws SQLException {
        old(60, say("今天发挥尚可"));
        byte[] key = (byte[]) rows.column("SELECT account_key FROM account WHERE account_id = ?", author)
                .get(0);
        List<IdleAccounts.Account> found = List.of(new IdleAccounts.Account("local", new AccountKey(key)));

        Map<String, Long> forgotten = Transaction.in(database, connection -> IdleAccounts.forget(connection, found));

        assertThat(forgotten).isEmpty();
        assertThat(known(author)).isEqualTo(1);
    }

    @Test
    void runsWhenAScheduleOutsideAsksForIt() throws SQLException {
        UUID longAgo = old(200, say("今天发挥尚可"));
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        int ran = ask(said, "local", 120);
        int busy;
        try (RunLock other = RunLock.of(database, Retention.LOCK)) {
            busy = ask(said, "local", 2);
        }
        int unknown = ask(said, "nobody's", 120);

        assertThat(List.of(ran, busy, unknown)).containsExactly(0, 1, 1);
        assertThat(assessments(longAgo)).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8).lines().map(line -> line.substring(0, 4)))
                .startsWith("200 ", "409 ", "409 ")
                .endsWith("409 ", "401 ");
    }

    private static int ask(ByteArrayOutputStream said, String key, int seconds) {
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new AskForRun(out, Duration.ofSeconds(seconds), Duration.ofMillis(300))
                .run(Map.of("TOUCHLINE_URL", "http://127.0.0.1:" + RestAssured.port, "TOUCHLINE_RETENTION_KEY", key));
    }

    private UUID say(String text) {
        return Rows.uuid(
                stored(Api.comment(Api.fresh("c"), author, name + text)).getString("id"));
    }

    private static JsonPath stored(Map<String, Object> comment) {
        return Api.assess(comment)
                .then()
                .statusCode(200)
                .body("stored", equalTo(true))
                .extract()
                .jsonPath();
    }

    /** As if the comment had been received so many days ago. @return its id now */
    private UUID old(int days, UUID id) {
        Instant noon = day(days).atTime(12, 0).toInstant(ZoneOffset.UTC);
        UUID old = new UUID(
                noon.toEpochMilli() << 16 | id.getMostSignificantBits() & 0xffff, id.getLeastSignificantBits());
        rows.column("SELECT ensure_day(?)", day(days));
        String body = "replace(body, ?, ?)";
        rows.change(
                "INSERT INTO assessment SELECT ?, namespace, comment_id, revision, previous_id, account_key, event_time,"
                        + " suggestion, severity, " + body + ", situation FROM assessment WHERE id = ?",
                old,
                wire(id),
                wire(old),
                id);
        rows.change("INSERT INTO comment_text SELECT ?, text FROM comment_text WHERE assessment_id = ?", old, id);
        rows.change(
                "INSERT INTO assessment_target SELECT namespace, target_id, ? FROM assessment_target WHERE assessment_id = ?",
                old,
                id);
        rows.change("UPDATE comment_ledger SET assessment_id = ? WHERE assessment_id = ?", old, id);
        rows.change("DELETE FROM assessment WHERE id = ?", id);
        rows.change("DELETE FROM comment_text WHERE assessment_id = ?", id);
        rows.change("DELETE FROM assessment_target WHERE assessment_id = ?", id);
        return old;
    }

    private static String wire(UUID id) {
        return "as_" + id.toString().replace("-", "");
    }

    private static LocalDate day(int daysAgo) {
        return LocalDate.now(ZoneOffset.UTC).minusDays(daysAgo);
    }

    private static String suffix(int daysAgo) {
        return "_" + day(daysAgo).toString().replace("-", "");
    }

    private boolean partition(String table, int daysAgo) {
        return rows.count("SELECT count(*) FROM pg_class WHERE relname = ?", table + suffix(daysAgo)) > 0;
    }

    private long texts(UUID id) {
        return rows.count("SELECT count(*) FROM comment_text WHERE assessment_id = ?", id);
    }

    private long assessments(UUID id) {
        return rows.count("SELECT count(*) FROM assessment WHERE id = ?", id);
    }

    private long known(String accountId) {
        return rows.count("SELECT count(*) FROM account WHERE account_id = ?", accountId);
    }

    private long contents(UUID id) {
        return rows.count("SELECT count(*) FROM case_member WHERE assessment_id = ? AND content IS NOT NULL", id);
    }

    private long feedback(UUID id) {
        return rows.count("SELECT count(*) FROM feedback WHERE assessment_id = ?", id);
    }
}
