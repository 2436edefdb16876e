package io.touchline.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Rows;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A backfill brings months within a minute: what belongs together is told by when it was said. */
@QuarkusTest
class StormsApartTest {

    private static final int MOST_ATTACKS = 60;

    @Inject
    CaseGathering gathering;

    @Inject
    DataSource database;

    private final String name = Api.freshName();
    private final Instant begin = Instant.now()
            .minus(Duration.ofDays(60))
            .truncatedTo(ChronoUnit.DAYS)
            .plus(Duration.ofHours(10));

    @Test
    void eachHasItsOwnCaseAndNoneTakesWhatLiesBetween() {
        Api.registerAthlete(name);

        List<String> before =
                List.of(attack(begin.minus(Duration.ofDays(20))), attack(begin.minus(Duration.ofHours(1))));
        Set<String> early = new HashSet<>();
        String first = storm(begin, early);
        List<String> between = new ArrayList<>();
        for (int day = 1; day < 5; day++) {
            between.add(attack(begin.plus(Duration.ofDays(day))));
        }
        String second = storm(begin.plus(Duration.ofDays(5)), new HashSet<>());
        String after = attack(begin.plus(Duration.ofDays(9)));

        assertThat(second).isNotEqualTo(first);
        gathering.gather();

        assertThat(CaseCalls.get(first).getString("state")).isEqualTo("OPEN");
        assertThat(CaseCalls.get(second).getString("state")).isEqualTo("OPEN");
        assertThat(early).isNotEmpty().allSatisfy(one -> assertThat(
                        CaseCalls.get(one).getString("mergedInto"))
                .isEqualTo(first));
        List<String> alone = new ArrayList<>(before);
        alone.addAll(between);
        alone.add(after);
        assertThat(alone).doesNotHaveDuplicates().allSatisfy(one -> {
            assertThat(CaseCalls.get(one).getString("kind")).isEqualTo("ACCOUNT");
            assertThat(CaseCalls.get(one).getString("state")).isEqualTo("OPEN");
        });
    }

    /** A pile-on that goes on after a night is one, and is decided on as one. */
    @Test
    void aStormThatRestsForSomeHoursIsTheSame() {
        Api.registerAthlete(name);
        String first = storm(begin, new HashSet<>());

        String later = storm(begin.plus(Duration.ofHours(9)), new HashSet<>());

        assertThat(later).isEqualTo(first);
        assertThat(new Rows(database)
                        .count(
                                "SELECT max(extract(epoch FROM event_time)) - min(extract(epoch FROM event_time))"
                                        + " FROM case_member WHERE of_many AND case_id = ?",
                                Rows.uuid(first)))
                .isGreaterThan(Duration.ofHours(8).toSeconds());
    }

    /** @param early takes the cases of what came before anybody knew @return the storm's case */
    private String storm(Instant from, Set<String> early) {
        for (int i = 0; i < MOST_ATTACKS; i++) {
            String caseId = attack(from.plusSeconds(i));
            if (CaseCalls.get(caseId).getString("kind").equals("STORM")) {
                return caseId;
            }
            early.add(caseId);
        }
        throw new AssertionError("no storm");
    }

    /** The case of an insult by somebody else. With some words that chance makes it is read as harmless. */
    private String attack(Instant at) {
        for (int i = 0; i < 5; i++) {
            Map<String, Object> comment = Api.comment(Api.fresh("c"), Api.fresh("u"), CaseCalls.insult(name));
            comment.put("postedAt", at.toString());
            comment.put("options", Map.of("deadlineMs", 10_000));
            JsonPath told = Api.assess(comment).then().statusCode(200).extract().jsonPath();
            if (told.getString("caseId") != null) {
                return told.getString("caseId");
            }
        }
        throw new AssertionError("no case");
    }
}
