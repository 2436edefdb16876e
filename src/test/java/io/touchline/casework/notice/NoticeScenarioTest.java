package io.touchline.casework.notice;

import static io.touchline.casework.notice.OpenedNotice.column;
import static io.touchline.casework.notice.OpenedNotice.figures;
import static io.touchline.casework.notice.OpenedNotice.found;
import static io.touchline.casework.notice.OpenedNotice.json;
import static io.touchline.casework.notice.OpenedNotice.numbers;
import static io.touchline.casework.notice.OpenedNotice.numbersOfPage;
import static io.touchline.casework.notice.OpenedNotice.raw;
import static io.touchline.casework.notice.OpenedNotice.records;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.touchline.api.AccountErased;
import io.touchline.api.KeyedHash;
import io.touchline.testsupport.Api;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notices over HTTP, opened by somebody who only knows the formats. */
@QuarkusTest
class NoticeScenarioTest {

    /** A name that would be markup, were it not escaped. */
    private static final String MARKUP = "\"><img src=x onerror=alert(1)>";

    @Inject
    DataSource database;

    @Inject
    KeyedHash hash;

    @Inject
    Event<AccountErased> erasure;

    private final String name = Api.freshName();
    private final List<String> authors = new ArrayList<>();
    private DecidedCases past;
    private String targetId;

    @BeforeEach
    void register() {
        targetId = Api.registerAthlete(name);
        past = new DecidedCases(database);
    }

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
        past.decide(insult(author()), "OVERTURN", List.of(), past.within());
        undone();
        takenBackByAppeal();
        outside();

        JsonNode notice = json(get(draft(List.of()))).get("notice");

        assertThat(notice.at("/totals/decisions").asInt()).isEqualTo(5);
        assertThat(notice.at("/totals/comments").asInt()).isEqualTo(5);
        assertThat(notice.at("/totals/accounts").asInt()).isEqualTo(5);
        assertThat(column(notice, "outcomes", "decisions")).isEqualTo(Map.of("CHANGE", "5", "OVERTURN", "1"));
        assertThat(column(notice, "measures", "decisions"))
                .isEqualTo(Map.of("REMOVE", "≥3", "FOLD", "<3", "MUTE", "≥3", "WARN", "<3"));
        assertThat(column(notice, "measures", "accounts"))
                .containsEntry("MUTE", "≥3")
                .containsEntry("WARN", "<3");
        assertThat(column(notice, "measures", "comments"))
                .containsEntry("REMOVE", "≥3")
                .containsEntry("FOLD", "<3");
        assertThat(past.labels(warned)).isNotEmpty();
        for (String label : past.labels(warned)) {
            assertThat(column(notice, "labels", "decisions")).containsEntry(label, "5");
            assertThat(column(notice, "labels", "comments")).containsEntry(label, "5");
        }
        assertThat(column(notice, "labels", "accounts")).containsEntry("insult.person", "5");
        assertThat(column(notice, "appeals", "appeals")).isEqualTo(Map.of("GRANTED", "1"));
        assertThat(sum(notice.get("queues"), "cases")).isEqualTo(6);
        assertThat(notice.at("/names/list")).hasSize(4).allSatisfy(one -> assertThat(one.asText())
                .isEqualTo("时**安"));
        assertThat(notice.at("/educations/byRule").asInt()).isEqualTo(educated());
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
                    .contains("时**安", mask(name), "就是个废物");
        }
        assertThat(raw(html)).contains("&lt;img src=x").doesNotContain("<img");
        JsonNode notice = json(json).get("notice");
        assertThat(figures(csv)).isEqualTo(figures(notice));
        assertThat(numbersOfPage(raw(html))).isEqualTo(numbers(notice));
        assertThat(found(raw(html), "<li><bdi>(.*?)</bdi></li>")).containsExactly("时**安");
        assertThat(html.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; style-src 'sha256-" + styleHash(raw(html)) + "'");
        assertThat(raw(html)).doesNotContain("<script", "<link", "style=", "http://", "url(");
        assertThat(get(id + ".html?lang=en").asString()).contains("lang=\"en\"", "Public notice");
    }

    @Test
    void namesTheTargetOnlyWithConsent() throws Exception {
        String told = insult(author());
        past.decide(told, "CHANGE", List.of("REMOVE"), past.within());

        JsonNode without =
                json(get(draft(List.of(example(told, false, false))))).at("/notice/examples/0");
        JsonNode with = json(get(draft(List.of(example(told, true, true))))).at("/notice/examples/0");

        assertThat(without.at("/targets/0").asText()).isEqualTo(mask(name));
        assertThat(without.get("quote").isNull()).isTrue();
        assertThat(with.at("/targets/0").asText()).isEqualTo(name);
        assertThat(with.get("quote").asText()).startsWith(name + "就是个废物");
    }

    @Test
    void escapesANameThatIsMarkup() throws Exception {
        String own = name + MARKUP;
        Api.call()
                .body(Map.of("name", own, "role", "ATHLETE", "aliases", List.of(name)))
                .put("/v1/targets/" + targetId)
                .then()
                .statusCode(200);
        String told = insult(author());
        past.decide(told, "CHANGE", List.of("REMOVE"), past.within());
        Map<String, Object> order = order(List.of(example(told, true, true)));
        order.put("title", "=1+1 <b>公示</b>");

        String id = json(post(order, 201)).get("id").asText();

        String page = raw(get(id + ".html"));
        assertThat(page).doesNotContain("<img", "<b>").contains("&lt;img src=x", "&lt;b&gt;公示");
        assertThat(records(get(id + ".csv"))).anySatisfy(row -> {
            assertThat(row.get("item")).isEqualTo("title");
            assertThat(row.get("value")).isEqualTo("'=1+1 <b>公示</b>");
        });
        assertThat(records(get(id + ".csv")))
                .noneSatisfy(row -> assertThat(row.get("value")).matches("^[=+@-].*"));
    }

    @Test
    void isFrozenOncePublished() throws Exception {
        String told = insult(author());
        UUID decision = past.decide(told, "CHANGE", List.of("REMOVE", "MUTE"), past.within());
        String strike = DecidedCases.strike(authors.get(0), "MUTE", past.within(), "insult.person");
        String id = published(draft(List.of(example(told, true, true))));
        String before = get(id).asString();

        past.run("UPDATE case_decision SET undone_at = now(), undone_by = '\\x00' WHERE id = ?", decision);
        DecidedCases.revoke(authors.get(0), strike);
        past.decide(insult(author()), "CHANGE", List.of("REMOVE"), past.within());

        assertThat(get(id).asString()).isEqualTo(before);
        JsonNode published = json(get(id));
        String content = before.substring(before.indexOf("\"notice\":") + 9, before.length() - 1);
        String sha256 = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        assertThat(published.get("sha256").asText()).isEqualTo(sha256);
        assertThat(published.at("/anchor/hash").asText()).matches("[0-9a-f]{64}");
        assertThat(act(id, "publish", Map.of("by", "moderator-7")).statusCode()).isEqualTo(409);
        assertThat(Api.call().delete("/v1/notices/" + id).statusCode()).isEqualTo(409);
    }

    @Test
    void isAnchoredInTheLog() throws Exception {
        JsonNode published = json(get(published(draft(List.of()))));

        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT kind, subject, body, encode(hash, 'hex') FROM audit_event WHERE namespace = 'local' AND seq = ?")) {
            statement.setLong(1, published.at("/anchor/seq").asLong());
            try (ResultSet row = statement.executeQuery()) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).isEqualTo("NOTICE_PUBLISHED");
                assertThat(row.getString(2)).isEqualTo(published.get("id").asText());
                assertThat(row.getString(3))
                        .contains(published.get("sha256").asText())
                        .doesNotContain("moderator-7");
                assertThat(row.getString(4))
                        .isEqualTo(published.at("/anchor/hash").asText());
            }
        }
    }

    @Test
    void doesNotPublishWhatDoesNotHoldAnyMore() throws Exception {
        past.decide(insult(author()), "CHANGE", List.of("MUTE"), past.within());
        String strike = DecidedCases.strike(authors.get(0), "MUTE", past.within(), "insult.person");
        String id = draft(List.of());

        DecidedCases.revoke(authors.get(0), strike);

        assertThat(act(id, "publish", Map.of("by", "moderator-7")).statusCode()).isEqualTo(409);
        assertThat(Api.call().delete("/v1/notices/" + id).statusCode()).isEqualTo(204);
        assertThat(get(id).statusCode()).isEqualTo(404);
    }

    @Test
    void anErasedAccountTakesItsDraftsAlongAndStaysMaskedInWhatIsOut() throws Exception {
        String told = insult(author());
        past.decide(told, "CHANGE", List.of("MUTE"), past.within());
        DecidedCases.strike(authors.get(0), "MUTE", past.within(), "insult.person");
        String out = published(draft(List.of(example(told, false, true))));
        String listed = draft(List.of());
        String quoted = draft(List.of(example(told, false, true)));

        erasure.fire(new AccountErased("local", hash.account("local", authors.get(0))));

        assertThat(get(listed).statusCode()).isEqualTo(404);
        assertThat(get(quoted).statusCode()).isEqualTo(404);
        assertThat(json(get(out)).at("/notice/names/list/0").asText()).isEqualTo("时**安");
        assertThat(count("SELECT count(*) FROM notice_account WHERE account_key = ?"))
                .isZero();
    }

    @Test
    void keepsThatItWasWhenItIsWithdrawn() throws Exception {
        Map<String, Object> order = order(List.of());
        order.put("title", "第一期公示");
        String id = published(json(post(order, 201)).get("id").asText());
        assertThat(act(id, "withdraw", Map.of("by", "moderator-7")).statusCode())
                .isEqualTo(422);

        Response withdrawn = act(id, "withdraw", Map.of("by", "moderator-7", "reason", "figures were wrong"));

        assertThat(withdrawn.statusCode()).isEqualTo(200);
        JsonNode left = json(get(id));
        assertThat(left.get("state").asText()).isEqualTo("WITHDRAWN");
        assertThat(left.get("notice").isNull()).isTrue();
        assertThat(left.at("/anchor/hash").asText()).hasSize(64);
        for (String form : List.of(".json", ".csv", ".html")) {
            assertThat(raw(get(id + form))).doesNotContain("第一期", "wrong").contains(id);
        }
        JsonNode listed = json(Api.call().get("/v1/notices?state=WITHDRAWN&limit=1"));
        assertThat(listed.at("/items/0/id").asText()).isEqualTo(id);
        assertThat(listed.at("/items/0/withdrawnBy").asText()).isEqualTo("moderator-7");
        assertThat(listed.at("/items/0/title").isNull()).isTrue();
        assertThat(act(id, "withdraw", Map.of("by", "moderator-7", "reason", "again"))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void followsACaseFromItsDecisionToTheNoticeAndBack() throws Exception {
        String author = author();
        String caseId = Api.assess(Api.comment(Api.fresh("c"), author, name + "就是个废物，姐妹们都去她评论区骂她！"))
                .then()
                .statusCode(200)
                .extract()
                .path("caseId");
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
        assertThat(notice.at("/examples/0/quote").asText()).isEqualTo(mask(name) + "就是个废物，姐妹们都去她评论区骂她！");
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

    private String author() {
        authors.add("时" + Api.fresh("雨") + "安");
        return authors.get(authors.size() - 1);
    }

    private String insult(String author) {
        return insult(author, "");
    }

    private String insult(String author, String more) {
        String caseId = past.comment(author, name + "就是个废物，姐妹们都去她评论区骂她！" + more);
        assertThat(caseId).isNotNull();
        return caseId;
    }

    private void undone() throws SQLException {
        UUID decision = past.decide(insult(author()), "CHANGE", List.of("CLOSE"), past.within());
        past.run("UPDATE case_decision SET undone_at = now(), undone_by = '\\x00' WHERE id = ?", decision);
    }

    private void takenBackByAppeal() throws SQLException {
        String caseId = insult(author());
        UUID decision = past.decide(caseId, "CHANGE", List.of("CLOSE"), past.within());
        String author = authors.get(authors.size() - 1);
        String strike = DecidedCases.strike(author, "CLOSE", past.within(), "threat");
        UUID appeal = UUID.randomUUID();
        past.run(
                "INSERT INTO appeal (id, namespace, decision_id, party, account_key, statement, state, filed_at, due_at,"
                        + " closed_at, closed_by) SELECT ?, namespace, id, 'ACCOUNT', ?, 'no', 'GRANTED', decided_at,"
                        + " decided_at + interval '1 day', decided_at, '\\x00' FROM case_decision WHERE id = ?",
                appeal,
                hash.account("local", author).bytes(),
                decision);
        past.run("UPDATE case_member SET overturned_by = ? WHERE case_id = ?", appeal, DecidedCases.uuid(caseId));
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

    private Map<String, Object> order(List<Map<String, Object>> cases) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("from", past.from().toString());
        order.put("to", past.to().toString());
        order.put("by", "moderator-7");
        order.put("cases", cases);
        return order;
    }

    private static Map<String, Object> example(String caseId, boolean target, boolean quote) {
        return Map.of("caseId", caseId, "consent", Map.of("target", target, "quote", quote));
    }

    private String draft(List<Map<String, Object>> cases) throws IOException {
        return json(post(order(cases), 201)).get("id").asText();
    }

    private static Response post(Map<String, Object> order, int status) {
        Response response = Api.call().body(order).post("/v1/notices");
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        return response;
    }

    private static String published(String id) {
        assertThat(act(id, "publish", Map.of("by", "moderator-7")).statusCode()).isEqualTo(200);
        return id;
    }

    private static Response act(String id, String step, Map<String, Object> body) {
        return Api.call().body(body).post("/v1/notices/" + id + '/' + step);
    }

    private static Response get(String name) {
        return Api.call().get("/v1/notices/" + name);
    }

    private static String mask(String name) {
        return name.charAt(0) + "**" + name.charAt(name.length() - 1);
    }

    private long count(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setBytes(1, hash.account("local", authors.get(0)).bytes());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static int sum(JsonNode table, String figure) {
        int sum = 0;
        for (JsonNode row : table) {
            sum += row.get(figure).asInt();
        }
        return sum;
    }

    private static String styleHash(String page) throws Exception {
        Matcher style = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL).matcher(page);
        assertThat(style.find()).isTrue();
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256")
                        .digest(style.group(1).getBytes(StandardCharsets.UTF_8)));
    }
}
