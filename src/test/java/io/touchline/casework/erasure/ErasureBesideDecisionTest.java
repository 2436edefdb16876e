package io.touchline.casework.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.touchline.api.AccountKey;
import io.touchline.api.KeyedHash;
import io.touchline.assessment.store.ErasureGuard;
import io.touchline.casework.audit.Moderators;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Rows;
import io.touchline.testsupport.ServiceProcess;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An erasure that is asked for while somebody decides or notes something: what that leaves goes with the rest. */
@QuarkusTest
class ErasureBesideDecisionTest {

    private static final String LOCKS = "SELECT count(*) FROM pg_locks WHERE NOT granted";

    @Inject
    AccountErasure erasure;

    @Inject
    KeyedHash hash;

    @Inject
    Moderators moderators;

    @Inject
    DataSource database;

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final String author = Api.fresh("u");
    private AccountKey key;
    private Rows rows;

    @BeforeEach
    void begin() {
        key = hash.account("local", author);
        rows = new Rows(database);
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void noStrikeOfADecisionIsLeft() throws Exception {
        String caseId = insult().getString("caseId");
        claim(caseId);

        eraseBeside(() -> decide(caseId, "CHANGE", "MUTE"));

        assertThat(rows.count("SELECT count(*) FROM case_decision WHERE case_id = ?", Rows.uuid(caseId)))
                .isEqualTo(1);
        nothingIsLeft();
    }

    @Test
    void noMilderStrikeOfAGrantedAppealIsLeft() throws Exception {
        String caseId = insult().getString("caseId");
        claim(caseId);
        String decision = decide(caseId, "CHANGE", "MUTE").path("id");
        String appeal = Api.call()
                .body(Map.of(
                        "decisionId", decision, "party", Map.of("authorId", author), "statement", "look again, please"))
                .post("/v1/appeals")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        eraseBeside(() -> Api.call()
                .body(Map.of(
                        "by", "moderator-8", "outcome", "GRANT", "reason", "hard words", "measures", List.of("WARN")))
                .post("/v1/appeals/" + appeal + "/decision"));

        assertThat(rows.column("SELECT state FROM appeal WHERE id = ?", Rows.uuid(appeal)))
                .containsExactly("GRANTED");
        nothingIsLeft();
    }

    /** It waits for an erasure that begins: it is a new one then, and nothing of it goes or all. */
    @Test
    void aStrikeThatCameMeanwhileIsKeptWithItsReason() throws Exception {
        Instant asked = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        UUID id = ErasureIds.FORMAT.next(asked);
        ErasureGuard.Erased erased;
        Future<Response> struck;
        try (Connection beginning = database.getConnection()) {
            beginning.setAutoCommit(false);
            ErasureGuard.lockAlone(beginning);
            struck = threads.submit(() -> Api.call()
                    .body(Map.of("action", "WARN", "decidedBy", "moderator-7", "reason", "called for a pile-on"))
                    .post("/v1/accounts/" + author + "/strikes"));
            await().atMost(Duration.ofSeconds(10)).until(() -> rows.count(LOCKS) == 1);
            ErasureSql.insert(
                    beginning,
                    new ErasureRow(
                            id,
                            "local",
                            asked,
                            moderators.known(beginning, "local", "moderator-9"),
                            "asked for",
                            ErasureState.REQUESTED,
                            Optional.empty(),
                            Map.of()),
                    null);
            erased = new ErasureGuard.Erased("local", key, Instant.now().truncatedTo(ChronoUnit.MILLIS));
            ErasureGuard.raise(beginning, id, erased);
            ServiceProcess.pause(Duration.ofMillis(5));
            beginning.commit();
            beginning.setAutoCommit(true);
        }
        assertThat(struck.get().statusCode()).isEqualTo(201);

        erasure.carryOut(id, List.of(erased));

        assertThat(rows.count("SELECT count(*) FROM strike WHERE account_key = ?", key.bytes()))
                .isEqualTo(1);
        assertThat(rows.count("SELECT count(*) FROM audit_personal WHERE account_key = ?", key.bytes()))
                .isEqualTo(1);
    }

    /** What is noted, and whom a draft names, was looked up before the erasure. */
    @Test
    void noNoteOnACommentIsLeft() throws Exception {
        String assessment = insult().getString("id");

        eraseBesideWhatSays(moderator -> Api.call()
                .body(Map.of(
                        "assessmentId", assessment, "by", moderator, "verdict", "CONFIRMED", "note", "he always does"))
                .post("/v1/feedback"));

        assertThat(rows.column("SELECT note FROM feedback WHERE assessment_id = ?", Rows.uuid(assessment)))
                .hasSize(1)
                .containsOnlyNulls();
    }

    @Test
    void noDraftThatNamesTheAccountIsLeft() throws Exception {
        Instant at = Instant.parse("2026-01-01T00:00:00Z")
                .plusSeconds(ThreadLocalRandom.current().nextLong(250L * 24 * 3600));
        insult();
        Api.call()
                .body(Map.of(
                        "action",
                        "MUTE",
                        "decidedBy",
                        "moderator-7",
                        "reason",
                        "called for it",
                        "decidedAt",
                        at.toString(),
                        "expiresAfter",
                        "P3660D"))
                .post("/v1/accounts/" + author + "/strikes")
                .then()
                .statusCode(201);

        eraseBesideWhatSays(moderator -> Api.call()
                .body(Map.of(
                        "from", at.toString(), "to", at.plusSeconds(1).toString(), "by", moderator, "cases", List.of()))
                .post("/v1/notices"));

        assertThat(rows.count("SELECT count(*) FROM notice_account WHERE account_key = ?", key.bytes()))
                .isZero();
    }

    /** What came late for the decision is in another case by then, which the erasure has not seen when it began to wait. */
    @Test
    void noOpenCaseKeepsTheAccountsKey() throws Exception {
        String name = Api.freshName();
        Api.registerAthlete(name);
        String caseId = insult(name).getString("caseId");
        assertThat(insult(name).getString("caseId")).isEqualTo(caseId);
        claim(caseId);
        Instant asked = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        UUID id = ErasureIds.FORMAT.next(asked);
        List<ErasureGuard.Erased> begun = erasure.begin(
                new AccountErasure.Asked(id, "local", author, asked),
                new ErasureRequest("moderator-9", "asked for by the user"));
        Future<Response> decided;
        Future<?> erased;
        try (Connection chain = database.getConnection()) {
            chain.setAutoCommit(false);
            execute(chain, "SELECT FROM audit_chain WHERE namespace = 'local' FOR UPDATE");
            decided = threads.submit(() -> Api.call()
                    .body(Map.of("by", "moderator-4", "outcome", "UPHOLD", "reason", "as seen", "membersSeen", 1))
                    .post("/v1/cases/" + caseId + "/decision"));
            await().atMost(Duration.ofSeconds(10)).until(() -> rows.count(LOCKS) == 1);
            erased = threads.submit(() -> {
                erasure.carryOut(id, begun);
                return null;
            });
            await().atMost(Duration.ofSeconds(10)).until(() -> rows.count(LOCKS) == 2);
            chain.rollback();
            chain.setAutoCommit(true);
        }
        assertThat(decided.get().statusCode()).isEqualTo(201);
        erased.get();

        assertThat(rows.count(
                        "SELECT count(*) FROM moderation_case WHERE starts_with(case_key, ?)", "a:" + key.hex() + ":"))
                .isZero();
    }

    /** The erasure is asked for when what somebody says is about to be written under their name. */
    private void eraseBesideWhatSays(Function<String, Response> saying) throws Exception {
        String moderator = Api.fresh("moderator");
        Instant asked = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        UUID id = ErasureIds.FORMAT.next(asked);
        Future<Response> said;
        Future<UUID> erased;
        try (Connection names = database.getConnection()) {
            names.setAutoCommit(false);
            moderators.known(names, "local", moderator);
            said = threads.submit(() -> saying.apply(moderator));
            await().atMost(Duration.ofSeconds(10)).until(() -> rows.count(LOCKS) == 1);
            erased = threads.submit(() -> {
                erasure.carryOut(
                        id,
                        erasure.begin(
                                new AccountErasure.Asked(id, "local", author, asked),
                                new ErasureRequest("moderator-9", "asked for by the user")));
                return id;
            });
            await().pollInterval(Duration.ofMillis(5)).until(() -> erased.isDone() || rows.count(LOCKS) >= 2);
            names.rollback();
            names.setAutoCommit(true);
        }
        assertThat(said.get().statusCode()).isEqualTo(201);
        erased.get();
    }

    /** The erasure is asked for when the decision has seen whom it is against, and has yet to be logged. */
    private void eraseBeside(Callable<Response> deciding) throws Exception {
        Instant asked = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        UUID id = ErasureIds.FORMAT.next(asked);
        Future<Response> decided;
        Future<List<ErasureGuard.Erased>> begun;
        try (Connection chain = database.getConnection()) {
            chain.setAutoCommit(false);
            execute(chain, "SELECT FROM audit_chain WHERE namespace = 'local' FOR UPDATE");
            decided = threads.submit(deciding);
            await().atMost(Duration.ofSeconds(10)).until(() -> rows.count(LOCKS) == 1);
            begun = threads.submit(() -> erasure.begin(
                    new AccountErasure.Asked(id, "local", author, asked),
                    new ErasureRequest("moderator-9", "asked for by the user")));
            await().pollInterval(Duration.ofMillis(5)).until(() -> begun.isDone() || rows.count(LOCKS) == 2);
            chain.rollback();
            chain.setAutoCommit(true);
        }
        assertThat(decided.get().statusCode()).isBetween(200, 201);

        erasure.carryOut(id, begun.get());
    }

    private void nothingIsLeft() {
        assertThat(rows.count("SELECT count(*) FROM strike WHERE account_key = ?", key.bytes()))
                .as("strikes")
                .isZero();
        assertThat(rows.count("SELECT count(*) FROM audit_personal WHERE account_key = ?", key.bytes()))
                .as("reasons in the log")
                .isZero();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private JsonPath insult() {
        String name = Api.freshName();
        Api.registerAthlete(name);
        return insult(name);
    }

    private JsonPath insult(String name) {
        return Api.assess(Api.comment(Api.fresh("c"), author, name + "就是个废物，别上场了！"))
                .jsonPath();
    }

    private static void claim(String caseId) {
        Api.call()
                .body(Map.of("by", "moderator-4"))
                .post("/v1/cases/" + caseId + "/claim")
                .then()
                .statusCode(200);
    }

    private static Response decide(String caseId, String outcome, String... measures) {
        return Api.call()
                .body(Map.of(
                        "by", "moderator-4", "outcome", outcome, "reason", "as seen", "measures", List.of(measures)))
                .post("/v1/cases/" + caseId + "/decision");
    }
}
