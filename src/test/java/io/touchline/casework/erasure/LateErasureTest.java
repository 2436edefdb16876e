package io.touchline.casework.erasure;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.touchline.api.KeyedHash;
import io.touchline.assessment.store.ErasureGuard;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.ServiceProcess;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An erasure that something was in the way of, as Redis may be for hours. */
@QuarkusTest
class LateErasureTest {

    @Inject
    AccountErasure erasure;

    @Inject
    KeyedHash hash;

    private final String author = Api.fresh("u");

    @Test
    void whatWasDecidedSinceItWasAskedForStands() throws SQLException {
        strike("WARN");
        ServiceProcess.pause(Duration.ofMillis(5));
        Instant asked = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        UUID id = ErasureIds.FORMAT.next(asked);
        ErasureGuard.Erased erased = new ErasureGuard.Erased("local", hash.account("local", author), asked);
        erasure.begin(id, erased, new ErasureRequest("moderator-9", "asked for by the user"));
        ServiceProcess.pause(Duration.ofMillis(5));
        strike("MUTE");

        erasure.carryOut(id, erased);

        Api.call()
                .get("/v1/accounts/" + author)
                .then()
                .body("standing.strikes.action", contains("MUTE"))
                .body("standing.rung", equalTo("MUTE"));
        Api.call()
                .get("/v1/erasures/" + ErasureIds.FORMAT.wire(id))
                .then()
                .statusCode(200)
                .body("erased.strikes", equalTo(1));
    }

    private void strike(String action) {
        Api.call()
                .body(Map.of("action", action, "decidedBy", "moderator-7", "reason", "called for a pile-on"))
                .post("/v1/accounts/" + author + "/strikes")
                .then()
                .statusCode(201);
    }
}
