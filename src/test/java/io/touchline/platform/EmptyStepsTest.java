package io.touchline.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.touchline.api.Problem;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.RawHttp;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every endpoint that the API's document has is asked, so that a new one is too. */
@QuarkusTest
class EmptyStepsTest {

    @TestHTTPResource("/")
    URI service;

    @Test
    void knowsNothingWithAnEmptyId() {
        List<String> ofOne = paths("GET").stream()
                .filter(path -> path.endsWith("}"))
                .map(path -> path.substring(0, path.lastIndexOf('{')))
                .toList();

        assertThat(ofOne).hasSizeGreaterThan(10).contains("/v1/assessments/", "/v1/targets/", "/v1/cases/");
        assertThat(ofOne).allSatisfy(path -> assertIsUnknown("GET", path));
    }

    @Test
    void knowsNoPathThatEndsWithASlash() {
        for (String method : List.of("GET", "PUT", "POST", "DELETE")) {
            assertThat(paths(method)).isNotEmpty().allSatisfy(path -> assertIsUnknown(method, path + "/"));
        }
        assertIsUnknown("GET", "/v1/targets//");
    }

    /** Each of them would be answered as the path without it, which here is of all instead of one. */
    @Test
    void knowsNoStepThatIsEmptyOrOfDots() throws IOException {
        for (String none : List.of("", ".", "..", "%2e", "%2E%2e", ".%2e", "x/..", "x/%2e%2E")) {
            assertIsUnknownAsItIs("POST", "/v1/outbox/refused/" + none + "/requeue");
            assertIsUnknownAsItIs("GET", "/v1/cases/" + none);
        }
        for (String path : List.of("//v1/cases", "/v1/%2e/cases", "/q/../v1/cases", "/%761/cases/")) {
            assertIsUnknownAsItIs("GET", path);
        }
    }

    /** A gateway that lets {@code /v1} through by the path as it is sees no more of it than this. */
    @Test
    void leadsNobodyFromOurPathsToThoseOfOperators() throws IOException {
        for (String path : List.of(
                "/v1/../q/metrics",
                "/v1/%2e%2e/q/metrics",
                "/v1/.%2E/q/openapi",
                "/v1/./../q/health/live",
                "/v1/cases/../../q/info?x=/",
                "/q/./metrics",
                "/q/health/..")) {
            assertIsUnknownAsItIs("GET", path);
            assertThat(RawHttp.call(service, "GET", path, "").text()).doesNotContain("touchline_", "openapi");
        }
        given().get("/q/metrics").then().statusCode(200);
        given().get("/q/health/live").then().statusCode(200);
    }

    @Test
    void knowsAnIdThatHasDotsAmongOthers() {
        for (String id : List.of("...", "a..", "..a", ".a/..", "../a")) {
            String author = Api.fresh("u") + "/" + id;
            Api.assess(Api.comment(Api.fresh("c"), author, "好球")).then().statusCode(200);

            Api.call().get("/v1/accounts/{id}", author).then().statusCode(200).body("accountId", equalTo(author));
        }
        Api.call().get("/v1/accounts/...").then().statusCode(200).body("accountId", equalTo("..."));
    }

    @Test
    void asksWhoCallsFirst() {
        given().get("/v1/assessments/").then().statusCode(401);
    }

    /** As ids that are addresses do. */
    @Test
    void knowsAnIdThatEndsWithASlash() {
        String author = "https://example.org/users/" + Api.fresh("u") + "/";
        Api.assess(Api.comment(Api.fresh("c"), author, "好球")).then().statusCode(200);

        Api.call().get("/v1/accounts/{id}", author).then().statusCode(200).body("accountId", equalTo(author));
    }

    @Test
    void leavesTheRestAlone() {
        given().get("/q/health/").then().statusCode(200);
    }

    private static void assertIsUnknown(String method, String path) {
        Response answer = Api.call().request(method, path.replaceAll("\\{[^}]*}", "nothing-has-this-id"));
        assertThat(answer.statusCode()).as("%s %s", method, path).isEqualTo(404);
        assertThat(answer.contentType()).startsWith(Problem.MEDIA_TYPE);
    }

    private void assertIsUnknownAsItIs(String method, String path) throws IOException {
        RawHttp.Answer answer = RawHttp.call(service, method, path, "");
        assertThat(answer.status()).as("%s %s", method, path).isEqualTo(404);
        assertThat(answer.text()).contains(Problem.MEDIA_TYPE);
    }

    private static List<String> paths(String method) {
        Map<String, Map<String, Object>> paths =
                given().get("/q/openapi?format=json").jsonPath().getMap("paths");
        return paths.entrySet().stream()
                .filter(path -> path.getKey().startsWith("/v1/"))
                .filter(path -> path.getValue().containsKey(method.toLowerCase(Locale.ROOT)))
                .map(Map.Entry::getKey)
                .toList();
    }
}
