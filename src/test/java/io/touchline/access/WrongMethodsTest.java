package io.touchline.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.touchline.api.Problem;
import io.touchline.testsupport.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every path that the API's document has is asked for what it has not. */
@QuarkusTest
class WrongMethodsTest {

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "PUT", "POST", "DELETE", "PATCH", "OPTIONS", "TRACE", "LIST");

    @Test
    void namesTheMethodsThatThePathHas() {
        for (String path : paths()) {
            List<String> offered = new ArrayList<>();
            List<String> allowed = new ArrayList<>();
            for (String method : METHODS) {
                Response answer = call(method, path, Api.call());
                if (answer.statusCode() == 405) {
                    allowed.add(answer.header("Allow"));
                } else {
                    offered.add(method);
                }
            }
            assertThat(offered).as(path).isNotEmpty().doesNotContain("OPTIONS", "PATCH", "TRACE", "LIST");
            assertThat(allowed).as(path).containsOnly(String.join(", ", new TreeSet<>(offered)));
        }
    }

    @Test
    void seesWhatIsEscaped() {
        assertThat(Api.call().put("/v1/accounts/a%2Fb").header("Allow")).isEqualTo("GET, HEAD");
    }

    @Test
    void asksWhoCallsFirst() {
        for (String method : METHODS) {
            for (String key : List.of("", "no")) {
                RequestSpecification nobody = given().contentType("application/json");
                Response answer =
                        call(method, "/v1/assessments", key.isEmpty() ? nobody : nobody.header("X-Api-Key", key));
                assertThat(answer.statusCode()).as(method + key).isEqualTo(401);
                assertThat(answer.header("Allow")).isNull();
            }
        }
    }

    @Test
    void saysItInAProblemDocument() {
        Response answer = Api.call().put("/v1/assessments");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.contentType()).startsWith(Problem.MEDIA_TYPE);
        assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, POST");
        Api.call().options("/v1/nothing").then().statusCode(404);
        Api.call().put("/v1/assessments/").then().statusCode(404);
    }

    private static List<String> paths() {
        Map<String, Object> paths =
                given().get("/q/openapi?format=json").jsonPath().getMap("paths");
        assertThat(paths).hasSizeGreaterThan(40).containsKeys("/v1/assessments/batch", "/v1/accounts/{id}/erasure");
        return paths.keySet().stream().filter(path -> path.startsWith("/v1/")).toList();
    }

    /** With ids that nothing has, and an empty body, which no endpoint takes for an order. */
    private static Response call(String method, String path, RequestSpecification request) {
        return request.request(method, path.replaceAll("\\{[^}]*}", "nothing-has-this-id"));
    }
}
