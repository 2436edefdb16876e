package io.touchline.casework.notice;

import static io.touchline.casework.notice.OpenedNotice.column;
import static io.touchline.casework.notice.OpenedNotice.figures;
import static io.touchline.casework.notice.OpenedNotice.found;
import static io.touchline.casework.notice.OpenedNotice.json;
import static io.touchline.casework.notice.OpenedNotice.numbers;
import static io.touchline.casework.notice.OpenedNotice.numbersOfPage;
import static io.touchline.casework.notice.OpenedNotice.raw;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.touchline.casework.cases.CaseIds;
import io.touchline.handling.Action;
import io.touchline.testsupport.Api;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a notice counts, in every form. */
@QuarkusTest
class NoticeFiguresTest extends NoticeScenario {
    @Test
    void countsWhatStandsAndNothingElse() throws Exception {
        List<String> cases = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            cases.add(insult(author()));
            past.decide(cases.get(i), "CHANGE", List.of("REMOVE", "MUTE"), past.within());
            DecidedCases.strike(authors.get(i), "MUTE", past.within(), "insult.person");
        }
        String warned = insult(author());
        past.decide(warned, "CHANGE", List.of("FOLD", "WARN"), past.from());
        DecidedCases.strike(authors.get(4), "WARN", past.from(), "insult.person");
        for (String caseId : cases) {
            past.label(caseId, "{insult.person}");
        }
        past.label(warned, "{insult.person,threat}");
        past.decide(insult(author()), "OVERTURN", List.of(), past.within());
        undone();
        takenBackByAppeal();
        outside();
        past.decide(secondLook(warned), "CHANGE", List.of("REMOVE", "MUTE"), past.within());

        JsonNode notice = json(get(draft(List.of()))).get("notice");

        assertThat(notice.at("/totals/decisions").asInt()).isEqualTo(5);
        assertThat(notice.at("/totals/comments").asInt()).isEqualTo(5);
        assertThat(notice.at("/totals/accounts").asText()).isEqualTo("≥3");
        assertThat(column(notice, "outcomes", "decisions")).isEqualTo(Map.of("CHANGE", "5", "OVERTURN", "<3"));
        assertThat(column(notice, "measures", "decisions"))
                .isEqualTo(Map.of("REMOVE", "≥3", "FOLD", "<3", "MUTE", "≥3", "WARN", "<3"));
        assertThat(column(notice, "measures", "accounts"))
                .containsEntry("MUTE", "4")
                .containsEntry("WARN", "<3");
        assertThat(column(notice, "measures", "comments"))
                .containsEntry("REMOVE", "≥3")
                .containsEntry("FOLD", "<3");
        assertThat(column(notice, "labels", "decisions")).isEqualTo(Map.of("insult.person", "≥3", "threat", "<3"));
        assertThat(column(notice, "labels", "comments")).isEqualTo(Map.of("insult.person", "≥3", "threat", "<3"));
        assertThat(column(notice, "labels", "accounts")).containsEntry("insult.person", "5");
        assertThat(column(notice, "appeals", "appeals")).isEqualTo(Map.of("GRANTED", "<3"));
        // How many queues there are is the models' affair: a small cell beside exact ones alone could be worked out.
        List<String> queues = List.copyOf(column(notice, "queues", "cases").values());
        assertThat(queues).isNotEmpty().allSatisfy(cell -> assertThat(cell).matches("≥3|<3|[3-9]"));
        assertThat(Collections.frequency(queues, "<3") != 1 || queues.contains("≥3"))
                .as("%s", queues)
                .isTrue();
        assertThat(notice.at("/names/list")).hasSize(4).allSatisfy(one -> assertThat(one.asText())
                .isEqualTo("昵**安"));
        assertThat(notice.at("/educations/byRule").asText()).isEqualTo(SmallCells.shown(educated()));
    }

    @Test
    void countsACommentOnceHoweverOftenItWasEdited() throws Exception {
        String author = author();
        String id = Api.fresh("c");
        List<String> cases = new ArrayList<>();
        for (String more : List.of("", "。", "。就是")) {
            cases.add(past.comment(id, author, "昵称" + author, DecidedCases.insult(name) + more));
        }
        assertThat(cases).doesNotContainNull().containsOnly(cases.get(0));
        past.decide(cases.get(0), "CHANGE", List.of("REMOVE"), past.within());
        for (int i = 0; i < 2; i++) {
            past.decide(insult(author()), "CHANGE", List.of("REMOVE"), past.within());
        }

        JsonNode notice = json(get(draft(List.of()))).get("notice");

        assertThat(notice.at("/totals/decisions").asInt()).isEqualTo(3);
        assertThat(notice.at("/totals/comments").asInt()).isEqualTo(3);
        assertThat(column(notice, "measures", "comments")).isEqualTo(Map.of("REMOVE", "3"));
    }

    @Test
    void masksWhatAnAccountWasCalledAndItsIdWhereNothingTells() throws Exception {
        past.decide(insult(author()), "CHANGE", List.of("MUTE"), past.within());
        DecidedCases.strike(authors.get(0), "MUTE", past.within(), "insult.person");
        DecidedCases.strike("某" + author() + "某", "MUTE", past.within(), "insult.person");

        JsonNode notice = json(get(draft(List.of()))).get("notice");

        assertThat(notice.at("/names/list")).extracting(JsonNode::asText).containsExactlyInAnyOrder("昵**安", "某**某");
    }

    @Test
    void tellsHowManyAccountsItLeavesOffWhereItListsNone() throws Exception {
        List<Action> muted = List.of(Action.MUTE, Action.CLOSE);
        NoticeOrder order = new NoticeOrder(past.from(), past.to(), null, List.of());
        try (Connection connection = database.getConnection()) {
            assertThat(FigureSql.struck(connection, "local", order, muted, 0))
                    .isEqualTo(new FigureSql.Struck(List.of(), 0));
            DecidedCases.strike(author(), "MUTE", past.within(), "insult.person");
            DecidedCases.strike(author(), "CLOSE", past.within(), "insult.person");

            assertThat(FigureSql.struck(connection, "local", order, muted, 0))
                    .isEqualTo(new FigureSql.Struck(List.of(), 2));
            assertThat(FigureSql.struck(connection, "local", order, muted, 1))
                    .isEqualTo(new FigureSql.Struck(List.of(hash.account("local", authors.get(1))), 2));
        }
    }

    /** A strike is deleted a year after it expires, so that of older ones nobody knows how many there were. */
    @Test
    void saysFromWhenOnAccountsAreCountedWhereStrikesMayBeGone() throws Exception {
        Instant year = Instant.now().minus(Duration.ofDays(366));
        DecidedCases.strike(author(), "MUTE", year.minus(Duration.ofDays(2)), "insult.person");
        DecidedCases.strike(author(), "MUTE", year.minus(Duration.ofDays(2)), "insult.person");
        Map<String, Object> order = order(List.of());
        order.put("from", year.minus(Duration.ofDays(3)).toString());
        order.put("to", year.minus(Duration.ofDays(1)).toString());
        String gone = json(post(order, 201)).get("id").asText();
        order.put("to", year.plus(Duration.ofDays(1)).toString());
        String partly = json(post(order, 201)).get("id").asText();

        JsonNode none = json(get(gone)).get("notice");
        JsonNode some = json(get(partly)).get("notice");

        assertThat(none.get("accountsFrom")).isEqualTo(none.get("to"));
        assertThat(none.at("/totals/accounts").asText()).isEqualTo("0");
        assertThat(none.at("/names/list")).isEmpty();
        assertThat(Instant.parse(some.get("accountsFrom").asText()))
                .isBetween(year, Instant.now().minus(Duration.ofDays(366)));
        assertThat(raw(get(partly + ".html?lang=en"))).contains("count only from");
        assertThat(raw(get(partly + ".html?lang=zh"))).contains("此前的记录已有部分到期删除");
        assertThat(raw(get(partly + ".csv"))).contains("notice,accountsFrom");
        String whole = draft(List.of());
        JsonNode all = json(get(whole)).get("notice");
        assertThat(all.get("accountsFrom")).isEqualTo(all.get("from"));
        assertThat(raw(get(whole + ".html?lang=en"))).doesNotContain("count only from");
        assertThat(act(partly, "publish", Map.of("by", "moderator-7")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void countsErasedAccountsNoMoreAndSaysSo() throws Exception {
        for (int i = 0; i < 4; i++) {
            past.decide(insult(author()), "CHANGE", List.of("REMOVE", "MUTE"), past.within());
            DecidedCases.strike(authors.get(i), "MUTE", past.within(), "insult.person");
        }
        Api.call()
                .body(Map.of("by", "moderator-9", "reason", "asked for it"))
                .post("/v1/accounts/{id}/erasure", authors.get(0))
                .then()
                .statusCode(200);

        String id = draft(List.of());

        JsonNode totals = json(get(id)).at("/notice/totals");
        assertThat(totals.get("decisions").asInt()).isEqualTo(4);
        assertThat(totals.get("comments").asInt()).isEqualTo(4);
        assertThat(totals.get("accounts").asInt()).isEqualTo(3);
        assertThat(raw(get(id + ".html?lang=en"))).contains("nor do measures against accounts that were erased since");
        assertThat(raw(get(id + ".html?lang=zh"))).contains("已依申请删除的账号");
    }

    /** Who agrees that a comment stays up has met nothing with measures, whatever the outcome is called. */
    @Test
    void countsWhatWasLeftUpAsNoViolation() throws Exception {
        past.decide(quoted(), "UPHOLD", List.of(), past.within());
        past.decide(quoted(), "CHANGE", List.of("ALLOW"), past.within());
        past.decide(insult(author()), "CHANGE", List.of("ALLOW"), past.within());
        String protectedTarget = quoted();
        past.propose(protectedTarget, "{ALLOW,WATCH}");
        past.decide(protectedTarget, "UPHOLD", List.of(), past.within());
        String taken = quoted();
        past.decide(taken, "CHANGE", List.of("FOLD"), past.within());

        JsonNode notice =
                json(get(draft(List.of(example(taken, false, false))))).get("notice");

        assertThat(notice.at("/totals/decisions").asInt()).isEqualTo(2);
        assertThat(notice.at("/totals/comments").asInt()).isEqualTo(2);
        assertThat(column(notice, "outcomes", "decisions"))
                .isEqualTo(Map.of("UPHOLD", "<3", "CHANGE", "<3", "OVERTURN", "3"));
        assertThat(column(notice, "measures", "decisions")).isEqualTo(Map.of("FOLD", "<3", "WATCH", "<3"));
        assertThat(column(notice, "labels", "comments")).isEqualTo(Map.of("insult.person", "<3"));
    }

    @Test
    void tellsNoExampleOfWhatWasLeftUp() throws Exception {
        String upheld = quoted();
        past.decide(upheld, "UPHOLD", List.of(), past.within());
        String changed = insult(author());
        past.decide(changed, "CHANGE", List.of("ALLOW"), past.within());

        for (String caseId : List.of(upheld, changed)) {
            JsonNode problem = json(post(order(List.of(example(caseId, false, false))), 422));
            assertThat(problem.at("/errors/0/pointer").asText()).isEqualTo("/cases/0/caseId");
        }
    }

    /** @return a case of which a label holds while the policy proposes to leave the comment up */
    private String quoted() throws SQLException {
        String caseId = insult(author());
        past.label(caseId, "{insult.person}");
        past.propose(caseId, "{ALLOW}");
        return caseId;
    }

    private String secondLook(String caseId) throws SQLException {
        String id = CaseIds.CASE.wire(UUID.randomUUID());
        past.run(
                """
                INSERT INTO moderation_case (id, namespace, case_key, kind, target_ids, queue, priority, rule, labels,
                    severity, proposed, sensitive, member_count, opened_at, last_at, versions, state, review_of)
                SELECT ?, namespace, 'r:' || ?, kind, target_ids, queue, priority, rule, labels, severity, proposed,
                    sensitive, member_count, opened_at, last_at, versions, 'OPEN', id
                FROM moderation_case WHERE id = ?
                """,
                DecidedCases.uuid(id),
                id,
                DecidedCases.uuid(caseId));
        return id;
    }

    @Test
    void tellsTheSameInEveryFormAndNobodysId() throws Exception {
        String told = insult(author(), "看 https://example.com/x 加13800138000 @路人甲 " + MARKUP);
        past.decide(told, "CHANGE", List.of("REMOVE", "MUTE"), past.within());
        DecidedCases.strike(authors.get(0), "MUTE", past.within(), "insult.person");
        for (int i = 1; i < 4; i++) {
            past.decide(insult(author()), "CHANGE", List.of("FOLD", "WARN"), past.within());
            DecidedCases.strike(authors.get(i), "WARN", past.within(), "insult.person");
        }
        String id = published(draft(List.of(example(told, false, true))));

        Response json = get(id + ".json");
        Response csv = get(id + ".csv");
        Response html = get(id + ".html");

        for (Response form : List.of(json, csv, html)) {
            String raw = new String(form.asByteArray(), StandardCharsets.UTF_8);
            authors.forEach(author -> assertThat(raw).doesNotContain(author));
            assertThat(raw)
                    .doesNotContain(
                            name, targetId, told, "example.com", "13800138000", "路人甲", "昵称", "moderator-7", "mod_")
                    .contains("昵**安", mask(name), "就是个废物");
        }
        assertThat(raw(html)).contains("&lt;img src=x").doesNotContain("<img");
        JsonNode notice = json(json).get("notice");
        assertThat(figures(csv)).isEqualTo(figures(notice));
        assertThat(numbersOfPage(raw(html))).isEqualTo(numbers(notice));
        assertThat(found(raw(html), "<li><bdi>(.*?)</bdi></li>")).containsExactly("昵**安");
        assertThat(html.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; style-src 'sha256-" + styleHash(raw(html)) + "'");
        assertThat(raw(html)).doesNotContain("<script", "<link", "style=", "http://", "url(");
        assertThat(get(id + ".html?lang=en").asString()).contains("lang=\"en\"", "Public notice");
    }

    @Test
    void followsACaseFromItsDecisionToTheNoticeAndBack() throws Exception {
        String author = author();
        Map<String, Object> comment = Api.comment(Api.fresh("c"), author, DecidedCases.insult(name));
        comment.put("options", DecidedCases.UNHURRIED);
        String caseId = Api.assess(comment).then().statusCode(200).extract().path("caseId");
        Api.call()
                .body(Map.of("by", "moderator-7"))
                .post("/v1/cases/{id}/claim", caseId)
                .then()
                .statusCode(200);
        JsonPath decision = Api.call()
                .body(Map.of(
                        "by",
                        "moderator-7",
                        "outcome",
                        "CHANGE",
                        "measures",
                        List.of("REMOVE", "MUTE"),
                        "reason",
                        "insult"))
                .post("/v1/cases/{id}/decision", caseId)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("from", decision.getString("at"));
        order.put("to", Instant.now().toString());
        order.put("by", "moderator-9");
        order.put("cases", List.of(example(caseId, false, true)));

        String id = published(json(post(order, 201)).get("id").asText());

        JsonNode notice = json(get(id)).get("notice");
        assertThat(column(notice, "measures", "decisions")).isEqualTo(Map.of("REMOVE", "<3", "MUTE", "<3"));
        assertThat(notice.at("/totals/accounts").asInt()).isEqualTo(1);
        assertThat(notice.at("/names/list/0").asText()).isEqualTo("时**安");
        assertThat(notice.at("/examples/0/quote").asText()).startsWith(mask(name) + "就是个废物，姐妹们都去她评论区骂她！");
        assertThat(raw(get(id))).doesNotContain(author, caseId, decision.getString("id"));
        Api.call()
                .body(Map.of("by", "moderator-8", "reason", "taken too fast"))
                .post("/v1/decisions/{id}/undo", decision.getString("id"))
                .then()
                .statusCode(200);
        assertThat(json(get(id)).get("notice")).isEqualTo(notice);
        order.put("cases", List.of());
        assertThat(json(post(order, 201)).at("/notice/totals/decisions").asInt())
                .isZero();
        order.put("cases", List.of(example(caseId, false, true)));
        assertThat(json(post(order, 422)).at("/errors/0/pointer").asText()).isEqualTo("/cases/0/caseId");
    }

    private void undone() throws SQLException {
        UUID decision = past.decide(insult(author()), "CHANGE", List.of("CLOSE"), past.within());
        past.run(
                "UPDATE case_decision SET undone_at = now(), undone_by = '\\x00000000000000000000000000000000' WHERE id = ?",
                decision);
    }

    private void takenBackByAppeal() throws SQLException {
        String caseId = insult(author());
        UUID decision = past.decide(caseId, "CHANGE", List.of("CLOSE"), past.within());
        String author = authors.get(authors.size() - 1);
        String strike = DecidedCases.strike(author, "CLOSE", past.within(), "threat");
        past.grant(hash.account("local", author), caseId, decision, "{}");
        DecidedCases.revoke(author, strike);
    }

    /** The begin belongs to the period, the end does not. */
    private void outside() throws SQLException {
        for (Instant at : List.of(past.from().minusMillis(1), past.to())) {
            past.decide(insult(author()), "CHANGE", List.of("CLOSE"), at);
            DecidedCases.strike(authors.get(authors.size() - 1), "CLOSE", at, "threat");
        }
    }

    private int educated() {
        int educated = 0;
        for (String author : authors) {
            List<String> kinds = Api.call()
                    .get("/v1/accounts/{id}", author)
                    .jsonPath()
                    .getList("standing.strikes.findAll { it.revokedAt == null }.ground.kind");
            educated += (int) kinds.stream().filter("RULE"::equals).count();
        }
        return educated;
    }

    private static String styleHash(String page) throws Exception {
        Matcher style = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL).matcher(page);
        assertThat(style.find()).isTrue();
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256")
                        .digest(style.group(1).getBytes(StandardCharsets.UTF_8)));
    }
}
