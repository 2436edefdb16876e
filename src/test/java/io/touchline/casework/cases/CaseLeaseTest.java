package io.touchline.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.MovableClock;
import io.touchline.testsupport.SpecialProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SpecialProfile.class)
class CaseLeaseTest {

    @Inject
    MovableClock clock;

    private final String name = Api.freshName();

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void aClaimRunsOutUnlessItIsRenewed() {
        Api.registerAthlete(name);
        String caseId = CaseCalls.openCase(name);
        String first = Api.fresh("m");
        String second = Api.fresh("m");

        CaseCalls.claim(caseId, first).then().statusCode(200);
        clock.forward(Duration.ofMinutes(14));
        CaseCalls.claim(caseId, second).then().statusCode(409);
        CaseCalls.claim(caseId, first).then().statusCode(200);
        clock.forward(Duration.ofMinutes(14));
        CaseCalls.claim(caseId, second).then().statusCode(409);

        clock.forward(Duration.ofMinutes(2));
        assertThat(CaseCalls.get(caseId).getMap("claim")).isNull();
        CaseCalls.decide(caseId, CaseCalls.decision(first, "UPHOLD")).then().statusCode(409);
        Api.call()
                .body(Map.of("by", second, "lease", "PT1M"))
                .post("/v1/cases/{id}/claim", caseId)
                .then()
                .statusCode(200)
                .body("claim.by", equalTo(second));
        CaseCalls.decide(caseId, CaseCalls.decision(first, "UPHOLD")).then().statusCode(409);
        Api.call()
                .body(Map.of("by", first))
                .post("/v1/cases/{id}/release", caseId)
                .then()
                .statusCode(409);
        CaseCalls.decide(caseId, CaseCalls.decision(second, "UPHOLD")).then().statusCode(201);
    }

    @Test
    void aClockThatIsPutBackLocksItsHolderNotOutAndNobodyForGood() {
        Api.registerAthlete(name);
        String caseId = CaseCalls.openCase(name);
        String first = Api.fresh("m");
        String second = Api.fresh("m");

        CaseCalls.claim(caseId, first).then().statusCode(200);
        clock.forward(Duration.ofHours(-1));
        CaseCalls.claim(caseId, second).then().statusCode(409);
        CaseCalls.claim(caseId, first).then().statusCode(200);

        clock.forward(Duration.ofMinutes(16));
        CaseCalls.claim(caseId, second).then().statusCode(200);
    }
}
