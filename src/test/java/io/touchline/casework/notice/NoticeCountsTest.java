package io.touchline.casework.notice;

import static io.touchline.casework.notice.OpenedNotice.column;
import static io.touchline.casework.notice.OpenedNotice.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is one for a notice, and what several. */
@QuarkusTest
class NoticeCountsTest extends NoticeScenario {

    /** Only in our own ids a slash parts a decision from the number of its measure. */
    @Test
    void countsDecisionsThatCallersNameWithSlashes() throws Exception {
        for (int i = 0; i < 4; i++) {
            Map<String, Object> named = Map.of("decisionId", author() + "/" + i);
            DecidedCases.strike(author(), "WARN", past.within(), named, "insult.person");
        }
        for (int i = 0; i < 3; i++) {
            Map<String, Object> named = Map.of("decisionId", "https://mod.example/" + targetId + "/" + i);
            DecidedCases.strike(author(), "MUTE", past.within(), named, "insult.person");
        }

        JsonNode notice = json(get(draft(List.of()))).get("notice");

        assertThat(column(notice, "measures", "decisions")).isEqualTo(Map.of("WARN", "4", "MUTE", "3"));
    }

    /** Who decides often in a long storm has not seen more of them. */
    @Test
    void countsAStormOnceHoweverManyDecisionsItTook() throws Exception {
        String later = stormy("@2", 21 * 60);
        for (String caseId : List.of(stormy("@1", 0), stormy("@1~" + UUID.randomUUID(), 10 * 60), later)) {
            past.decide(caseId, "CHANGE", List.of("REMOVE"), past.within());
        }

        assertThat(storms()).isEqualTo(1);
        past.run(
                "UPDATE case_member SET event_time = event_time + interval '2 hours' WHERE case_id = ?",
                DecidedCases.uuid(later));
        assertThat(storms()).isEqualTo(2);
    }

    private int storms() throws Exception {
        return json(get(draft(List.of()))).at("/notice/totals/storms").asInt();
    }

    /** @param minutes after the first comment's */
    private String stormy(String key, int minutes) throws SQLException {
        String caseId = insult(author());
        past.run(
                "UPDATE moderation_case SET kind = 'STORM', case_key = ? WHERE id = ?",
                "s:" + targetId + key,
                DecidedCases.uuid(caseId));
        past.run(
                "UPDATE case_member SET event_time = event_time + make_interval(mins => ?) WHERE case_id = ?",
                minutes,
                DecidedCases.uuid(caseId));
        return caseId;
    }
}
