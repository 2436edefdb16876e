package io.touchline.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.touchline.api.Problem;
import io.touchline.testsupport.RawHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of the calls that look at what is acceptable one that finds nothing: it looks first. */
@QuarkusTest
class MediaTypeFilterTest {

    private static final String NOTICE = "/v1/notices/ntc_00000000000070008000000000000000";

    @TestHTTPResource("/")
    URI service;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not a type",
                "text/html;q=high, application/json",
                "text/html;q=NaN",
                "text/html;q=1.1",
                "text/html; Q=-0.1",
                "text/html;q=1e-3",
                "text/html;q="
            })
    void refusesWhatIsNoTypeOrHasNoWeight(String accept) throws IOException {
        assertAnswer(406, "Accept: " + accept);
        assertAnswer(406, "Accept: text/csv", "Accept: " + accept);
    }

    /** The last one is what the client of Java's own library sends. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "text/html;q=0, text/csv;q=0.25, application/json;q=1",
                "text/html;q=1.000, */*;q=0.",
                "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2"
            })
    void takesUsualWeights(String accept) throws IOException {
        assertAnswer(404, "Accept: " + accept);
        assertAnswer(404, "Accept: text/csv", "Accept: " + accept);
    }

    /** Of two the one that is looked at need not be the one that is taken. */
    @Test
    void refusesTwoTypesOfABody() throws IOException {
        assertAnswer(415, "Content-Type: */*", "Content-Type: application/x-ndjson");
    }

    @Test
    void leavesTypesOfBodiesAlone() {
        given().header("X-Api-Key", "local")
                .contentType("application/json;charset=UTF-8")
                .body("{}")
                .post("/v1/assessments")
                .then()
                .statusCode(422);
    }

    /** Clients of HTTP/2 take an answer with this header for a broken one. */
    @Test
    void closesConnectionsOfTheOldProtocolAlone() throws Exception {
        for (HttpClient.Version version : HttpClient.Version.values()) {
            HttpResponse<String> answer = HttpClient.newBuilder()
                    .version(version)
                    .build()
                    .send(
                            HttpRequest.newBuilder(service.resolve("/v1/assessments"))
                                    .header("X-Api-Key", "local")
                                    .header("Content-Encoding", "gzip")
                                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(415);
            assertThat(answer.version()).isEqualTo(version);
            assertThat(answer.headers().firstValue("Connection").isPresent())
                    .isEqualTo(version == HttpClient.Version.HTTP_1_1);
        }
    }

    private void assertAnswer(int status, String... headers) throws IOException {
        RawHttp.Answer answer = RawHttp.send(
                service,
                "GET " + NOTICE + " HTTP/1.1\r\nHost: touchline\r\nX-Api-Key: local\r\nConnection: close\r\n"
                        + String.join("\r\n", headers) + "\r\n\r\n");
        assertThat(answer.status()).as(String.join(" ", headers)).isEqualTo(status);
        assertThat(answer.text()).contains(Problem.MEDIA_TYPE);
    }
}
