package io.touchline.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.touchline.api.KeyedHash;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Rows;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Who carries decisions out is told what persons decide without a case. */
@QuarkusTest
class StrikesInTheFeedTest {

    private static final String FEED = "/v1/decisions";

    @Inject
    DataSource database;

    @Inject
    KeyedHash hash;

    private final String author = Api.fresh("u");
    private final String moderator = Api.fresh("m");

    @Test
    void tellsOfAStrikeByHandAndOfItsTakingBack() {
        String strike = strike();
        Map<String, Object> struck = told(strike).get(0);
        assertThat(struck)
                .containsEntry("kind", "STRIKE_DECIDED")
                .containsEntry("decision", null)
                .containsEntry("members", null)
                .containsEntry("byRule", null);
        assertThat(byHand(struck)).containsEntry("authorId", author);
        assertThat(kept(struck))
                .containsEntry("id", strike)
                .containsEntry("action", "MUTE")
                .containsEntry("revokedAt", null)
                .containsKeys("expiresAt", "ground");

        revoke(strike);

        List<Map<String, Object>> told = told(strike);
        assertThat(told).extracting(change -> change.get("kind")).containsExactly("STRIKE_DECIDED", "STRIKE_REVOKED");
        assertThat(told).allSatisfy(change -> assertThat(kept(change))
                .containsEntry("revokedBy", moderator)
                .containsEntry("revokeReason", "the wrong account"));
        Api.call()
                .queryParam("cursor", struck.get("cursor"))
                .queryParam("limit", 1)
                .get(FEED)
                .then()
                .statusCode(200)
                .body("items[0].byHand.strikeId", is(strike))
                .body("items[0].kind", is("STRIKE_REVOKED"));
    }

    @Test
    void tellsThatAPersonTookBackWhatARuleDid() {
        String name = Api.freshName();
        Api.registerAthlete(name);
        CaseCalls.insult(author, name);
        String strike = CaseCalls.account(author).getString("standing.strikes.find { it.ground.kind == 'RULE' }.id");
        assertThat(told(strike)).isEmpty();

        revoke(strike);

        assertThat(told(strike)).singleElement().satisfies(change -> {
            assertThat(change).containsEntry("kind", "STRIKE_REVOKED");
            assertThat(kept(change)).containsEntry("action", "EDUCATE");
        });
    }

    /** What was decided for its author beside it stands. */
    @Test
    void tellsNoEducationThatWasTakenBack() {
        String name = Api.freshName();
        Api.registerAthlete(name);
        String caseId = CaseCalls.insult(author, name).getString("caseId");
        new Rows(database)
                .change("UPDATE case_member SET actions = '{FOLD,EDUCATE,WARN}' WHERE case_id = ?", Rows.uuid(caseId));
        String decision = CaseCalls.upheld(caseId, moderator);
        assertThat(measures(decision)).containsExactly("FOLD", "EDUCATE", "WARN");

        revoke(CaseCalls.account(author).getString("standing.strikes.find { it.ground.kind == 'RULE' }.id"));

        assertThat(measures(decision)).containsExactly("FOLD", "WARN");
    }

    /** It rests on the first revision, and an edit is a member of its own. */
    @Test
    void tellsNoEducationOfAnEditedCommentThatWasTakenBack() {
        String name = Api.freshName();
        Api.registerAthlete(name);
        Map<String, Object> comment = Api.comment(Api.fresh("c"), author, name + "就是个废物，滚出国家队！今天的比赛我从头看到尾。");
        comment.put("options", Map.of("deadlineMs", 10_000));
        String caseId = Api.assess(comment).jsonPath().getString("caseId");
        comment.put("text", name + "就是个废物，滚出国家队！上个月那一场我也在现场。");
        assertThat(Api.assess(comment).jsonPath().getString("caseId")).isEqualTo(caseId);
        new Rows(database)
                .change("UPDATE case_member SET actions = '{FOLD,EDUCATE}' WHERE case_id = ?", Rows.uuid(caseId));
        String decision = CaseCalls.upheld(caseId, moderator);
        assertThat(measuresOfAll(decision)).containsExactly(List.of("FOLD", "EDUCATE"), List.of("FOLD", "EDUCATE"));

        revoke(CaseCalls.account(author).getString("standing.strikes.find { it.ground.kind == 'RULE' }.id"));

        assertThat(measuresOfAll(decision)).containsExactly(List.of("FOLD"), List.of("FOLD"));
    }

    private static List<String> measures(String decision) {
        return measuresOfAll(decision).get(0);
    }

    private static List<List<String>> measuresOfAll(String decision) {
        return Api.call()
                .get("/v1/decisions/{id}/members", decision)
                .then()
                .statusCode(200)
                .extract()
                .path("items.measures");
    }

    @Test
    void saysNothingOfAnErasedAccountButThatThereWasAStrike() {
        String strike = strike();

        Api.call()
                .body(Map.of("by", moderator, "reason", "asked to be forgotten"))
                .post("/v1/accounts/{id}/erasure", author)
                .then()
                .statusCode(200);

        assertThat(told(strike)).singleElement().satisfies(change -> assertThat(byHand(change))
                .containsEntry("authorId", null)
                .containsEntry("strike", null));
    }

    /** Redis may be away for hours, and the account writes again: its id is known then, and leads to nothing of before. */
    @Test
    void saysNothingOfAStrikeThatAnErasureIsYetToDelete() {
        String strike = strike();
        new Rows(database).erasureWaits(hash.account("local", author));

        assertThat(told(strike)).singleElement().satisfies(change -> assertThat(byHand(change))
                .containsEntry("authorId", null)
                .containsEntry("strike", null));
    }

    private String strike() {
        return Api.call()
                .body(Map.of("action", "MUTE", "decidedBy", moderator, "reason", "third time this week"))
                .post("/v1/accounts/{id}/strikes", author)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void revoke(String strike) {
        Api.call()
                .body(Map.of("by", moderator, "reason", "the wrong account"))
                .delete("/v1/accounts/{id}/strikes/{strike}", author, strike)
                .then()
                .statusCode(200);
    }

    private static List<Map<String, Object>> told(String strike) {
        return CaseCalls.all(FEED).stream()
                .filter(change -> change.get("byHand") != null
                        && strike.equals(byHand(change).get("strikeId")))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> byHand(Map<String, Object> change) {
        return (Map<String, Object>) change.get("byHand");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> kept(Map<String, Object> change) {
        return (Map<String, Object>) byHand(change).get("strike");
    }
}
