package io.touchline.assessment;

import static io.touchline.testsupport.Api.assess;
import static io.touchline.testsupport.Api.call;
import static io.touchline.testsupport.Api.comment;
import static io.touchline.testsupport.Api.fresh;
import static io.touchline.testsupport.Api.freshName;
import static io.touchline.testsupport.Api.registerAthlete;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an answer says to the author of a comment, whom it is about, and what a quoted word excuses. */
@QuarkusTest
class ToldAuthorsTest {

    private final String name = freshName();
    private final String other = freshName();
    private String target;
    private String praised;

    @BeforeEach
    void register() {
        target = registerAthlete(name);
        praised = registerAthlete(other);
    }

    @Test
    void whoThreatensOrPublishesAnAddressIsToldSo() {
        assertThat(notice(read(name + "，我今晚弄死你"))).startsWith("评论中的话读起来像会危及他人的安全");
        assertThat(notice(read(name + "家住东湖路18号3单元502，电话13800001234"))).startsWith("这里似乎公开了别人的私人信息");
    }

    @Test
    void englishThatNamesSomebodyInChineseIsAnsweredInEnglish() {
        assertThat(notice(read("Honestly " + name + " is such a pathetic loser, get lost idiot")))
                .contains("Appeal");
        assertThat(notice(read(name + "就是个废物，loser"))).contains("申诉");
    }

    @ParameterizedTest
    @CsvSource({
        "zh-Hant-HK, true",
        "zho, true",
        "CHI-CN, true",
        "YUE, true",
        "cmn-Hans, true",
        "und, true",
        "mul, true",
        "en, false",
        "fr, false"
    })
    void theLanguageOfTheRequestCountsIfItNamesOne(String lang, boolean chinese) {
        Map<String, Object> comment = new HashMap<>(comment(fresh("c"), fresh("u"), name + "就是个废物"));
        comment.put("lang", lang);

        assertThat(notice(assess(comment).then().statusCode(200).extract().jsonPath()))
                .contains(chinese ? "申诉" : "Appeal");
    }

    @Test
    void nothingIsPromisedOfWhatIsNotStored() {
        Map<String, Object> comment = new HashMap<>(comment(fresh("c"), fresh("u"), name + "就是个废物"));
        comment.put("options", Map.of("store", false));
        JsonPath answer = assess(comment).then().statusCode(200).extract().jsonPath();

        assertThat(answer.getList("recommendations.findAll { it.scope == 'ACCOUNT' }"))
                .isNotEmpty();
        assertThat(answer.getList("recommendations.findAll { it.strike }")).isEmpty();
        assertThat(answer.getList("recommendations.findAll { it.notice != null }"))
                .isEmpty();
    }

    @Test
    void aQuotedWordExcusesNoThreatBesideIt() {
        assertThat(read("“废物”" + name + "，我知道你住哪，明天就砍死你").getString("suggestion"))
                .isEqualTo("BLOCK");
        assertThat(read("请不要说" + name + "是“废物”").getString("suggestion")).isNotEqualTo("BLOCK");
    }

    @Test
    void whoIsPraisedBesideAnInsultIsNotMeant() {
        JsonPath answer = read(other + "打得真好，" + name + "就是个废物");

        assertThat(answer.getList("labels[0].targetIds")).containsExactly(target);
        assertThat(answer.getList("targets.targetId")).hasSize(2);
        assertThat(answer.getList("recommendations.findAll { it.scope == 'TARGET' }.targetIds.flatten()"))
                .isSubsetOf(target);
        assertThat(hostile(target)).isEqualTo(1);
        assertThat(hostile(praised)).isZero();
    }

    @Test
    void aRetortToATrollIsAboutNoAthlete() {
        Map<String, Object> retort = new HashMap<>(comment(fresh("c"), fresh("u"), "你才是废物"));
        retort.put("thread", Map.of("id", fresh("t"), "parent", Map.of("text", name + "就是个废物")));
        JsonPath answer = assess(retort).then().statusCode(200).extract().jsonPath();

        assertThat(answer.getList("labels.targetIds.flatten()")).isEmpty();
        assertThat(answer.getList("recommendations.findAll { it.scope == 'TARGET' }.targetIds.flatten()"))
                .isEmpty();
    }

    @Test
    void whoGoesOnWithACommentOfTheirOwnMeansWhomItNames() {
        String author = fresh("u");
        Map<String, Object> more = new HashMap<>(comment(fresh("c"), author, "你就是个废物"));
        more.put("thread", Map.of("id", fresh("t"), "parent", Map.of("authorId", author, "text", name + "，我有话对你说")));
        JsonPath answer = assess(more).then().statusCode(200).extract().jsonPath();

        assertThat(answer.getList("labels.targetIds.flatten()", String.class)).contains(target);
        assertThat(hostile(target)).isEqualTo(1);
    }

    private static int hostile(String targetId) {
        return call().get("/v1/targets/" + targetId + "/storm")
                .then()
                .statusCode(200)
                .extract()
                .path("hostileLast5Min");
    }

    private static String notice(JsonPath answer) {
        List<String> notices = answer.getList("recommendations.findAll { it.notice != null }.notice", String.class);
        assertThat(notices).hasSize(1);
        return notices.get(0);
    }

    private static JsonPath read(String text) {
        return assess(comment(fresh("c"), fresh("u"), text))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
