package io.touchline.casework.notice;

import static io.touchline.casework.notice.OpenedNotice.json;
import static io.touchline.casework.notice.OpenedNotice.raw;
import static io.touchline.casework.notice.OpenedNotice.records;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.touchline.api.AccountErased;
import io.touchline.testsupport.Api;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whom a notice names, and whom it never does. */
@QuarkusTest
class NoticePrivacyTest extends NoticeScenario {
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
    void tellsBesideAQuoteWhatWasDecidedAboutThatCommentAlone() throws Exception {
        String told = insult(author());
        past.label(told, "{insult.person}");
        act(told, "{FOLD,WATCH}", 3);
        String graver = insult(author());
        past.label(graver, "{threat}");
        act(graver, "{REMOVE,CLOSE}", 2);
        String unmeasured = insult(author());
        act(unmeasured, "{ALLOW}", 4);
        joins(graver, told, 2);
        joins(unmeasured, told, 3);
        past.decide(told, "UPHOLD", List.of("FOLD", "REMOVE", "CLOSE", "WATCH"), past.within());

        JsonNode quoted = json(get(draft(List.of(example(told, false, true))))).at("/notice/examples/0");
        JsonNode whole = json(get(draft(List.of(example(told, false, false))))).at("/notice/examples/0");

        assertThat(quoted.get("quote").asText()).startsWith(mask(name));
        assertThat(quoted.get("labels").toString()).isEqualTo("[\"insult.person\"]");
        assertThat(quoted.get("measures").toString()).isEqualTo("[\"FOLD\",\"WATCH\"]");
        assertThat(whole.get("measures").toString()).isEqualTo("[\"REMOVE\",\"CLOSE\",\"WATCH\"]");
        assertThat(whole.get("labels").toString()).contains("insult.person", "threat");
    }

    /** What the policy proposed for the comments of a case, and how grave they are. */
    private void act(String caseId, String actions, int severity) throws SQLException {
        past.run(
                "UPDATE case_member SET actions = ?::text[], severity = ? WHERE case_id = ?",
                actions,
                severity,
                DecidedCases.uuid(caseId));
    }

    private void joins(String single, String caseId, int seq) throws SQLException {
        past.run(
                "UPDATE case_member SET case_id = ?, seq = ? WHERE case_id = ?",
                DecidedCases.uuid(caseId),
                seq,
                DecidedCases.uuid(single));
        past.run("UPDATE moderation_case SET member_count = ? WHERE id = ?", seq, DecidedCases.uuid(caseId));
    }

    @Test
    void quotesNobodysContactAndNoNameOfWhoeverElseWasRecognised() throws Exception {
        String other = Api.freshName();
        String otherId = Api.registerAthlete(other);
        String told =
                past.comment(author(), name + "就是个废物！" + other + "也是废物，" + other + "滚！加我微信 nora-77 当面说，微信wx_suman88 见");
        past.decide(told, "CHANGE", List.of("REMOVE"), past.within());
        past.run("UPDATE moderation_case SET target_ids = ARRAY[?] WHERE id = ?", targetId, DecidedCases.uuid(told));
        Api.call().delete("/v1/targets/" + otherId).then().statusCode(204);

        String quote = json(get(draft(List.of(example(told, true, true)))))
                .at("/notice/examples/0/quote")
                .asText();

        assertThat(quote).startsWith(name + "就是个废物").contains("当面说").doesNotContain(other, "nora", "77", "suman", "wx");
    }

    /** Who is called like somebody need not speak of them. */
    @Test
    void tellsWhomACaseIsAboutBesideAQuoteThatNamesNobody() throws Exception {
        String told = insult(author());
        past.decide(told, "CHANGE", List.of("REMOVE"), past.within());
        past.run(
                "UPDATE case_member SET content = jsonb_set(content::jsonb, '{assessment,targets}', '[]')::text"
                        + " WHERE case_id = ?",
                DecidedCases.uuid(told));
        past.run("UPDATE moderation_case SET target_ids = ARRAY[?] WHERE id = ?", targetId, DecidedCases.uuid(told));

        JsonNode masked = json(get(draft(List.of(example(told, false, true))))).at("/notice/examples/0");
        JsonNode named = json(get(draft(List.of(example(told, true, true))))).at("/notice/examples/0");

        assertThat(masked.get("targets")).extracting(JsonNode::asText).containsExactly(mask(name));
        assertThat(named.get("targets")).extracting(JsonNode::asText).containsExactly(name);
    }

    @Test
    void neverNamesAMinorNorQuotesPrivateData() throws Exception {
        String told = insult(author());
        past.decide(told, "CHANGE", List.of("REMOVE"), past.within());
        Api.call()
                .body(Map.of("name", name, "role", "ATHLETE", "minor", true))
                .put("/v1/targets/" + targetId)
                .then()
                .statusCode(200);

        assertThat(json(post(order(List.of(example(told, true, false))), 422))
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/cases/0/consent/target");
        past.run("UPDATE case_member SET labels = '{privacy.doxxing}' WHERE case_id = ?", DecidedCases.uuid(told));
        assertThat(json(post(order(List.of(example(told, false, true))), 422))
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/cases/0/consent/quote");
    }

    /** Of an address that a comment quotes no label holds; quoted in public it is out all the same. */
    @Test
    void quotesNoCommentThatQuotesPrivateData() throws Exception {
        String told = past.comment(author(), "有人说" + name + "住在朝阳区望京西园四区410号楼2单元1203室，" + DecidedCases.insult(name));
        past.label(told, "{insult.person}");
        past.run(
                "UPDATE case_member SET content = replace(content, '\"evidence\":[', ?) WHERE case_id = ?",
                "\"evidence\":[{\"kind\":\"TERM\",\"label\":\"privacy.doxxing\"},",
                DecidedCases.uuid(told));
        String other = insult(author());
        past.label(other, "{insult.person}");
        act(other, "{REMOVE}", 1);
        past.decide(told, "CHANGE", List.of("REMOVE"), past.within());

        JsonNode alone = json(get(draft(List.of(example(told, true, true))))).at("/notice/examples/0");
        assertThat(alone.get("quote").isNull()).isTrue();
        assertThat(alone.get("labels").toString()).isEqualTo("[\"insult.person\"]");

        past.run("DELETE FROM case_decision WHERE case_id = ?", DecidedCases.uuid(told));
        joins(other, told, 2);
        past.decide(told, "CHANGE", List.of("REMOVE"), past.within());
        JsonNode beside = json(get(draft(List.of(example(told, true, true))))).at("/notice/examples/0");
        assertThat(beside.get("quote").asText()).startsWith(name).doesNotContain("望京");
    }

    /** The name that an impostor was closed under is somebody else's. */
    @Test
    void listsNoTargetsNameOfWhoeverWasCalledSo() throws Exception {
        String impostor = author();
        String told = past.comment(impostor, name, DecidedCases.insult(name));
        DecidedCases.strike(impostor, "CLOSE", past.within(), "impersonation");

        past.label(told, "{insult.person}");
        assertThat(listed()).containsExactly(mask(impostor));

        Api.call().delete("/v1/targets/" + targetId).then().statusCode(204);
        assertThat(listed()).containsExactly(mask(name));
        past.label(told, "{impersonation}");
        assertThat(listed()).containsExactly(mask(impostor));
    }

    private List<String> listed() throws Exception {
        List<String> listed = new ArrayList<>();
        json(get(draft(List.of()))).at("/notice/names/list").forEach(one -> listed.add(one.asText()));
        return listed;
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
        assertThat(json(get(out)).at("/notice/names/list/0").asText()).isEqualTo("昵**安");
        assertThat(count("SELECT count(*) FROM notice_account WHERE account_key = ?"))
                .isZero();
    }

    @Test
    void quotesNoErasedAccountWhoseEvidenceIsHeld() throws Exception {
        String told = insult(author());
        Api.call()
                .body(Map.of("by", "moderator-9", "reason", "asked for it"))
                .post("/v1/accounts/{id}/erasure", authors.get(0))
                .then()
                .statusCode(202);
        past.decide(told, "CHANGE", List.of("REMOVE"), past.within());

        JsonNode example = json(get(draft(List.of(example(told, false, true))))).at("/notice/examples/0");

        assertThat(example.at("/measures/0").asText()).isEqualTo("REMOVE");
        assertThat(example.get("quote").isNull()).isTrue();
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
}
