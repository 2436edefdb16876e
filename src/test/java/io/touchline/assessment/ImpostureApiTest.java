package io.touchline.assessment;

import static io.touchline.testsupport.Api.assess;
import static io.touchline.testsupport.Api.call;
import static io.touchline.testsupport.Api.comment;
import static io.touchline.testsupport.Api.fresh;
import static io.touchline.testsupport.Api.freshName;
import static io.touchline.testsupport.Api.registerAthlete;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who speaks in a target's name, and who sells under it, through HTTP. */
@QuarkusTest
class ImpostureApiTest {

    private final String name = freshName();
    private final String target = fresh("t");
    private final String official = fresh("official");

    @BeforeEach
    void register() {
        call().body(Map.of("name", name, "role", "ATHLETE", "officialAccountIds", List.of(official)))
                .put("/v1/targets/" + target)
                .then()
                .statusCode(200);
    }

    @Test
    void aNameThatClaimsOfficeIsImpersonation() {
        JsonPath answer = by(fresh("u"), name + "官方工作室", "感谢大家的支持");

        assertThat(answer.getList("labels.label", String.class)).containsExactly("impersonation");
        assertThat(answer.getList("labels[0].targetIds", String.class)).containsExactly(target);
        assertThat(answer.getString("evidence.find { it.label == 'impersonation' }.source"))
                .isEqualTo("registry#" + target + "#affix");
        assertThat(answer.getString("suggestion")).isEqualTo("REVIEW");
        assertThat(answer.getBoolean("recommendations.find { it.action == 'CLOSE' }.requiresHuman"))
                .isTrue();
    }

    /** The text is about nobody. */
    @Test
    void whoeverIsImitatedFindsTheCommentAndMayAppeal() {
        JsonPath answer = by(fresh("u"), name + "官方工作室", "感谢大家的支持");
        String caseId = answer.getString("caseId");

        assertThat(answer.getList("targets")).isEmpty();
        call().get("/v1/assessments?targetId=" + target).then().body("items.id", contains(answer.getString("id")));
        call().get("/v1/cases/" + caseId).then().body("targetIds", contains(target));
        call().body(Map.of("by", "mod-1"))
                .post("/v1/cases/{id}/claim", caseId)
                .then()
                .statusCode(200);
        String decision = call().body(Map.of("by", "mod-1", "outcome", "OVERTURN", "reason", "a fan club"))
                .post("/v1/cases/{id}/decision", caseId)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        call().body(Map.of("decisionId", decision, "party", Map.of("targetId", target), "statement", "not mine"))
                .post("/v1/appeals")
                .then()
                .statusCode(201);
    }

    @Test
    void theOfficialAccountIsItself() {
        JsonPath answer = by(official, name + "官方工作室", "感谢大家的支持");

        assertThat(answer.getList("labels")).isEmpty();
        assertThat(answer.getString("suggestion")).isEqualTo("PASS");
    }

    /** What others may not say of themselves, the athlete may; of somebody else not even the athlete. */
    @Test
    void theOfficialAccountMaySayWhoItIsAndSellShoes() {
        for (String text : List.of("我是" + name + "本人。", name + "同款主页有链接")) {
            assertThat(by(official, name, text).getList("labels.label", String.class))
                    .as(text)
                    .isEmpty();
            assertThat(by(fresh("u"), "路人甲", text).getList("labels.label", String.class))
                    .as(text)
                    .hasSize(1);
        }
        String other = freshName();
        registerAthlete(other);
        assertThat(by(official, name, "我是" + other + "本人。").getList("labels.label", String.class))
                .containsExactly("impersonation");
    }

    /** Two who are called the same are no impostors of each other; a stranger who is called so is one of both. */
    @Test
    void whoSharesANameMaySpeakUnderIt() {
        String other = fresh("t");
        String ofOther = fresh("official");
        call().body(Map.of("name", name, "role", "COACH", "officialAccountIds", List.of(ofOther)))
                .put("/v1/targets/" + other)
                .then()
                .statusCode(200);

        for (String author : List.of(official, ofOther)) {
            for (String text : List.of("大家好，我是" + name + "本人", name + "同款主页有链接")) {
                assertThat(by(author, name, text).getList("labels")).as(text).isEmpty();
            }
            assertThat(answering(author, name + "会看评论吗", "我就是本人").getList("labels"))
                    .isEmpty();
        }
        assertThat(by(fresh("u"), name + "官方", "感谢大家的支持").getList("labels[0].targetIds", String.class))
                .containsExactlyInAnyOrder(target, other);
        assertThat(by(fresh("u"), "路人甲", "大家好，我是" + name + "本人").getList("labels[0].targetIds", String.class))
                .containsExactlyInAnyOrder(target, other);
    }

    /** Whoever has the same id on another platform is somebody else. */
    @Test
    void anAccountOfOneNamespaceIsNobodyElsewhere() {
        for (String namespace : List.of("local", "elsewhere")) {
            call().body(Map.of(
                            "name", name, "role", "ATHLETE", "officialAccountIds", List.of(namespace + "/" + official)))
                    .put("/v1/targets/" + target)
                    .then()
                    .statusCode(200);

            assertThat(by(official, name + "官方工作室", "感谢大家的支持").getList("labels.label", String.class))
                    .as(namespace)
                    .isEqualTo(namespace.equals("local") ? List.of() : List.of("impersonation"));
        }
    }

    /** An author id and a namespace may each be as long as they may. */
    @Test
    void theLongestAccountOfANamespaceIsListed() {
        String longest = official + "x".repeat(128 - official.length());
        for (String entry : List.of("n".repeat(64) + "/" + longest, "local/" + longest)) {
            list(entry).then().statusCode(200).body("officialAccountIds", equalTo(List.of(entry)));
        }
        assertThat(by(longest, name + "官方工作室", "感谢大家的支持").getList("labels")).isEmpty();

        for (String entry : List.of(
                longest + "x",
                "local/" + longest + "x",
                "n".repeat(65) + "/" + longest,
                "/" + longest,
                "local/" + longest + "/")) {
            list(entry).then().statusCode(422).body("errors[0].pointer", equalTo("/officialAccountIds/0"));
        }
    }

    private Response list(String entry) {
        return call().body(Map.of("name", name, "role", "ATHLETE", "officialAccountIds", List.of(entry)))
                .put("/v1/targets/" + target);
    }

    @Test
    void aFanNameIsNoImpersonation() {
        assertThat(by(fresh("u"), name + "的小迷妹", "加油").getList("labels")).isEmpty();
        assertThat(by(fresh("u"), "全世界最好的" + name, "加油").getList("labels")).isEmpty();
    }

    /**
     * Many are called by a name of one word: who is called so has nothing to do with the target, unless more says it.
     */
    @Test
    void anOrdinaryNameConcernsNobodyByItself() {
        String word = "Z" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        String minor = fresh("t");
        call().body(Map.of("name", word, "role", "ATHLETE", "minor", true))
                .put("/v1/targets/" + minor)
                .then()
                .statusCode(200);

        JsonPath bare = by(fresh("u"), word, "感谢大家的支持");
        JsonPath claimed = by(fresh("u"), "Real " + word, "感谢大家的支持");

        assertThat(bare.getList("evidence.kind", String.class)).doesNotContain("CONTEXT");
        assertThat(claimed.getList("labels.label", String.class)).containsExactly("impersonation");
        call().get("/v1/assessments?targetId=" + minor).then().body("items.id", contains(claimed.getString("id")));
    }

    @Test
    void aClaimOfIdentityInTheTextIsImpersonation() {
        JsonPath answer = by(fresh("u"), "路人甲", "我就是" + name + "的队友，内部消息，她下周退队");

        assertThat(answer.getList("labels.label", String.class)).contains("impersonation");
    }

    @Test
    void sellingUnderATargetsThreadIsTrendJacking() {
        Map<String, Object> comment = comment(fresh("c"), fresh("u"), "同款球拍加V信 abc12345，今天下单打折");
        assertThat(labels(comment)).doesNotContain("trend-jacking");

        comment.put("commentId", fresh("c"));
        comment.put("targetIds", List.of(target));
        assertThat(labels(comment)).containsExactly("trend-jacking");
    }

    private static List<String> labels(Map<String, Object> comment) {
        return assess(comment).then().statusCode(200).extract().jsonPath().getList("labels.label", String.class);
    }

    private static JsonPath answering(String authorId, String parentText, String text) {
        Map<String, Object> comment = comment(fresh("c"), authorId, text);
        comment.put("thread", Map.of("id", fresh("th"), "parent", Map.of("text", parentText)));
        return assess(comment).then().statusCode(200).extract().jsonPath();
    }

    private static JsonPath by(String authorId, String displayName, String text) {
        Map<String, Object> comment = comment(fresh("c"), authorId, text);
        comment.put("author", Map.of("id", authorId, "displayName", displayName));
        return assess(comment).then().statusCode(200).extract().jsonPath();
    }
}
