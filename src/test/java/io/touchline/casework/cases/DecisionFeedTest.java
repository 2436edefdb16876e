package io.touchline.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchline.assessment.store.AssessmentIds;
import io.touchline.testsupport.Api;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DecisionFeedTest {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);

    @Inject
    DataSource database;

    private final AssessmentIds ids = new AssessmentIds();

    /** However many days are kept. */
    @Test
    void looksForCommentsOnNoDayButThoseOfTheirAssessments() throws SQLException {
        Instant now = Instant.now();
        Instant before = now.minus(Duration.ofDays(1));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (int day = -3; day <= 1; day++) {
                statement.execute("SELECT ensure_day((now() AT TIME ZONE 'UTC')::date + " + day + ")");
            }
            String query = DecisionFeed.COMMENTS;
            for (int parameter = 1; query.contains("?"); parameter++) {
                query = query.replaceFirst("\\?", "\\$" + parameter);
            }
            statement.execute("PREPARE comments AS " + query);
            String first = "'" + ids.next(before) + "'";
            String last = "'" + ids.next(now) + "'";
            Set<String> days = new TreeSet<>();
            try (ResultSet rows = statement.executeQuery("EXPLAIN (COSTS OFF) EXECUTE comments ('ns', ARRAY[" + first
                    + "," + last + "]::uuid[], " + first + ", " + last + ")")) {
                Pattern partition = Pattern.compile(" on assessment_(\\d{8})");
                while (rows.next()) {
                    Matcher found = partition.matcher(rows.getString(1));
                    if (found.find()) {
                        days.add(found.group(1));
                    }
                }
            }
            connection.rollback();
            statement.execute("DEALLOCATE comments");
            connection.commit();

            assertThat(days).containsExactly(DAY.format(before), DAY.format(now));
        }
    }

    @Test
    void findsTheCommentsOfAssessments() throws SQLException {
        List<String> comments = List.of(Api.fresh("c"), Api.fresh("c"), Api.fresh("c"));
        Map<UUID, String> expected = new HashMap<>();
        for (String comment : comments) {
            JsonPath answer = Api.assess(Api.comment(comment, Api.fresh("u"), "下半场踢得不错"))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            expected.put(AssessmentIds.ofWire(answer.getString("id")).orElseThrow(), comment);
        }

        try (Connection connection = database.getConnection()) {
            assertThat(DecisionFeed.comments(connection, "local", expected.keySet()))
                    .isEqualTo(expected);
        }
    }
}
