package io.touchline.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchline.testsupport.Api;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StrikeEventsTest {

    private final String author = Api.fresh("u");
    private final String moderator = Api.fresh("m");

    @Test
    void logsWhatAPersonDecidesWithoutACase() {
        Map<String, Object> request = Map.of(
                "action",
                "WARN",
                "decidedBy",
                moderator,
                "reason",
                "third time this week",
                "decisionId",
                Api.fresh("d"));
        String strike = Api.call()
                .body(request)
                .post("/v1/accounts/{id}/strikes", author)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        // Sent again it is the same decision.
        Api.call()
                .body(request)
                .post("/v1/accounts/{id}/strikes", author)
                .then()
                .statusCode(200);
        for (int i = 0; i < 2; i++) {
            Api.call()
                    .body(Map.of("by", moderator, "reason", "the wrong account"))
                    .delete("/v1/accounts/{id}/strikes/{strike}", author, strike)
                    .then()
                    .statusCode(200);
        }

        JsonPath events = events(strike);

        assertThat(events.getList("items.kind", String.class)).containsExactly("STRIKE_DECIDED", "STRIKE_REVOKED");
        assertThat(events.getString("items[0].body.measure")).isEqualTo("WARN");
        assertThat(events.getString("items[0].body.by")).startsWith("mod_");
        assertThat(events.getString("items[0].personal.reason")).isEqualTo("third time this week");
        assertThat(events.getString("items[1].personal.reason")).isEqualTo("the wrong account");
        assertThat(events.prettify()).doesNotContain(author);
    }

    @Test
    void logsWhatARuleDoesByItself() {
        String name = Api.freshName();
        Api.registerAthlete(name);
        JsonPath told =
                Api.assess(Api.comment(Api.fresh("c"), author, name + "就是个废物")).jsonPath();
        String rule = told.getString("recommendations.find { it.strike == true }.rule");
        assertThat(rule).isNotNull();

        JsonPath events = events(told.getString("id"));

        assertThat(events.getList("items.kind", String.class)).containsExactly("EDUCATED");
        assertThat(events.getString("items[0].body.rule")).isEqualTo(rule);
        assertThat(events.getString("items[0].body.versions")).contains(told.getString("versions.policy"));
        assertThat(events.getString("items[0].personal")).isNull();
    }

    private static JsonPath events(String subject) {
        return Api.call()
                .get("/v1/audit?subject=" + subject)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
