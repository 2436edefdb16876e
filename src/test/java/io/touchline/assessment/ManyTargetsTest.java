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

    @Test
    void stormsAreToldOfTwentyTargetsAtMost() {
        List<String> names = new ArrayList<>();
        List<String> ids = new ArrayList<>();
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
        List<String> names = new ArrayList<>();
        List<Map<String, Object>> targets = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            names.add(freshName());
            targets.add(Map.of("id", fresh("t"), "name", names.get(i), "role", "ATHLETE"));
        }
        call().body(Map.of("items", targets)).post("/v1/targets/batch").then().statusCode(200);
        String last = (String) targets.get(129).get("id");
        String text = String.join("、", names.subList(0, 129)) + "都来了。" + names.get(129) + "就是个废物，滚！";
        Map<String, Object> comment = comment(fresh("c"), fresh("u"), text);
        comment.put("options", Map.of("deadlineMs", 10_000));

        JsonPath answer = assess(comment).then().statusCode(200).extract().jsonPath();

        assertThat(answer.getList("targets.id", String.class)).hasSize(100).contains(last);
        assertThat(answer.getList("labels.targetIds.flatten().unique()", String.class))
                .containsExactly(last);
        assertThat(new Rows(database)
                        .count(
                                "SELECT count(*) FROM assessment_target WHERE assessment_id = ?",
                                Rows.uuid(answer.getString("id"))))
                .isEqualTo(100);
    }
}
