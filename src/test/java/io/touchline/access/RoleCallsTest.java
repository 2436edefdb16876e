package io.touchline.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.touchline.api.Problem;
import io.touchline.api.Role;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.IdentityProvider;
import io.touchline.testsupport.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TestHTTPResource("/")
    URI service;

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

        assertThat(described).isEqualTo(new TreeSet<>(RoleTable.ofManual().keySet()));
    }

    @Test
    void letsKeysDoWhatTheirRoleMay() throws Exception {
        Map<Role, String> keys = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            keys.put(role, key(role));
        }

        for (Map.Entry<String, Set<Role>> row : RoleTable.ofManual().entrySet()) {
            for (Role role : Role.values()) {
                HttpResponse<String> answer = call(row.getKey(), "X-Api-Key", keys.get(role));
                assertAnswer(row, answer, role);
            }
        }
    }

    @Test
    void letsPersonsDoWhatTheirRoleMay() throws Exception {
        Map<Role, String> tokens = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            tokens.put(role, Tokens.of("anna", role.wire()).signed());
        }
        String withoutRole = Tokens.of("anna", "offline_access").signed();

        for (Map.Entry<String, Set<Role>> row : RoleTable.ofManual().entrySet()) {
            for (Role role : Role.values()) {
                HttpResponse<String> answer = call(row.getKey(), "Authorization", "Bearer " + tokens.get(role));
                assertAnswer(row, answer, role);
            }
            assertRefused(row.getKey(), call(row.getKey(), "Authorization", "Bearer " + withoutRole), null);
        }
    }

    @Test
    void letsNobodyDoAnything() throws Exception {
        for (String endpoint : RoleTable.ofManual().keySet()) {
            HttpResponse<String> answer = call(endpoint);

            assertThat(answer.statusCode()).as(endpoint).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"touchline\"");
            assertProblem(answer, 401);
        }
    }

    private static void assertAnswer(Map.Entry<String, Set<Role>> row, HttpResponse<String> answer, Role role)
            throws IOException {
        if (row.getValue().contains(role)) {
            assertThat(answer.statusCode())
                    .as("%s as %s", row.getKey(), role)
                    .isNotIn(401, 403)
                    .isLessThan(500);
        } else {
            assertRefused(row.getKey(), answer, role);
        }
    }

    private static void assertRefused(String endpoint, HttpResponse<String> answer, Role role) throws IOException {
        assertThat(answer.statusCode()).as("%s as %s", endpoint, role).isEqualTo(403);
        assertProblem(answer, 403);
    }

    private static void assertProblem(HttpResponse<String> answer, int status) throws IOException {
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(Problem.MEDIA_TYPE);
        assertThat(JSON.readTree(answer.body()).get("status").intValue()).isEqualTo(status);
    }

    /**
     * With ids that nothing has, and an empty body, which no endpoint takes for an order. They are more than a
     * thousand: REST Assured, which opens a connection for each, takes several times as long.
     */
    private HttpResponse<String> call(String endpoint, String... credentials) throws Exception {
        String method = endpoint.substring(0, endpoint.indexOf(' '));
        String path = endpoint.substring(method.length() + 1).replaceAll("\\{[^}]*}", "nothing-has-this-id");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(service.resolve(path)).header("Accept", "*/*");
        if (credentials.length > 0) {
            request.headers(credentials);
        }
        if (!method.equals("GET")) {
            request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString("{}"));
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
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
