package io.touchline.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchline.testsupport.Api;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Which cases may become part of another. */
@QuarkusTest
class LooseCasesTest {

    @Inject
    DataSource database;

    /** Who carried the decision out asks which comments it was about. */
    @Test
    void aCaseThatWasDecidedOnceStaysItsOwn() throws SQLException {
        String name = Api.freshName();
        String target = Api.registerAthlete(name);
        String caseId = CaseCalls.openCase(name);
        assertThat(loose(target)).containsExactly(id(caseId));

        CaseCalls.claim(caseId, "an").then().statusCode(200);
        JsonPath decided = CaseCalls.decide(caseId, CaseCalls.decision("an", "UPHOLD"))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        CaseCalls.undo(decided.getString("id"), "an").then().statusCode(200);

        assertThat(CaseCalls.get(caseId).getString("state")).isEqualTo("OPEN");
        assertThat(loose(target)).isEmpty();
    }

    private List<UUID> loose(String target) throws SQLException {
        Instant now = Instant.now();
        try (Connection connection = database.getConnection()) {
            return MergeSql.inStorm(
                    connection, new MergeSql.Loose("local", now, now.minus(Duration.ofHours(1)), List.of(target), 10));
        }
    }

    private static UUID id(String caseId) {
        return CaseIds.CASE.ofWire(caseId).orElseThrow();
    }
}
