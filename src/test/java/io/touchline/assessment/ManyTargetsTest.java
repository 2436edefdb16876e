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
import io.touchline.testsupport.Rows;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** An answer to a list of names is about all of them. */
@QuarkusTest
class ManyTargetsTest {

    private static final int NAMED = 23;
    private static final int MOST_COUNTED = 20;

    @Inject
    DataSource database;

    private final List<String> names = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private String asked;

    @Test
    void stormsAreToldOfTwentyTargetsAtMost() {
        for (int i = 0; i < NAMED; i++) {
            names.add(freshName());
            ids.add(registerAthlete(names.get(i)));
        }
        Map<String, Object> comment = comment(fresh("c"), fresh("u"), "全是废物");
        comment.put(
                "thread",
                Map.of("id", fresh("t"), "parent", Map.of("commentId", fresh("c"), "text", String.join("、", names))));

        JsonPath answer = assess(comment).then().statusCode(200).extract().jsonPath();

        assertThat(answer.getList("targets.id", String.class)).containsExactlyElementsOf(ids);
        assertThat(answer.getList("storms.targetId", String.class))
                .hasSize(MOST_COUNTED)
                .isSubsetOf(ids);
    }

    /** Each has a row, a place in the case and in every answer. */
    @Test
    void aHundredCountWhoeverIsInsultedBeforeOthers() {
        JsonPath answer = assessed(129, "都来了。%s就是个废物，滚！");

        String last = ids.get(129);
        assertThat(answer.getList("targets.id", String.class)).hasSize(100).contains(last, asked, ids.get(120));
        assertThat(answer.getList("labels.targetIds.flatten().unique()", String.class))
                .containsExactly(last);
        assertThat(new Rows(database)
                        .count(
                                "SELECT count(*) FROM assessment_target WHERE assessment_id = ?",
                                Rows.uuid(answer.getString("id"))))
                .isEqualTo(100);
    }

    /** Else whoever threatens would insult a hundred others first. */
    @Test
    void whoIsThreatenedCountsBeforeWhoIsInsulted() {
        JsonPath answer = assessed(129, "全都是废物。%s，我要杀了你全家。");

        String last = ids.get(129);
        assertThat(answer.getList("targets.id", String.class)).hasSize(100).contains(last);
        assertThat(answer.getList("labels.find { it.label == 'threat' }.targetIds", String.class))
                .contains(last);
    }

    /** Told in sober words, a rumour is in no label until it is recognised. */
    @Test
    void whoseRumourIsToldCountsHoweverManyOthersAreNamed() {
        String rumour = fresh("r");
        String claim = "药检呈阳性，被队里压了下来";
        prepare(130);
        Map<String, Object> body =
                Map.of("targetId", ids.get(129), "text", claim, "debunkedBy", "协会", "source", "https://example.org/d");
        call().body(body).put("/v1/rumours/" + rumour).then().statusCode(200);

        JsonPath answer = assessed(129, "都来了。%s" + claim + "。");

        assertThat(answer.getList("rumours.id", String.class)).containsExactly(rumour);
        assertThat(answer.getList("targets.id", String.class)).hasSize(100).contains(ids.get(129));
    }

    /** @param rest behind some names, about one more */
    private JsonPath assessed(int before, String rest) {
        if (names.isEmpty()) {
            prepare(before + 1);
        }
        Map<String, Object> comment = comment(
                fresh("c"), fresh("u"), String.join("、", names.subList(0, before)) + rest.formatted(names.get(before)));
        comment.put("targetIds", List.of(asked, ids.get(before - 9)));
        comment.put("options", Map.of("deadlineMs", 10_000));
        return assess(comment).then().statusCode(200).extract().jsonPath();
    }

    private void prepare(int many) {
        List<Map<String, Object>> targets = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            names.add(freshName());
            ids.add(fresh("t"));
            targets.add(Map.of("id", ids.get(i), "name", names.get(i), "role", "ATHLETE"));
        }
        call().body(Map.of("items", targets)).post("/v1/targets/batch").then().statusCode(200);
        asked = registerAthlete(freshName());
    }
}
