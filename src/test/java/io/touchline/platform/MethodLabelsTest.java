package io.touchline.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.touchline.testsupport.Api;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MethodLabelsTest {

    @Test
    void takesNoWordOfACallersForALabel() {
        given().request("AMETHONE", "/v1/assessments");
        Api.call().request("AMETHTWO", "/v1/assessments");

        String metrics = given().accept("text/plain").get("/q/metrics").asString();

        assertThat(metrics)
                .containsPattern("http_server_requests_seconds_count\\{[^}]*method=\"OTHER\"")
                .doesNotContain("AMETH");
    }

    @Test
    void keepsThoseOfHttpApart() {
        Api.call().head("/v1/lexicons").then().statusCode(200);
        Api.call().get("/v1/lexicons").then().statusCode(200);

        assertThat(given().accept("text/plain").get("/q/metrics").asString())
                .containsPattern("http_server_requests_seconds_count\\{[^}]*method=\"GET\"")
                .containsPattern("http_server_requests_seconds_count\\{[^}]*method=\"HEAD\"");
    }
}
