package io.touchline.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchline.testsupport.Api;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Quotation marks switch off no rule for private data and threats. NAME stands for whom it is about. */
@QuarkusTest
class QuotedHarmScenarioTest {

    private final String name = Api.freshName();
    private String target;

    @BeforeEach
    void register() {
        target = Api.fresh("t");
        Api.call()
                .body(Map.of("name", name, "role", "ATHLETE", "minor", true))
                .put("/v1/targets/" + target)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"NAME住在云栖路16号2栋901，电话13800001234\" 周末见",
                "有人在群里发“NAME住在滨江路88号3栋1202，手机13912345678”，太过分了，请平台处理",
                "网友私信我“NAME住在滨江路88号3栋1202”，我已经报警了",
                "someone posted \"NAME lives at 16 Cloud Street, flat 9\" in the group chat, please take it down"
            })
    void hidesAnAddressThatIsQuoted(String text) {
        JsonPath answer = said(text);

        assertThat(answer.getString("suggestion")).isEqualTo("REVIEW");
        assertThat(answer.getString("suggestionRule")).isEqualTo("default#hide-quoted-doxxing");
        assertThat(content(answer)).isEqualTo("AUTHOR_ONLY");
        assertThat(reasons(answer)).anyMatch(reason -> reason.endsWith("privacy.doxxing"));
        assertKeptAndLookedAt(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NAME你听好了：“周末我去你学校门口砍死你”",
                "送给NAME一句话：“我今晚就去打断你的腿”",
                "a word for NAME: \"i will break your legs tonight\""
            })
    void foldsAThreatThatIsOnlyQuoted(String text) {
        JsonPath answer = said(text);

        assertThat(answer.getString("suggestionRule")).isEqualTo("default#review-quoted-threat");
        assertThat(content(answer)).isEqualTo("FOLD");
        assertThat(reasons(answer)).containsExactly("quoted.threat");
        assertKeptAndLookedAt(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "有个人给NAME留言“我今晚就去打断你的腿”，我已经报警了",
                "please stop sending NAME messages like \"i will break your legs tonight\""
            })
    void leavesUpWhoReportsAThreat(String text) {
        JsonPath answer = said(text);

        assertThat(answer.getString("suggestionRule")).isEqualTo("default#keep-condemned-threat");
        assertThat(content(answer)).isEqualTo("ALLOW");
        assertThat(reasons(answer)).containsExactly("quoted.threat");
        assertKeptAndLookedAt(answer);
    }

    @Test
    void foldsAQuestionForAnAddressInQuotationMarks() {
        JsonPath answer = said("“谁有NAME家地址，高价收” 在线等");

        assertThat(answer.getString("suggestionRule")).isEqualTo("default#review-quoted-threat");
        assertThat(content(answer)).isEqualTo("FOLD");
        assertThat(reasons(answer)).containsExactly("quoted.privacy.doxxing");
        assertKeptAndLookedAt(answer);
    }

    @Test
    void hidesNobodyWhoObjectsToSuchAQuestion() {
        assertThat(content(said("有人在群里问“谁知道NAME家住哪”，请大家不要理他"))).isEqualTo("ALLOW");
    }

    private JsonPath said(String text) {
        Map<String, Object> comment = Api.comment(Api.fresh("c"), Api.fresh("u"), text.replace("NAME", name));
        // The first comment of a service that has just started may take long.
        comment.put("options", Map.of("deadlineMs", 10_000));
        return Api.assess(comment).then().statusCode(200).extract().jsonPath();
    }

    private static String content(JsonPath answer) {
        return answer.getString("recommendations.find { it.scope == 'CONTENT' }.action");
    }

    private static List<String> reasons(JsonPath answer) {
        return answer.getList("recommendations.find { it.scope == 'CONTENT' }.reasons", String.class);
    }

    private void assertKeptAndLookedAt(JsonPath answer) {
        assertThat(answer.getString("caseId")).isNotNull();
        assertThat(answer.getList("recommendations.findAll { it.scope == 'ACCOUNT' }"))
                .isEmpty();
        assertThat(answer.getList("recommendations.find { it.action == 'PRESERVE_EVIDENCE' }.targetIds", String.class))
                .containsExactly(target);
        assertThat(answer.getList("evidence.findAll { it.kind == 'MODIFIER' && it.contribution < 0 }"))
                .isNotEmpty();
    }
}
