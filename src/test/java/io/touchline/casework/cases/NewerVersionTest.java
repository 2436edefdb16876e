package io.touchline.casework.cases;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.touchline.api.PageRequest;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Rows;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Replicas are replaced one by one: a newer one may have stored what this one has no name for. */
@QuarkusTest
class NewerVersionTest {

    private static final String STATE = "moderation_case_state_check";
    private static final String OUTCOME = "case_decision_outcome_check";

    @Inject
    DataSource database;

    private Rows rows;
    private String caseId;
    private String moderator;

    @BeforeEach
    void open() {
        rows = new Rows(database);
        String name = Api.freshName();
        Api.registerAthlete(name);
        moderator = Api.fresh("m");
        caseId = CaseCalls.openCase(name);
        rows.change("ALTER TABLE moderation_case DROP CONSTRAINT " + STATE);
        rows.change("ALTER TABLE case_decision DROP CONSTRAINT " + OUTCOME);
    }

    @AfterEach
    void asBefore() {
        rows.change("UPDATE moderation_case SET state = 'OPEN' WHERE state = 'PARKED'");
        rows.change("UPDATE case_decision SET outcome = 'UPHOLD' WHERE outcome = 'ADVISE'");
        rows.change("ALTER TABLE moderation_case ADD CONSTRAINT " + STATE
                + " CHECK (state IN ('OPEN', 'DECIDED', 'MERGED', 'EMPTIED'))");
        rows.change("ALTER TABLE case_decision ADD CONSTRAINT " + OUTCOME
                + " CHECK (outcome IN ('UPHOLD', 'OVERTURN', 'CHANGE'))");
    }

    @Test
    void saysThatItCannotReadACase() {
        rows.change("UPDATE moderation_case SET state = 'PARKED' WHERE id = ?", Rows.uuid(caseId));

        cannotBeRead(Api.call().get("/v1/cases/{id}", caseId));
        cannotBeRead(CaseCalls.claim(caseId, moderator));
        Api.call().get("/v1/cases?limit=200").then().statusCode(200).body("items.id", not(hasItem(caseId)));
    }

    /** Whoever follows asks again: left out, it would be missed for good. */
    @Test
    void saysThatItCannotReadADecision() {
        String decision = CaseCalls.upheld(caseId, moderator);
        String before = Api.call()
                .get("/v1/audit?limit=200&subject={id}", caseId)
                .jsonPath()
                .getString("items.find { it.kind == 'CASE_DECIDED' }.seq");
        rows.change("UPDATE case_decision SET outcome = 'ADVISE' WHERE id = ?", Rows.uuid(decision));

        PageRequest feed = PageRequest.of("/v1/decisions", null, null);

        cannotBeRead(Api.call().get("/v1/decisions/{id}", decision));
        cannotBeRead(Api.call()
                .queryParam("cursor", feed.cursorAfter(Long.toString(Long.parseLong(before) - 1)))
                .get("/v1/decisions"));
    }

    private static void cannotBeRead(Response answer) {
        answer.then()
                .statusCode(503)
                .header("Retry-After", is("1"))
                .body("errors[0].detail", equalTo("stored by a newer version of the service, which can read it"));
    }
}
