package io.touchline.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What probes and people can ask the service about itself, and the id that every answer carries. */
@QuarkusTest
class HealthTest {

    @Test
    void tellsProbesApart() {
        given().get("/q/health/live").then().statusCode(200).body("checks", hasSize(0));
        // The framework's own says that a replica that is about to end is not ready any more.
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.name", containsInAnyOrder("touchline", "Graceful Shutdown"));
        given().get("/q/health/started")
                .then()
                .statusCode(200)
                .body("checks.name", hasItem("build"))
                .body("checks.find { it.name == 'build' }.data.version", not(equalTo("unknown")));
    }

    @Test
    void keepsWhatIsDegradedOutOfTheProbes() {
        given().get("/q/health/group/degraded")
                .then()
                .statusCode(200)
                .body("checks.name", equalTo(List.of("dependencies")))
                .body("checks[0].data.postgresql", equalTo(true))
                .body("checks[0].data.redis", equalTo(true));
        given().get("/q/health").then().body("checks.name", not(hasItem("dependencies")));
    }

    @Test
    void saysWhatWasBuilt() {
        given().get("/q/info").then().statusCode(200).body("build.version", not(equalTo(null)));
    }

    @Test
    void answersWithTheRequestsOwnId() {
        String id = given().header(RequestIds.HEADER, "night-1.a_b")
                .get("/v1/lexicons")
                .header(RequestIds.HEADER);

        assertThat(id).isEqualTo("night-1.a_b");
    }

    @Test
    void makesAnIdWhereTheRequestHasNoneOrABadOne() {
        for (String bad : List.of("", "a b", "a\u00e4", "x".repeat(65), "<script>", "-a")) {
            assertThat(RequestIds.of(bad)).isNotEqualTo(bad).matches("[0-9a-f]{2,32}");
        }
        assertThat(given().get("/v1/nothing").header(RequestIds.HEADER)).matches("[0-9a-f]{2,32}");
        assertThat(RequestIds.of(null)).isNotEqualTo(RequestIds.of(null));
    }
}
