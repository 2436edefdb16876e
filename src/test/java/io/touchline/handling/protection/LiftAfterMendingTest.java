package io.touchline.handling.protection;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.touchline.handling.Action;
import io.touchline.testsupport.Api;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What a policy asked for too long, and is lifted once the policy is mended. */
@QuarkusTest
class LiftAfterMendingTest {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private static final Action MEASURE = Action.ONE_CLICK_PROTECT;

    @Inject
    DataSource database;

    @Inject
    Protections protections;

    private final String namespace = Api.fresh("ns");
    private final String policy = Api.fresh("league");
    private final String target = "a";

    @Test
    void theMendedRuleIsKeptAwayForNoLongerThanItAsks() throws SQLException {
        step("/versions/" + draft("P3D") + "/activate");
        step("/versions/" + draft("P300D") + "/activate");
        write(NOW, Duration.ofDays(300));
        step("/rollback");

        Protection ended = protections.lift(namespace, target, MEASURE, new LiftRequest("mod-1", "too long", null));

        assertThat(ended.until()).isBetween(NOW.plus(Duration.ofDays(3)), NOW.plus(Duration.ofDays(4)));
        write(NOW.plusSeconds(60), Duration.ofDays(3));
        assertThat(standing()).as("lifted a minute ago").isZero();
        write(NOW.plus(Duration.ofDays(4)), Duration.ofDays(3));
        assertThat(standing()).as("lifted four days ago").isOne();
    }

    @Test
    void whatNoRuleAsksForAnyMoreStaysAwayForItsTime() throws SQLException {
        write(NOW, Duration.ofDays(300));

        Protection ended = protections.lift(namespace, target, MEASURE, new LiftRequest("mod-1", "too long", null));

        assertThat(ended.until()).isEqualTo(NOW.plus(Duration.ofDays(300)));
    }

    private long standing() {
        return protections.of(namespace, target).stream()
                .filter(one -> one.endedAt() == null)
                .count();
    }

    private void write(Instant from, Duration length) throws SQLException {
        SlowModes.write(
                database,
                namespace,
                new ProtectionNote(
                        target, MEASURE, policy + "#r", List.of(), List.of("threat"), from, null, from.plus(length)));
    }

    private String draft(String expiresAfter) {
        String source = "rules:\n  - {id: r, when: {minor: true}, then: {recommend: [{scope: TARGET, action: " + MEASURE
                + ", expiresAfter: " + expiresAfter + "}]}}\n";
        return Api.call()
                .body(Map.of("source", source))
                .put("/v1/policies/{id}", policy)
                .then()
                .statusCode(200)
                .extract()
                .path("version");
    }

    private void step(String path) {
        Api.call()
                .body(Map.of("decidedBy", "an", "reason", "a test of times"))
                .post("/v1/policies/" + policy + path)
                .then()
                .statusCode(200);
    }
}
