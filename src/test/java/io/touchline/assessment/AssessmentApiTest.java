package io.touchline.assessment;

import static io.restassured.RestAssured.given;
import static io.touchline.testsupport.Api.assess;
import static io.touchline.testsupport.Api.call;
import static io.touchline.testsupport.Api.comment;
import static io.touchline.testsupport.Api.fresh;
import static io.touchline.testsupport.Api.freshName;
import static io.touchline.testsupport.Api.registerAthlete;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The contract of {@code /v1/assessments}, on real parts. */
@QuarkusTest
class AssessmentApiTest {

    private static final List<String> FIELDS = List.of(
            "id",
            "commentId",
            "revision",
            "suggestion",
            "suggestionRule",
            "severity",
            "scores",
            "logits",
            "bias",
            "labels",
            "evidence",
            "modifiers",
            "targets",
            "rumours",
            "coordination",
            "storms",
            "recommendations",
            "shadow",
            "caseId",
            "warnings",
            "degraded",
            "stored",
            "offsetUnit",
            "versions");

    @Test
    void answersWithEveryFieldOfTheContract() {
        Map<String, Object> answer = assess(comment(fresh("c"), "u-1", "这场球换人太晚了"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("");

        assertThat(answer.keySet()).containsExactlyElementsOf(FIELDS);
        assertThat(answer).containsEntry("stored", true).containsEntry("offsetUnit", "utf16");
        assertThat(answer).containsEntry("suggestion", "PASS").containsEntry("severity", 0);
        assertThat((Map<?, ?>) answer.get("versions")).hasSize(4).doesNotContainValue(null);
    }

    @Test
    void letsTheCallerCheckTheSumOfEachCategory() {
        String name = freshName();
        String target = registerAthlete(name);
        JsonPath answer =
                assess(comment(fresh("c"), "u-1", name + "就是个废*物，姐妹们都去她评论区骂她！")).jsonPath();

        List<Map<String, Object>> evidence = answer.getList("evidence");
        for (String category : List.of("abuse", "slander", "incitement")) {
            double sum = answer.getDouble("bias." + category)
                    + evidence.stream()
                            .filter(piece -> category.equalsIgnoreCase((String) piece.get("category")))
                            .mapToDouble(piece -> ((Number) piece.get("contribution")).doubleValue())
                            .sum();
            assertThat(answer.getDouble("logits." + category)).isCloseTo(sum, within(1e-4));
        }
        assertThat(answer.getDouble("scores.abuse")).isGreaterThan(0.5);
        assertThat(answer.getDouble("scores.incitement")).isGreaterThan(0.5);
        assertThat(answer.getList("targets.id")).containsExactly(target);
    }

    @Test
    void pointsIntoTheTextAsItWasSent() {
        String name = freshName();
        registerAthlete(name);
        String text = "😀😀 " + name + "就是個ｆ\u200B 废*物\uD800！";
        JsonPath answer = assess(comment(fresh("c"), "u-1", text)).jsonPath();

        List<Map<String, Object>> evidence = answer.getList("evidence.findAll { it.begin != null }");
        assertThat(evidence).isNotEmpty();
        for (Map<String, Object> piece : evidence) {
            assertThat(piece.get("surface"))
                    .isEqualTo(text.substring((int) piece.get("begin"), (int) piece.get("end")));
        }
    }

    @Test
    void storesWhatItAnswered() {
        String name = freshName();
        registerAthlete(name);
        JsonPath answered =
                assess(comment(fresh("c"), "u-1", name + "真是个废 物\u0000\uD83D")).jsonPath();

        JsonPath stored =
                call().get("/v1/assessments/" + answered.getString("id")).jsonPath();

        assertThat(stored.getMap("")).isEqualTo(answered.getMap(""));
        assertThat(stored.getList("evidence.surface")).contains("废 物");
    }

    @Test
    void givesTheSameAnswerToARepeat() {
        Map<String, Object> comment = comment(fresh("c"), "u-1", "防守站位有问题");
        JsonPath first = assess(comment).jsonPath();
        JsonPath second = assess(comment).jsonPath();

        assertThat(second.getMap("")).isEqualTo(first.getMap(""));
    }

    @Test
    void makesANewRevisionOfAChangedText() {
        String id = fresh("c");
        assess(comment(id, "u-1", "第一版"));
        assess(comment(id, "u-1", "第二版"));

        JsonPath third = assess(comment(id, "u-1", "第一版")).jsonPath();
        JsonPath all = call().queryParam("commentId", id).get("/v1/assessments").jsonPath();

        assertThat(third.getInt("revision")).isEqualTo(3);
        assertThat(all.getList("items.revision")).containsExactly(3, 2, 1);
    }

    @Test
    void refusesTheCommentIdOfAnotherAuthor() {
        String id = fresh("c");
        assess(comment(id, "u-1", "看球"));

        Response refused = assess(comment(id, "u-2", "看球"));

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.jsonPath().getList("errors.pointer")).containsExactly("/commentId");
    }

    @Test
    void keepsNothingWhereStoreIsFalse() {
        Map<String, Object> comment = comment(fresh("c"), "u-1", "不存的评论");
        comment.put("options", Map.of("store", false));
        JsonPath answer = assess(comment).jsonPath();

        assertThat(answer.getBoolean("stored")).isFalse();
        assertThat(answer.getList("degraded")).isEmpty();
        assertThat(call().get("/v1/assessments/" + answer.getString("id")).statusCode())
                .isEqualTo(404);
    }

    /** Whoever orders answers by revision must not take it for an older one. */
    @Test
    void anEditThatIsNotKeptIsTheNextRevisionToo() {
        String id = fresh("c");
        assess(comment(id, "u-1", "一稿")).then().body("revision", equalTo(1));
        assess(comment(id, "u-1", "二稿")).then().body("revision", equalTo(2));
        Map<String, Object> edit = comment(id, "u-1", "三稿");
        edit.put("options", Map.of("store", false));

        assess(edit).then().body("revision", equalTo(3)).body("stored", equalTo(false));
        assess(comment(id, "u-1", "四稿")).then().body("revision", equalTo(3)).body("stored", equalTo(true));
    }

    @Test
    void warnsOfUnknownTargetsAndOfTimesAhead() {
        Map<String, Object> comment = comment(fresh("c"), "u-1", "好球");
        comment.put("targetIds", List.of("nobody-here", "nobody-here"));
        comment.put("postedAt", Instant.now().plusSeconds(3_600).toString());
        JsonPath answer = assess(comment).jsonPath();

        assertThat(answer.getList("warnings", String.class))
                .containsExactly("unknown target id: nobody-here", "postedAt is ahead of receipt and was clamped");
        assertThat(answer.getList("targets")).isEmpty();
    }

    @Test
    void readsACommentThatNamesNobodyAsAboutItsThread() {
        String name = freshName();
        String target = registerAthlete(name);
        Map<String, Object> comment = comment(fresh("c"), "u-1", "就是个废物");
        comment.put("thread", Map.of("id", "m-1", "parent", Map.of("text", "今天" + name + "首发")));
        JsonPath answer = assess(comment).jsonPath();

        assertThat(answer.getList("targets.matchedBy")).containsExactly("THREAD");
        assertThat(answer.getList("targets.id")).containsExactly(target);
        assertThat(answer.getDouble("scores.abuse")).isGreaterThan(0.5);
    }

    @Test
    void keepsTheOrderOfABatchAndFailsOnlyWhatIsBad() {
        String twice = fresh("c");
        List<Map<String, Object>> items = new ArrayList<>();
        items.add(comment(fresh("c"), "u-1", "一"));
        items.add(Map.of("commentId", "x", "text", "y", "author", Map.of("id", "u"), "extra", 1));
        items.add(comment(twice, "u-1", "二"));
        items.add(comment(twice, "u-1", "二"));
        items.add(comment(twice, "u-1", "三"));
        items.add(comment(twice, "u-2", "四"));
        items.add(new HashMap<>(Map.of("commentId", "x", "text", "", "author", Map.of("id", "u"))));
        JsonPath answer = call().body(Map.of("items", items))
                .post("/v1/assessments/batch")
                .jsonPath();

        assertThat(answer.getList("results.status")).containsExactly(200, 400, 200, 200, 200, 409, 422);
        assertThat(answer.getString("results[1].problem.errors[0].pointer")).isEqualTo("/extra");
        assertThat(answer.getString("results[6].problem.errors[0].pointer")).isEqualTo("/text");
        assertThat(answer.getString("results[3].assessment.id"))
                .isEqualTo(answer.getString("results[2].assessment.id"));
        assertThat(answer.getInt("results[4].assessment.revision")).isEqualTo(2);
    }

    @Test
    void readsEachItemOfABatchByItself() {
        String good = "{\"commentId\":\"%s\",\"text\":\"好球\",\"author\":{\"id\":\"u-1\"}}".formatted(fresh("c"));
        String bad = "{\"commentId\":%s,\"text\":\"x\",\"author\":{\"id\":\"u-1\"}}";
        String items = String.join(
                ",",
                bad.formatted("1".repeat(50)),
                good,
                bad.formatted("[".repeat(40) + "]".repeat(40)),
                bad.formatted("1,\"commentId\":2"));
        JsonPath answer = call().body("{\"items\":[" + items + "]}")
                .post("/v1/assessments/batch")
                .jsonPath();

        assertThat(answer.getList("results.status")).containsExactly(400, 200, 400, 400);
    }

    @Test
    void keepsNamespacesApart() {
        String id = fresh("c");
        JsonPath ours = assess(comment(id, "u-1", "同一个编号")).jsonPath();
        JsonPath theirs = asOther()
                .body(comment(id, "u-2", "同一个编号"))
                .post("/v1/assessments")
                .jsonPath();

        assertThat(theirs.getInt("revision")).isEqualTo(1);
        assertThat(theirs.getString("id")).isNotEqualTo(ours.getString("id"));
        assertThat(asOther().get("/v1/assessments/" + ours.getString("id")).statusCode())
                .isEqualTo(404);
        assertThat(asOther()
                        .queryParam("commentId", id)
                        .get("/v1/assessments")
                        .jsonPath()
                        .getList("items.id"))
                .containsExactly(theirs.getString("id"));
    }

    @Test
    void keepsNoTextOfACallerThatWantsNone() {
        JsonPath answer = asOther()
                .body(comment(fresh("c"), "u-1", "这个教练就是个废物"))
                .post("/v1/assessments")
                .jsonPath();

        JsonPath stored =
                asOther().get("/v1/assessments/" + answer.getString("id")).jsonPath();

        assertThat(answer.getList("evidence.surface")).contains("废物");
        assertThat(stored.getList("evidence.surface")).isNotEmpty().containsOnlyNulls();
        assertThat(stored.getMap("scores")).isEqualTo(answer.getMap("scores"));
    }

    /** The caller {@code other}, whose texts are not kept. */
    private static RequestSpecification asOther() {
        return given().header("Authorization", "Bearer other").contentType("application/json");
    }

    @Test
    void takesAThousandRevisionsOfOneCommentInABatch() {
        String id = fresh("c");
        List<Map<String, Object>> items = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            items.add(comment(id, "u-1", "第" + i + "版"));
        }
        JsonPath answer = call().body(Map.of("items", items))
                .post("/v1/assessments/batch")
                .jsonPath();

        assertThat(answer.getInt("results[999].assessment.revision")).isEqualTo(1_000);
        assertThat(answer.getList("results.assessment.stored", Boolean.class))
                .hasSize(1_000)
                .doesNotContain(false);
    }

    @Test
    void letsOneHastyItemNotHurryABatch() {
        Map<String, Object> hasty = comment(fresh("c"), "u-1", "快");
        hasty.put("options", Map.of("deadlineMs", 10));
        List<Map<String, Object>> items = new ArrayList<>(List.of(hasty));
        for (int i = 0; i < 300; i++) {
            items.add(comment(fresh("c"), "u-1", "慢" + i));
        }
        JsonPath answer = call().body(Map.of("items", items))
                .post("/v1/assessments/batch")
                .jsonPath();

        assertThat(answer.getList("results.assessment.stored", Boolean.class)).doesNotContain(false);
    }

    @Test
    void pagesThroughAllOfAnAuthorWithoutLossOrRepeat() {
        String author = fresh("u");
        List<Map<String, Object>> items = new ArrayList<>();
        for (int i = 0; i < 137; i++) {
            items.add(comment(fresh("c"), author, "第" + i + "条"));
        }
        call().body(Map.of("items", items)).post("/v1/assessments/batch").then().statusCode(200);

        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = (cursor == null ? call() : call().queryParam("cursor", cursor))
                    .queryParam("authorId", author)
                    .queryParam("limit", 40)
                    .get("/v1/assessments")
                    .jsonPath();
            seen.addAll(page.getList("items.commentId"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);

        assertThat(seen).hasSize(137).doesNotHaveDuplicates();
        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(items.stream()
                        .map(item -> (String) item.get("commentId"))
                        .toList());
    }

    @Test
    void listsByTargetWithinAWindowOfReceipt() {
        String name = freshName();
        String target = registerAthlete(name);
        String id = fresh("c");
        assess(comment(id, "u-1", name + "今天手感不错"));

        assertThat(idsOf(target, "2020-01-01T00:00:00Z", "2199-01-01T00:00:00Z"))
                .containsExactly(id);
        assertThat(idsOf(target, "2020-01-01T00:00:00Z", "2020-01-02T00:00:00Z"))
                .isEmpty();
    }

    private static List<String> idsOf(String target, String from, String to) {
        return call().queryParam("targetId", target)
                .queryParam("from", from)
                .queryParam("to", to)
                .get("/v1/assessments")
                .jsonPath()
                .getList("items.commentId");
    }

    @Test
    void namesAGroupThatCanBeLookedUpAtOnce() {
        String name = freshName();
        String target = registerAthlete(name);
        String text = name + "就是个废物赶紧滚出国家队 " + fresh("x");
        JsonPath last = null;
        for (int i = 0; i < 6; i++) {
            // At a time of their own: what the other tests send in the same minute is no crowd to tell them from.
            Map<String, Object> comment = comment(fresh("c"), fresh("swarm"), text);
            comment.put("postedAt", "2026-03-01T20:00:0" + i + "Z");
            last = assess(comment).jsonPath();
        }

        String group = last.getString("coordination.groupId");
        assertThat(group).startsWith("g_");
        assertThat(last.getList("coordination.signals")).contains("SAME_TEXT");
        assertThat(call().get("/v1/groups?targetId=" + target).jsonPath().getList("items.id"))
                .contains(group);
        JsonPath found = call().get("/v1/groups/" + group).jsonPath();
        assertThat(found.getList("members.accountId", String.class)).hasSize(6).allMatch(id -> id.startsWith("swarm"));
    }

    @Test
    void saysWhatLexiconsAreInForce() {
        JsonPath lexicons = call().get("/v1/lexicons").jsonPath();

        assertThat(lexicons.getString("version")).hasSize(12);
        assertThat(lexicons.getList("refused")).isEmpty();
        assertThat(lexicons.getList("missing")).isEmpty();
        assertThat(lexicons.getInt("items.terms.sum()")).isGreaterThanOrEqualTo(300);
        assertThat(lexicons.getList("items.label")).contains("insult.person", "slander.doping", "incite.pile-on");
    }
}
