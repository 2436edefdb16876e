package io.touchline.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.EverydayWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Six accounts that say the same hostile thing about an athlete of their own, a second apart. */
final class Swarm {

    private static final int SIZE = 6;
    private static final int MOST_TRIES = 5;

    private final String name = Api.freshName();
    private final String target = Api.registerAthlete(name);
    /** More of it is this swarm's own than is not: texts that are half the same may be one group. */
    private final String text;

    private final List<String> authors = new ArrayList<>();
    private final String groupId;
    private final String caseId;
    private int said;

    Swarm() {
        this("就是个废物赶紧滚出国家队，");
        assertThat(CaseCalls.get(caseId).getString("kind")).isEqualTo("GROUP");
    }

    /** @param hostile what all of them say of the athlete */
    Swarm(String hostile) {
        text = name + hostile + EverydayWords.some(12);
        JsonPath last = null;
        for (int i = 0; i < SIZE; i++) {
            authors.add(Api.fresh("swarm"));
            last = say(authors.get(i));
        }
        groupId = last.getString("coordination.groupId");
        caseId = last.getString("caseId");
        assertThat(groupId).matches("g_[0-9a-f]{16}");
        assertThat(measures(last)).contains("DISSOLVE_GROUP");
    }

    /** The answer to one more copy of the text, by a Redis that was there. */
    JsonPath say(String author) {
        JsonPath told = answer(author);
        for (int i = 0; i < MOST_TRIES && isDegraded(told); i++) {
            told = answer(author);
        }
        assertThat(isDegraded(told)).as("answered without Redis").isFalse();
        return told;
    }

    private static boolean isDegraded(JsonPath told) {
        return told.getList("degraded", String.class).contains("coordination");
    }

    private JsonPath answer(String author) {
        Map<String, Object> comment = Api.comment(Api.fresh("c"), author, text);
        comment.put("postedAt", "2026-03-02T20:00:%02dZ".formatted(said++));
        comment.put("options", Map.of("deadlineMs", 10_000));
        return Api.assess(comment).then().statusCode(200).extract().jsonPath();
    }

    static List<String> measures(JsonPath told) {
        return told.getList("recommendations.action", String.class);
    }

    String name() {
        return name;
    }

    List<String> authors() {
        return authors;
    }

    String groupId() {
        return groupId;
    }

    /** The case that the group's comments opened, or the last of theirs where each has one. */
    String caseId() {
        return caseId;
    }

    /** The groups that are listed as moving against the athlete. */
    List<String> listed() {
        return Api.call()
                .get("/v1/groups?targetId=" + target)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.id", String.class);
    }

    /** When the group was taken back, or null. */
    String takenBackAt() {
        return Api.call()
                .get("/v1/groups/" + groupId)
                .then()
                .statusCode(200)
                .extract()
                .path("takenBackAt");
    }

    static List<String> groupsOf(String author) {
        return CaseCalls.account(author).getList("groups.groupId", String.class);
    }
}
