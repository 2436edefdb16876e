package io.touchline.assessment;

import static io.touchline.testsupport.Api.assess;
import static io.touchline.testsupport.Api.call;
import static io.touchline.testsupport.Api.comment;
import static io.touchline.testsupport.Api.fresh;
import static io.touchline.testsupport.Api.freshName;
import static io.touchline.testsupport.Api.registerAthlete;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rumour from its registration to the debunk that an answer links to, and out again. */
@QuarkusTest
class RumourScenarioTest {

    private static final String SOURCE = "https://example.org/anti-doping/statement-12";

    private final String name = freshName();
    private final String other = freshName();
    private final String rumour = fresh("r");
    private String target;

    @BeforeEach
    void register() {
        target = registerAthlete(name);
        registerAthlete(other);
    }

    @Test
    void fromRegistrationToTheDebunkAndOut() {
        String reworded = name + "药检出事，队里给按下去了";
        assertThat(labels(read(reworded))).doesNotContain("slander.rumour");

        call().body(Map.of(
                        "targetId",
                        target,
                        "text",
                        name + "赛前尿检呈阳性，被队里压下来没有公布",
                        "debunkedBy",
                        "反兴奋剂中心",
                        "source",
                        SOURCE))
                .put("/v1/rumours/" + rumour)
                .then()
                .statusCode(200);

        JsonPath answer = read(reworded);
        assertThat(labels(answer)).contains("slander.rumour");
        assertThat(answer.getString("rumours[0].id")).isEqualTo(rumour);
        assertThat(answer.getString("rumours[0].targetId")).isEqualTo(target);
        assertThat(answer.getString("rumours[0].debunkedBy")).isEqualTo("反兴奋剂中心");
        assertThat(answer.getString("rumours[0].source")).isEqualTo(SOURCE);
        Map<String, Object> evidence = answer.getMap("evidence.find { it.kind == 'RUMOUR' }");
        assertThat(evidence)
                .containsEntry("source", "rumour#" + rumour)
                .containsEntry("label", "slander.rumour")
                .containsEntry("category", "SLANDER");
        assertThat(answer.getString("recommendations.find { it.reasons.contains('slander.rumour') }.rule"))
                .isEqualTo("default#answer-debunked-rumour");
        assertThat(answer.getBoolean("recommendations.find { it.action == 'PUBLISH_NOTICE' }.requiresHuman"))
                .isTrue();

        assertThat(answer.getString("versions.rumours")).matches("[0-9]+\\+pairs-[0-9a-f]+");
        JsonPath beside = read(name + "赛前尿检呈阳性，被队里压下来没有公布，这事" + other + "也知道");
        assertThat(beside.getList("labels.find { it.label == 'slander.rumour' }.targetIds"))
                .containsExactly(target);

        // It is found again, as it was answered.
        assertThat(call().get("/v1/assessments/" + answer.getString("id"))
                        .jsonPath()
                        .getString("rumours[0].source"))
                .isEqualTo(SOURCE);

        // Denial, question, debunk; another claim; another person.
        for (String harmless : List.of(
                name + "尿检没有阳性，也没人压过结果，中心早就说清楚了",
                name + "是不是尿检阳性过？有没有人知道真假",
                "反兴奋剂中心已经辟谣，" + name + "尿检阳性被压是假消息，别再传了",
                name + "赛前热身明显不够，被对手压着打了三局，队里也没有安排好",
                other + "赛前尿检呈阳性，被队里压下来没有公布")) {
            assertThat(read(harmless).getList("rumours")).as(harmless).isEmpty();
        }

        call().delete("/v1/rumours/" + rumour).then().statusCode(204);
        assertThat(read(reworded).getList("rumours")).isEmpty();
        call().get("/v1/rumours/" + rumour).then().statusCode(200).body("id", equalTo(rumour));
    }

    private static JsonPath read(String text) {
        return assess(comment(fresh("c"), fresh("u"), text))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<String> labels(JsonPath answer) {
        return answer.getList("labels.label", String.class);
    }
}
