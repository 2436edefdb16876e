package io.touchline.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchline.assessment.store.AssessmentIds;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.PlannedDays;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DecisionFeedTest {

    @Inject
    DataSource database;

    /** However many days are kept. */
    @Test
    void looksForCommentsOnNoDayButThoseOfTheirAssessments() throws SQLException {
        Instant now = Instant.now();
        Instant before = now.minus(Duration.ofDays(1));
        String first = "'" + AssessmentIds.next(before) + "'";
        String last = "'" + AssessmentIds.next(now) + "'";

        Set<String> days = PlannedDays.of(
                database, DecisionFeed.COMMENTS, "'ns'", "ARRAY[" + first + "," + last + "]::uuid[]", first, last);

        assertThat(days).containsExactly(PlannedDays.day(before), PlannedDays.day(now));
    }

    @Test
    void findsTheCommentsOfAssessments() throws SQLException {
        List<String> comments = List.of(Api.fresh("c"), Api.fresh("c"), Api.fresh("c"));
        String edited = comments.get(1);
        String author = Api.fresh("u");
        Map<UUID, DecisionFeed.Commented> expected = new HashMap<>();
        for (String comment : comments) {
            JsonPath answer = Api.assess(Api.comment(comment, author, "下半场踢得不错"))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            expected.put(
                    AssessmentIds.ofWire(answer.getString("id")).orElseThrow(),
                    new DecisionFeed.Commented(comment, new MemberRevision(1, comment.equals(edited))));
        }
        Api.assess(Api.comment(edited, author, "下半场踢得真不错")).then().statusCode(200);

        try (Connection connection = database.getConnection()) {
            assertThat(DecisionFeed.comments(connection, "local", expected.keySet()))
                    .isEqualTo(expected);
        }
    }
}
