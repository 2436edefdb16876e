package io.touchline.casework.notice;

import static io.touchline.casework.notice.OpenedNotice.column;
import static io.touchline.casework.notice.OpenedNotice.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchline.testsupport.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Where an appeal put milder measures in the place of others, those stand, and those are what is told. */
@QuarkusTest
class MilderFiguresTest extends NoticeScenario {

    @Test
    void tellWhatAnAppealPutInThePlaceOfMeasures() throws Exception {
        List<String> cases = changedOnAppeal("UPHOLD", List.of(), "{FOLD,WARN}");

        JsonNode notice =
                json(get(draft(List.of(example(cases.get(0), false, false))))).get("notice");

        assertThat(notice.at("/totals/decisions").asInt()).isEqualTo(3);
        assertThat(notice.at("/totals/comments").asInt()).isEqualTo(3);
        assertThat(column(notice, "outcomes", "decisions")).isEqualTo(Map.of("CHANGE", "3"));
        assertThat(column(notice, "measures", "comments")).isEqualTo(Map.of("FOLD", "3"));
        assertThat(column(notice, "labels", "comments")).isEqualTo(Map.of("insult.person", "3"));
        assertThat(notice.at("/examples/0/measures"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("FOLD", "WARN", "PRESERVE_EVIDENCE");
        assertThat(measures()).isEqualTo(Map.of("FOLD", 3, "WARN", 3, "PRESERVE_EVIDENCE", 3));
    }

    @Test
    void tellNothingOfWhatAnAppealLeftUp() throws Exception {
        changedOnAppeal("CHANGE", List.of("REMOVE", "MUTE"), "{ALLOW}");

        JsonNode notice = json(get(draft(List.of()))).get("notice");

        assertThat(notice.at("/totals/decisions").asInt()).isZero();
        assertThat(column(notice, "measures", "comments")).isEmpty();
        assertThat(measures()).isEmpty();
    }

    /** Three, so that none of their cells is a small one. */
    private List<String> changedOnAppeal(String outcome, List<String> measures, String instead) throws Exception {
        List<String> cases = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String author = author();
            String caseId = insult(author);
            past.label(caseId, "{insult.person}");
            past.propose(caseId, "{REMOVE,MUTE,PRESERVE_EVIDENCE}");
            UUID decision = past.decide(caseId, outcome, measures, past.within());
            past.grant(hash.account("local", author), caseId, decision, instead);
            cases.add(caseId);
        }
        return cases;
    }

    private Map<String, Integer> measures() {
        JsonPath fairness = Api.call()
                .queryParam("from", past.from().toString())
                .queryParam("to", past.to().toString())
                .get("/v1/fairness")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return fairness.getMap("byLabel.find { it.label == 'insult.person' }.measures");
    }
}
