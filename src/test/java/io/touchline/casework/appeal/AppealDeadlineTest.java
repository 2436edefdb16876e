package io.touchline.casework.appeal;

import static io.touchline.casework.appeal.AppealCalls.appeal;
import static io.touchline.casework.appeal.AppealCalls.fileByAuthor;
import static io.touchline.casework.appeal.AppealCalls.fileOnAssessment;
import static io.touchline.casework.appeal.AppealCalls.filed;
import static io.touchline.casework.appeal.AppealCalls.flagged;
import static io.touchline.casework.appeal.AppealCalls.refused;
import static io.touchline.casework.appeal.AppealCalls.undo;
import static io.touchline.casework.appeal.AppealCalls.withdraw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.MovableClock;
import io.touchline.testsupport.SpecialProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The days go by. */
@QuarkusTest
@TestProfile(SpecialProfile.class)
class AppealDeadlineTest {

    @Inject
    MovableClock clock;

    @Inject
    AppealWatch watch;

    private final String author = Api.fresh("u");
    private JsonPath told;
    private String decision;

    @BeforeEach
    void decide() {
        String name = Api.freshName();
        Api.registerAthlete(name);
        told = flagged(author, name + "就是个废物，姐妹们都去她评论区骂她！");
        decision = AppealCalls.decide(told.getString("caseId"), Api.fresh("m"), "CHANGE", "WARN");
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void remindsOnceAndTellsWhatIsOverdue() {
        String id = filed(fileByAuthor(decision, author));
        Instant filedAt = Instant.parse(appeal(id).extract().path("filedAt"));
        appeal(id).body("dueAt", equalTo(filedAt.plus(Duration.ofDays(15)).toString()));

        clock.forward(Duration.ofDays(9));
        watch.look();
        appeal(id).body("reminded", equalTo(false));

        clock.forward(Duration.ofDays(1));
        assertThat(watch.look()).isPositive();
        appeal(id).body("reminded", equalTo(true)).body("overdue", equalTo(false));
        overdue(true).body("items.id", not(hasItem(id)));
        assertThat(watch.look()).isZero();

        clock.forward(Duration.ofDays(5));
        watch.look();
        appeal(id).body("overdue", equalTo(true));
        overdue(true).body("items.id", hasItem(id));
        overdue(false).body("items.id", not(hasItem(id)));
        assertThat(gauge("touchline_appeals_overdue")).isPositive();
        assertThat(gauge("touchline_appeals_open")).isPositive();

        withdraw(id, "clerk-1").then().statusCode(200).body("overdue", equalTo(false));
        overdue(true).body("items.id", not(hasItem(id)));
    }

    @Test
    void takesNoAppealAfterTheTimeToFile() {
        clock.forward(Duration.ofDays(59));
        withdraw(filed(fileByAuthor(decision, author)), "clerk-1").then().statusCode(200);

        clock.forward(Duration.ofDays(1).plusMinutes(1));
        refused(fileByAuthor(decision, author), 422, "/decisionId");
    }

    @Test
    void takesNoAppealAgainstARuleAfterTheTimeToFile() {
        undo(decision, Api.fresh("m")).then().statusCode(200);
        clock.forward(Duration.ofDays(60).plusMinutes(1));

        refused(fileOnAssessment(told.getString("id"), author), 422, "/assessmentId");
    }

    private ValidatableResponse overdue(boolean wanted) {
        return Api.call()
                .queryParam("authorId", author)
                .queryParam("overdue", wanted)
                .get("/v1/appeals")
                .then()
                .statusCode(200);
    }

    private static double gauge(String name) {
        return Api.call()
                .accept("text/plain")
                .get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow();
    }
}
