package io.touchline.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.EverydayWords;
import io.touchline.testsupport.Rows;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A decision on a storm's case is about everybody in it: none is there who attacks somebody else, or nobody. */
@QuarkusTest
class StormCasesTest {

    private static final int MOST_ATTACKS = 60;

    @Inject
    CaseGathering gathering;

    @Inject
    DataSource database;

    private final String name = Api.freshName();
    private final String otherName = Api.freshName();
    private String target;
    private String other;

    @BeforeEach
    void register() {
        target = Api.registerAthlete(name);
        other = Api.registerAthlete(otherName);
    }

    @Test
    void whoCheersItsTargetBesideAnInsultIsNotInIt() {
        String before = caseOf(fan());
        String attacker = CaseCalls.openCase(name);
        String storm = storm();

        JsonPath during = fan();
        gathering.gather();

        assertThat(during.getString("storms.find { it.targetId == '" + target + "' }.level"))
                .isNotEqualTo("CALM");
        for (String caseId : List.of(before, caseOf(during))) {
            JsonPath own = CaseCalls.get(caseId);
            assertThat(own.getString("kind")).isEqualTo("ACCOUNT");
            assertThat(own.getString("state")).isEqualTo("OPEN");
            assertThat(key(caseId)).endsWith(':' + other);
        }
        assertThat(CaseCalls.get(attacker).getString("mergedInto")).isEqualTo(storm);
    }

    @Test
    void whoCondemnsWhatIsSaidOfItsTargetIsNotInIt() {
        String before = caseOf(bystander());
        storm();

        String during = caseOf(bystander());
        gathering.gather();

        for (String caseId : List.of(before, during)) {
            assertThat(CaseCalls.get(caseId).getString("kind")).isEqualTo("ACCOUNT");
            assertThat(CaseCalls.get(caseId).getString("state")).isEqualTo("OPEN");
        }
    }

    private JsonPath fan() {
        return said(EverydayWords.some(12) + "。" + name + "加油，" + otherName + "就是个废物，别上场了！");
    }

    private JsonPath bystander() {
        return said(EverydayWords.some(12) + "。有个人给" + name + "留言“我今晚就去打断你的腿”，我已经报警了");
    }

    /** The case of a storm of comments against the target. */
    private String storm() {
        for (int i = 0; i < MOST_ATTACKS; i++) {
            String caseId = CaseCalls.openCase(name);
            if (CaseCalls.get(caseId).getString("kind").equals("STORM")) {
                return caseId;
            }
        }
        throw new AssertionError("no storm");
    }

    private static String caseOf(JsonPath told) {
        assertThat(told.getString("caseId")).as("the case of a comment").isNotNull();
        return told.getString("caseId");
    }

    private static JsonPath said(String text) {
        Map<String, Object> comment = Api.comment(Api.fresh("c"), Api.fresh("u"), text);
        comment.put("options", Map.of("deadlineMs", 10_000));
        return Api.assess(comment).then().statusCode(200).extract().jsonPath();
    }

    private String key(String caseId) {
        UUID id = CaseIds.CASE.ofWire(caseId).orElseThrow();
        return (String) new Rows(database)
                .column("SELECT case_key FROM moderation_case WHERE id = ?", id)
                .get(0);
    }
}
