package io.touchline.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.touchline.manual.Manual;
import io.touchline.testsupport.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every endpoint that the API's document has is asked, so that a new one is too. */
@QuarkusTest
class KnownParametersTest {

    private static final String UNKNOWN = "unknown query parameter";
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @Test
    void refusesAnotherNameWhereverACallBringsNoBody() {
        List<Endpoint> endpoints = endpoints();

        assertThat(endpoints).filteredOn(one -> one.method().equals("GET")).hasSizeGreaterThan(40);
        assertThat(endpoints).allSatisfy(one -> {
            Response answer = one.call("limite", "somebody-s-own");
            assertThat(answer.statusCode()).as(one.toString()).isEqualTo(400);
            assertThat(answer.contentType()).startsWith(Problem.MEDIA_TYPE);
            assertThat(answer.jsonPath().getString("errors[0].pointer")).isEqualTo("/limite");
            assertThat(answer.jsonPath().getString("errors[0].detail")).isEqualTo(UNKNOWN);
            assertThat(answer.asString()).doesNotContain("somebody-s-own");
        });
    }

    @Test
    void refusesANameThatIsGivenTwice() {
        assertThat(endpoints()).allSatisfy(one -> assertThat(one.parameters()).allSatisfy(name -> {
            Response answer = one.call(name, "1", "2");
            assertThat(answer.statusCode()).as("%s ?%s", one, name).isEqualTo(400);
            assertThat(answer.jsonPath().getString("errors[0].pointer")).isEqualTo("/" + name);
            assertThat(answer.jsonPath().getString("errors[0].detail")).isEqualTo("query parameter given twice");
        }));
    }

    /** A parameter that stands in the document by another way than its annotation would not be known. */
    @Test
    void takesEveryNameOfTheDocument() {
        assertThat(endpoints())
                .flatExtracting(Endpoint::parameters)
                .hasSizeGreaterThan(50)
                .contains("cursor", "targetId", "lang");
        assertThat(endpoints()).allSatisfy(one -> assertThat(one.parameters())
                .allSatisfy(name -> assertThat(one.call(name, "x").asString())
                        .as("%s ?%s", one, name)
                        .doesNotContain(UNKNOWN)));
    }

    /** The manual's table of lists has every list, and all that each can be narrowed by. */
    @Test
    void standInTheManual() {
        Map<String, List<String>> lists = new TreeMap<>();
        endpoints().stream()
                .filter(one -> one.parameters().contains("cursor"))
                .forEach(one -> lists.put(
                        one.toString(),
                        one.parameters().stream()
                                .filter(name -> !name.equals("cursor") && !name.equals("limit"))
                                .toList()));
        Map<String, List<String>> told = new TreeMap<>();
        Manual.rows(Manual.PAGES.resolve("api.md"), "## Lists and deletions")
                .forEach(row -> codes(row.get(0)).forEach(list -> told.put(list, codes(row.get(1)))));

        assertThat(lists).hasSizeGreaterThan(15);
        assertThat(told).isEqualTo(lists);
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell).results().map(found -> found.group(1)).toList();
    }

    @Test
    void takesAnEmptyValueForNoFilterAtAll() {
        Api.call().get("/v1/rumours?targetId=").then().statusCode(422).body("errors.pointer", contains("/targetId"));
        Api.call().get("/v1/targets?cursor=").then().statusCode(422).body("errors.pointer", contains("/cursor"));
    }

    @Test
    void asksWhoCallsFirst() {
        given().get("/v1/targets?limite=1").then().statusCode(401);
    }

    @Test
    void leavesTheRestAlone() {
        given().get("/q/health/ready?limite=1").then().statusCode(200);
        given().accept("text/plain").get("/q/metrics?limite=1").then().statusCode(200);
        given().get("/q/openapi?format=json&limite=1").then().statusCode(200);
        Api.call()
                .body(Api.comment(Api.fresh("c"), Api.fresh("u"), "好球"))
                .post("/v1/assessments?trace=1")
                .then()
                .statusCode(200);
    }

    /** Those that bring no body. */
    private static List<Endpoint> endpoints() {
        Map<String, Map<String, Object>> paths =
                given().get("/q/openapi?format=json").jsonPath().getMap("paths");
        List<Endpoint> endpoints = new ArrayList<>();
        paths.forEach((path, operations) -> operations.forEach((method, operation) -> {
            if (path.startsWith("/v1/") && operation instanceof Map<?, ?> told && !told.containsKey("requestBody")) {
                endpoints.add(new Endpoint(method.toUpperCase(Locale.ROOT), path, parameters(told)));
            }
        }));
        return endpoints.stream()
                .filter(one -> List.of("GET", "PUT", "POST", "DELETE").contains(one.method()))
                .toList();
    }

    private static List<String> parameters(Map<?, ?> operation) {
        List<String> names = new ArrayList<>();
        if (operation.get("parameters") instanceof List<?> parameters) {
            for (Object parameter : parameters) {
                if (parameter instanceof Map<?, ?> one && "query".equals(one.get("in"))) {
                    names.add(String.valueOf(one.get("name")));
                }
            }
        }
        return names;
    }

    private record Endpoint(String method, String path, List<String> parameters) {

        /** With ids that nothing has. */
        Response call(String name, String... values) {
            return Api.call()
                    .queryParam(name, List.of(values))
                    .request(method, path.replaceAll("\\{[^}]*}", "nothing-has-this-id"));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }
}
