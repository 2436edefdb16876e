package io.touchline.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.touchline.api.Problem;
import io.touchline.api.Role;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.IdentityProvider;
import io.touchline.testsupport.Tokens;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every endpoint, called with every role, by key and by token, and with none. */
@QuarkusTest
@WithTestResource(value = IdentityProvider.class, scope = TestResourceScope.GLOBAL)
class RoleCallsTest {

    /** Paths of an endpoint that is not of the API have no roles: probes, metrics, documents. */
    private static final String API = "/v1/";

    /** Else nobody can enter a key where the document is shown, nor send one with a client that is made of it. */
    @Test
    void theDocumentTellsOfKeysAndTokens() {
        assertThat(given().get("/q/openapi?format=json").jsonPath().getMap("components.securitySchemes"))
                .containsOnlyKeys("key", "person");
    }

    @Test
    void describesTheEndpointsOfTheTable() throws IOException {
        Map<String, Map<String, Object>> paths =
                given().get("/q/openapi?format=json").jsonPath().getMap("paths");
        Set<String> described = new TreeSet<>();
        paths.forEach((path, methods) -> methods.keySet().stream()
                .filter(method -> List.of("get", "put", "post", "delete").contains(method))
                .filter(method -> path.startsWith(API))
                .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));

        assertThat(described).isEqualTo(new TreeSet<>(RoleTable.ofReadme().keySet()));
    }

    @Test
    void letsKeysDoWhatTheirRoleMay() throws IOException {
        Map<Role, String> keys = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            keys.put(role, key(role));
        }

        RoleTable.ofReadme().forEach((endpoint, roles) -> {
            for (Role role : Role.values()) {
                assertAnswer(endpoint, given().header("X-Api-Key", keys.get(role)), roles.contains(role), role);
            }
        });
    }

    @Test
    void letsPersonsDoWhatTheirRoleMay() throws IOException {
        Map<Role, String> tokens = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            tokens.put(role, Tokens.of("anna", role.wire()).signed());
        }
        String withoutRole = Tokens.of("anna", "offline_access").signed();

        RoleTable.ofReadme().forEach((endpoint, roles) -> {
            for (Role role : Role.values()) {
                assertAnswer(
                        endpoint,
                        given().header("Authorization", "Bearer " + tokens.get(role)),
                        roles.contains(role),
                        role);
            }
            assertAnswer(endpoint, given().header("Authorization", "Bearer " + withoutRole), false, null);
        });
    }

    @Test
    void letsNobodyDoAnything() throws IOException {
        RoleTable.ofReadme().keySet().forEach(endpoint -> {
            Response response = call(endpoint, given());

            assertThat(response.statusCode()).as(endpoint).isEqualTo(401);
            assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"touchline\"");
            assertProblem(response, 401);
        });
    }

    private static void assertAnswer(String endpoint, RequestSpecification request, boolean allowed, Role role) {
        Response response = call(endpoint, request);
        if (allowed) {
            assertThat(response.statusCode())
                    .as("%s as %s", endpoint, role)
                    .isNotIn(401, 403)
                    .isLessThan(500);
        } else {
            assertThat(response.statusCode()).as("%s as %s", endpoint, role).isEqualTo(403);
            assertProblem(response, 403);
        }
    }

    private static void assertProblem(Response response, int status) {
        assertThat(response.contentType()).startsWith(Problem.MEDIA_TYPE);
        assertThat(response.jsonPath().getInt("status")).isEqualTo(status);
    }

    /** With ids that nothing has, and an empty body, which no endpoint takes for an order. */
    private static Response call(String endpoint, RequestSpecification request) {
        String method = endpoint.substring(0, endpoint.indexOf(' '));
        String path = endpoint.substring(method.length() + 1).replaceAll("\\{[^}]*}", "nothing-has-this-id");
        if (!method.equals("GET")) {
            request.contentType("application/json").body("{}");
        }
        return request.request(method, path);
    }

    private static String key(Role role) {
        return Api.call()
                .body(Map.of("by", "anna", "caller", "local", "roles", List.of(role.wire()), "label", "of a test"))
                .post("/v1/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }
}
