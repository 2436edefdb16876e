package io.touchline.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchline.casework.evidence.VerifiedPack;
import io.touchline.testsupport.Api;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No pack that the service makes contradicts itself, whatever became of the case. */
@QuarkusTest
class GenuinePacksTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final String name = Api.freshName();
    private final String author = Api.fresh("u");
    private final String moderator = Api.fresh("m");

    @BeforeEach
    void register() {
        Api.registerAthlete(name);
    }

    @Test
    void ofADecisionThatIsUndoneAndTakenAgain() throws IOException {
        String caseId = CaseCalls.insult(author, name).getString("caseId");
        String first = CaseCalls.upheld(caseId, moderator);
        VerifiedPack.taken(caseId);

        CaseCalls.undo(first, moderator).then().statusCode(200);
        assertThat(packed(caseId).at("/decisions/0/undone/at").asText()).isNotEmpty();
        CaseCalls.insult(author, name);
        CaseCalls.claim(caseId, moderator).then().statusCode(200);
        CaseCalls.decide(caseId, CaseCalls.decision(moderator, "OVERTURN"))
                .then()
                .statusCode(201);

        JsonNode twice = packed(caseId);
        assertThat(twice.get("decisions")).hasSize(2);
        assertThat(twice.get("memberCount").asInt()).isEqualTo(2);
    }

    /** What an undoing says of itself is the same to the millisecond in both places. */
    @Test
    void ofAnUndoingThatTheLogTellsTheMomentOf() throws IOException {
        String caseId = CaseCalls.openCase(name);
        CaseCalls.undo(CaseCalls.upheld(caseId, moderator), moderator).then().statusCode(200);

        JsonPath undone =
                Api.call().queryParam("subject", caseId).get("/v1/audit").jsonPath();

        assertThat(undone.getString("items.find { it.kind == 'DECISION_UNDONE' }.body.undoneAt"))
                .isEqualTo(packed(caseId).at("/decisions/0/undone/at").asText());
    }

    /** Each of the two is of other comments than the case was before. */
    @Test
    void ofACaseThatLaterCommentsWereSplitOff() throws IOException {
        String caseId = CaseCalls.insult(author, name).getString("caseId");
        assertThat(CaseCalls.insult(author, name).getString("caseId")).isEqualTo(caseId);
        CaseCalls.claim(caseId, moderator).then().statusCode(200);
        Map<String, Object> decision = CaseCalls.decision(moderator, "UPHOLD");
        decision.put("membersSeen", 1);
        CaseCalls.decide(caseId, decision).then().statusCode(201);
        assertThat(packed(caseId).get("memberCount").asInt()).isEqualTo(1);

        String next = CaseCalls.insult(author, name).getString("caseId");
        assertThat(next).isNotEqualTo(caseId);
        CaseCalls.upheld(next, moderator);
        assertThat(packed(next).get("memberCount").asInt()).isEqualTo(2);
    }

    @Test
    void ofCasesThatWereDecidedAndUndoneTogether() throws IOException {
        List<String> cases = List.of(CaseCalls.openCase(name), CaseCalls.openCase(name));
        String bulk = Api.call()
                .body(Map.of("caseIds", cases, "outcome", "UPHOLD", "reason", "as seen", "by", moderator))
                .post("/v1/cases/decisions")
                .then()
                .statusCode(201)
                .extract()
                .path("bulkId");
        for (String caseId : cases) {
            VerifiedPack.taken(caseId);
        }

        CaseCalls.undo(bulk, moderator).then().statusCode(200);

        for (String caseId : cases) {
            assertThat(packed(caseId).at("/decisions/0/bulkId").asText()).isEqualTo(bulk);
        }
    }

    @Test
    void ofAGroupThatWasFoundInnocent() throws IOException {
        Swarm swarm = new Swarm();
        CaseCalls.claim(swarm.caseId(), moderator).then().statusCode(200);
        String decision = CaseCalls.decide(swarm.caseId(), CaseCalls.decision(moderator, "OVERTURN"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(packed(swarm.caseId()).get("kind").asText()).isEqualTo("GROUP");

        CaseCalls.undo(decision, moderator).then().statusCode(200);

        assertThat(packed(swarm.caseId()).get("state").asText()).isEqualTo("OPEN");
    }

    @Test
    void ofAMeasureByHandThatWasTakenBack() throws IOException {
        String caseId = CaseCalls.insult(author, name).getString("caseId");
        String strike = Api.call()
                .body(Map.of("action", "WARN", "decidedBy", moderator, "reason", "by hand", "caseId", caseId))
                .post("/v1/accounts/{id}/strikes", author)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Api.call()
                .body(Map.of("by", moderator, "reason", "too hard"))
                .delete("/v1/accounts/{id}/strikes/{strike}", author, strike)
                .then()
                .statusCode(200);

        assertThat(new String(VerifiedPack.taken(caseId).get("events.jsonl"), StandardCharsets.UTF_8))
                .contains("STRIKE_REVOKED", strike);
    }

    /** What a verified pack says of its case. */
    private static JsonNode packed(String caseId) throws IOException {
        return JSON.readTree(VerifiedPack.taken(caseId).get("case.json"));
    }
}
