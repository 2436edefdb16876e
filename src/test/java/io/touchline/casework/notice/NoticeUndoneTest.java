package io.touchline.casework.notice;

import static io.touchline.casework.notice.OpenedNotice.json;
import static io.touchline.casework.notice.OpenedNotice.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchline.casework.audit.AuditKind;
import io.touchline.casework.audit.AuditLog;
import io.touchline.casework.audit.NewEvent;
import io.touchline.casework.cases.CaseIds;
import io.touchline.handling.standing.StrikeIds;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Moderation;
import io.touchline.testsupport.Rows;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a notice rests on is undone after it was published, or while it is. */
@QuarkusTest
class NoticeUndoneTest extends NoticeScenario {

    @Inject
    AuditLog log;

    private final Instant begin = Instant.now();

    @Test
    void tellsThatADecisionWasUndoneOnAppeal() throws Exception {
        String author = author();
        String decision = decide(insult(author), "MUTE");
        String other = author();
        String kept = decide(insult(other), "MUTE");
        String id = publishedNow();
        String before = json(get(id)).get("sha256").asText();

        long end = logEnd();
        review(appeal("decisionId", kept, other), "REJECT");
        assertThat(undone(id)).isZero();
        assertThat(undoneSince(end, begin)).isFalse();
        assertThat(listed("undone=false")).contains(id);
        String granted = appeal("decisionId", decision, author);
        review(granted, "GRANT");

        assertThat(undone(id)).isEqualTo(1);
        assertThat(undoneSince(end, begin)).isTrue();
        assertThat(undoneSince(end, begin.minusSeconds(3600))).isFalse();
        assertThat(json(get(id)).get("sha256").asText()).isEqualTo(before);
        assertThat(listed("state=PUBLISHED&undone=true")).contains(id);
        assertThat(listed("undone=false")).doesNotContain(id);
        assertThat(raw(get(id + ".html?lang=en")))
                .contains("on appeal or otherwise")
                .contains("role=\"status\"");
        assertThat(raw(get(id + ".csv"))).contains("notice,undone,,,1");
        JsonPath logged = Api.call().get("/v1/audit?subject={id}", id).jsonPath();
        assertThat(logged.getList("items.kind")).containsExactly("NOTICE_PUBLISHED", "NOTICE_OUTDATED");
        JsonNode body = new ObjectMapper().valueToTree(logged.get("items[1].body"));
        assertThat(body.get("kind").asText()).isEqualTo("APPEAL_DECIDED");
        assertThat(body.get("undoneIn").asText()).isEqualTo(granted);
    }

    @Test
    void tellsThatADecisionWasUndoneByHand() throws IOException {
        String first = insult(author());
        String second = insult(author());
        String bulk = decideAll(first, second);
        String id = publishedNow();
        String another = publishedNow();

        Api.call()
                .body(Map.of("by", "m-9", "reason", "too fast"))
                .post("/v1/decisions/{id}/undo", bulk)
                .then()
                .statusCode(200);

        assertThat(List.of(undone(id), undone(another))).containsExactly(2, 2);
    }

    @Test
    void tellsThatWhatARuleDidWasUndone() throws Exception {
        String author = author();
        Map<String, Object> comment = Api.comment(Api.fresh("c"), author, name + "就是个废物" + Api.freshWords());
        comment.put("options", DecidedCases.UNHURRIED);
        String assessment = Api.assess(comment).then().statusCode(200).extract().path("id");
        String id = publishedNow();
        assertThat(json(get(id)).at("/notice/educations/byRule").asText()).isEqualTo("<3");

        long end = logEnd();

        review(appeal("assessmentId", assessment, author), "GRANT");

        assertThat(undone(id)).isEqualTo(1);
        assertThat(undoneSince(end, begin)).isTrue();
    }

    /** Whoever decides on a comment says of what a rule has educated for it too. */
    @Test
    void tellsThatADecisionTookBackWhatARuleDid() throws Exception {
        String left = educated();
        String taken = educated();
        String id = publishedNow();

        long end = logEnd();
        decided(ruling("UPHOLD"), "bulkId", left);
        assertThat(undone(id)).isZero();
        assertThat(undoneSince(end, begin)).isFalse();
        decided(ruling("OVERTURN"), "bulkId", taken);

        assertThat(undone(id)).isEqualTo(1);
        assertThat(undoneSince(end, begin)).isTrue();
    }

    /** A rule may have educated in any period before. */
    @Test
    void isNotPublishedWhereTheUndoingOfAChangeGaveAnEducationBack() throws Exception {
        String decision = decide(educated(), "WARN");
        long end = logEnd();

        Api.call()
                .body(Map.of("by", "m-9", "reason", "too fast"))
                .post("/v1/decisions/{id}/undo", decision)
                .then()
                .statusCode(200);

        assertThat(undoneSince(end, begin.minusSeconds(3600))).isTrue();
    }

    @Test
    void isNotPublishedWhereAnAppealOfTheTargetGaveAnEducationBack() throws Exception {
        String decision = decided(ruling("OVERTURN"), "decisions[0].id", educated());
        long end = logEnd();
        String appeal = Moderation.appeal(Map.entry("decisionId", decision), Map.entry("targetId", targetId));

        Moderation.grant(appeal, "EDUCATE");

        assertThat(undoneSince(end, begin.minusSeconds(3600))).isTrue();
    }

    @Test
    void tellsThatAStrikeWasTakenBackAndLeavesOtherPeriodsAlone() throws Exception {
        past.decide(insult(author()), "CHANGE", List.of("MUTE"), past.within());
        String strike = DecidedCases.strike(authors.get(0), "MUTE", past.within(), "insult.person");
        String id = published(draft(List.of()));
        Map<String, Object> later = order(List.of());
        later.put("from", past.to().toString());
        later.put("to", past.to().plusSeconds(600).toString());
        String next = published(json(post(later, 201)).get("id").asText());

        long end = logEnd();

        DecidedCases.revoke(authors.get(0), strike);

        assertThat(undoneSince(end, past.within())).isTrue();
        assertThat(undoneSince(end, past.to())).isFalse();
        assertThat(List.of(undone(id), undone(next))).containsExactly(1, 0);
    }

    /** The decision stands, and what it did to the account does not. */
    @Test
    void tellsNoMeasureOfATypicalCaseThatWasTakenBackByHand() throws Exception {
        String author = author();
        String told = insult(author);
        decide(told, "REMOVE", "MUTE");
        String muted = insult(author());
        decide(muted, "MUTE");

        DecidedCases.revoke(author, strikeOf(told));
        DecidedCases.revoke(authors.get(1), strikeOf(muted));

        for (boolean quote : List.of(false, true)) {
            Map<String, Object> order = now(List.of(example(told, false, quote)));
            assertThat(json(post(order, 201)).at("/notice/examples/0/measures").toString())
                    .isEqualTo("[\"REMOVE\"]");
        }
        assertThat(json(post(now(List.of(example(muted, false, false))), 422))
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/cases/0/caseId");
    }

    private String strikeOf(String caseId) {
        UUID id = (UUID) new Rows(database)
                .column("SELECT id FROM strike WHERE case_id = ?", caseId)
                .get(0);
        return StrikeIds.FORMAT.wire(id);
    }

    /** The figures were looked at before, the notice comes out after. */
    @Test
    void isNotPublishedWhenSomethingIsUndoneMeanwhile() throws Exception {
        String caseId = insult(author());
        UUID decision = past.decide(caseId, "CHANGE", List.of("MUTE"), past.within());
        String id = draft(List.of());
        CompletableFuture<Integer> publishing;
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement undo = connection.prepareStatement(
                    "UPDATE case_decision SET undone_at = now(), undone_by = '\\x00000000000000000000000000000000' WHERE id = ?")) {
                undo.setObject(1, decision);
                undo.executeUpdate();
            }
            String body = "{\"decisionId\":\"" + CaseIds.DECISION.wire(decision) + "\"}";
            log.append(
                    connection,
                    List.of(new NewEvent("local", AuditKind.DECISION_UNDONE, caseId, body, Optional.empty())));

            publishing = CompletableFuture.supplyAsync(
                    () -> act(id, "publish", Map.of("by", "moderator-7")).statusCode());
            Rows rows = new Rows(database);
            await().atMost(Duration.ofSeconds(20)).until(() -> waiting(rows) > 0);
            connection.commit();
        }

        assertThat(publishing.get(30, TimeUnit.SECONDS)).isEqualTo(409);
        assertThat(json(get(id)).get("state").asText()).isEqualTo("DRAFT");
    }

    /** An erasure that takes the draft along holds cases, which comments wait for. */
    @Test
    void isNobodysRowWhileItIsCounted() throws Exception {
        past.decide(insult(author()), "UPHOLD", List.of(), past.within());
        String id = draft(List.of());
        CompletableFuture<Integer> publishing;
        try (Connection counted = database.getConnection();
                Connection erasing = database.getConnection();
                Statement lock = counted.createStatement()) {
            counted.setAutoCommit(false);
            erasing.setAutoCommit(false);
            lock.execute("LOCK TABLE case_decision IN ACCESS EXCLUSIVE MODE");
            publishing = CompletableFuture.supplyAsync(
                    () -> act(id, "publish", Map.of("by", "moderator-7")).statusCode());
            Rows rows = new Rows(database);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> rows.count("SELECT count(*) FROM pg_stat_activity"
                                    + " WHERE wait_event_type = 'Lock' AND query LIKE '%case_decision%'")
                            > 0);
            try (PreparedStatement row =
                    erasing.prepareStatement("SELECT FROM notice WHERE id = ? FOR UPDATE NOWAIT")) {
                row.setObject(1, Rows.uuid(id));
                assertThat(row.executeQuery().next()).isTrue();
            }
            erasing.rollback();
            counted.rollback();
        }

        assertThat(publishing.get(30, TimeUnit.SECONDS)).isEqualTo(200);
    }

    /** Everybody waits for whoever holds the end of the log: what takes long has no place there. */
    @Test
    void isPublishedWithoutCountingAgainWhenSomethingElseIsUndoneMeanwhile() throws Exception {
        UUID other = past.decide(insult(author()), "UPHOLD", List.of(), past.to());
        String unlogged = insult(author());
        String id = draft(List.of());
        CompletableFuture<Integer> publishing;
        try (Connection chain = database.getConnection()) {
            chain.setAutoCommit(false);
            String body = "{\"decisionId\":\"" + CaseIds.DECISION.wire(other) + "\"}";
            log.append(
                    chain, List.of(new NewEvent("local", AuditKind.DECISION_UNDONE, "case_x", body, Optional.empty())));
            publishing = CompletableFuture.supplyAsync(
                    () -> act(id, "publish", Map.of("by", "moderator-7")).statusCode());
            Rows rows = new Rows(database);
            await().atMost(Duration.ofSeconds(20)).until(() -> waiting(rows) > 0);
            // Figures that are counted again would show it.
            past.decide(unlogged, "CHANGE", List.of("MUTE"), past.within());
            chain.commit();
        }

        assertThat(publishing.get(30, TimeUnit.SECONDS)).isEqualTo(200);
    }

    private long logEnd() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return NoticeSql.logEnd(connection, "local");
        }
    }

    /** Whether something that was decided in the ten minutes from then on has been undone since an event. */
    private boolean undoneSince(long seq, Instant from) throws SQLException {
        NoticeOrder order = new NoticeOrder(from, from.plusSeconds(600), null, List.of());
        try (Connection connection = database.getConnection()) {
            return NoticeSql.undoneSince(connection, "local", seq, order);
        }
    }

    /** Those that wait for the end of the log. */
    private static long waiting(Rows rows) {
        return rows.count(
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%audit_chain%'");
    }

    /** @return the case of a comment that a rule has educated for */
    private String educated() {
        Map<String, Object> comment = Api.comment(Api.fresh("c"), author(), name + "就是个废物，滚出国家队！" + Api.freshWords());
        comment.put("options", DecidedCases.UNHURRIED);
        return Api.assess(comment).then().statusCode(200).extract().path("caseId");
    }

    /** A notice of all that was decided since the test began. */
    private String publishedNow() throws IOException {
        return published(json(post(now(List.of()), 201)).get("id").asText());
    }

    private Map<String, Object> now(List<Map<String, Object>> cases) {
        Map<String, Object> order = order(cases);
        order.put("from", begin.toString());
        order.put("to", Instant.now().toString());
        return order;
    }

    private static int undone(String id) throws IOException {
        return json(get(id)).get("undone").asInt();
    }

    private static List<String> listed(String query) {
        return Api.call().get("/v1/notices?limit=200&" + query).jsonPath().getList("items.id", String.class);
    }

    private static String decide(String caseId, String... measures) {
        Map<String, Object> body = ruling("CHANGE");
        body.put("measures", List.of(measures));
        return decided(body, "decisions[0].id", caseId);
    }

    private static String decideAll(String... caseIds) {
        return decided(ruling("UPHOLD"), "bulkId", caseIds);
    }

    /** @param told what of the answer to return */
    private static String decided(Map<String, Object> ruling, String told, String... caseIds) {
        ruling.put("caseIds", List.of(caseIds));
        return Api.call()
                .body(ruling)
                .post("/v1/cases/decisions")
                .then()
                .statusCode(201)
                .extract()
                .path(told);
    }

    private static Map<String, Object> ruling(String outcome) {
        return new LinkedHashMap<>(Map.of("by", "m-1", "outcome", outcome, "reason", "seen in its context"));
    }

    private static String appeal(String against, String id, String author) {
        return Api.call()
                .body(Map.of(against, id, "party", Map.of("authorId", author), "statement", "我说的是比赛，不是人。"))
                .post("/v1/appeals")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void review(String id, String outcome) {
        Api.call()
                .body(Map.of("by", "m-2", "outcome", outcome, "reason", "hard words on a match"))
                .post("/v1/appeals/{id}/decision", id)
                .then()
                .statusCode(200);
    }
}
