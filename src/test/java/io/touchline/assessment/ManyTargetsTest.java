package io.touchline.assessment;

import static io.touchline.testsupport.Api.assess;
import static io.touchline.testsupport.Api.comment;
import static io.touchline.testsupport.Api.fresh;
import static io.touchline.testsupport.Api.freshName;
import static io.touchline.testsupport.Api.registerAthlete;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An answer to a list of names is about all of them. */
@QuarkusTest
class ManyTargetsTest {

    private static final int NAMED = 23;
    private static final int MOST_COUNTED = 20;

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
}
