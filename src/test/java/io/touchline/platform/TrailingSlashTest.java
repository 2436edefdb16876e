package io.touchline.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.touchline.api.Problem;
import io.touchline.testsupport.Api;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every endpoint that the API's document has is asked, so that a new one is too. */
@QuarkusTest
class TrailingSlashTest {

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
