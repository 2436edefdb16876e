package io.touchline.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.touchline.api.Problem;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Rows;
import io.touchline.testsupport.ServiceProcess;
import io.touchline.testsupport.Tokens;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** People with tokens of the identity provider, and those who pretend to be. */
@QuarkusTest
class TokenTest {

    private static final String PLACE = "/v1/lexicons";

    @Inject
    DataSource database;

    @ConfigProperty(name = "quarkus.oidc.auth-server-url")
    URI provider;

    record Forged(String name, String token) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource
    void refuses(Forged forged) {
        Response response = as(forged.token).get(PLACE);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.contentType()).startsWith(Problem.MEDIA_TYPE);
        assertThat(response.header("WWW-Authenticate"))
                .isEqualTo("Bearer realm=\"touchline\", error=\"invalid_token\"");
        assertThat(response.asString()).doesNotContain("mallory").doesNotContain("Exception");
    }

    static Stream<Forged> refuses() {
        long now = Instant.now().getEpochSecond();
        String good = mallory().signed();
        String[] parts = good.split("\\.");
        String more = Tokens.of("mallory", "audit", "admin").signed().split("\\.")[1];
        return Stream.of(
                new Forged("signed by another", mallory().signedByAnother()),
                new Forged(
                        "signed by another whose key it brings along",
                        mallory()
                                .withHeader("jku", "http://127.0.0.1:1/jwks")
                                .withHeader("kid", "mine")
                                .signedByAnother()),
                new Forged(
                        "not signed, and says so",
                        mallory().withHeader("alg", "none").unsigned()),
                new Forged("not signed", mallory().unsigned()),
                new Forged("HMAC with the public key", mallory().signedWithThePublicKey()),
                new Forged("other claims under a good signature", parts[0] + "." + more + "." + parts[2]),
                new Forged("expired", mallory().with("exp", now - 120).signed()),
                new Forged("without an end", mallory().with("exp", null).signed()),
                new Forged("from the future", mallory().with("nbf", now + 600).signed()),
                new Forged("for another service", mallory().with("aud", "shop").signed()),
                new Forged("for no service", mallory().with("aud", null).signed()),
                new Forged(
                        "of another issuer",
                        mallory().with("iss", "http://evil.example").signed()),
                new Forged("of no issuer", mallory().with("iss", null).signed()),
                new Forged("an unknown key", mallory().withHeader("kid", "x").signed()),
                new Forged("no JSON", "bWFsbG9yeQ.bWFsbG9yeQ.bWFsbG9yeQ"),
                new Forged("nothing between dots", ".."),
                new Forged("an empty header", ".e30."),
                new Forged("empty objects", "e30.e30."),
                new Forged("null", "bnVsbA.bnVsbA.bnVsbA"),
                new Forged("arrays", "W10.W10.W10"),
                new Forged(
                        "numbers",
                        mallory()
                                        .withHeader("alg", 7)
                                        .with("iss", 7)
                                        .with("aud", 7)
                                        .unsigned() + "bA"),
                new Forged("cut off", good.substring(0, good.length() / 2)),
                new Forged("one bit changed", good.substring(0, good.length() - 3) + "AAA"),
                new Forged("encrypted", "bWFsbG9yeQ.a.b.c.d"));
    }

    @Test
    void takesAGoodOne() {
        assertThat(as(Tokens.of("anna", "assess").signed()).get(PLACE).statusCode())
                .isEqualTo(200);
    }

    @Test
    void letsAKeyWinOverAToken() {
        String token = Tokens.of("anna", "assess").signed();

        assertThat(as(token).header("X-Api-Key", "local").get("/v1/audit").statusCode())
                .isEqualTo(200);
        assertThat(as(token).header("X-Api-Key", "unknown").get(PLACE).statusCode())
                .isEqualTo(401);
    }

    @Test
    void letsNobodyInWithoutANamespaceOfACaller() {
        for (Tokens token : List.of(
                Tokens.of("anna", "assess").with("namespace", null),
                Tokens.of("anna", "assess").with("namespace", "elsewhere"),
                Tokens.of("anna", "assess").with("namespace", List.of("local")),
                Tokens.of("anna", "assess").with("preferred_username", " "),
                Tokens.of("anna", "assess").with("preferred_username", "an\nna"))) {
            Response response = as(token.signed()).get(PLACE);

            assertThat(response.statusCode()).isEqualTo(403);
            assertThat(response.contentType()).startsWith(Problem.MEDIA_TYPE);
        }
    }

    @Test
    void keepsPersonsInTheirNamespace() {
        String account = Api.fresh("account");
        String other = Tokens.of("bo", "moderate").with("namespace", "other").signed();
        as(Tokens.of("anna", "moderate").signed())
                .body(Map.of("action", "WARN", "reason", "of a test"))
                .post("/v1/accounts/" + account + "/strikes")
                .then()
                .statusCode(201);

        assertThat(strikes(Tokens.of("cai", "assess").signed(), account)).hasSize(1);
        assertThat(strikes(other, account)).isEmpty();
    }

    /** The caller {@code other} has its texts not kept. */
    @Test
    void keepsNoTextsOfPersonsWhereTheirNamespaceKeepsNone() {
        String other = Tokens.of("bo", "assess").with("namespace", "other").signed();

        assertThat(textsKept(other)).isZero();
        assertThat(textsKept(Tokens.of("anna", "assess").signed())).isEqualTo(1);
    }

    private long textsKept(String token) {
        Response answer = as(token)
                .body(Api.comment(Api.fresh("c"), Api.fresh("u"), "这场球换人太晚了"))
                .post("/v1/assessments");
        assertThat(answer.jsonPath().getBoolean("stored")).isTrue();
        return new Rows(database)
                .count(
                        "SELECT count(*) FROM comment_text WHERE assessment_id = ?",
                        Rows.uuid(answer.jsonPath().getString("id")));
    }

    /** Anybody could have it asked once a call. */
    @Test
    void asksTheIdentityProviderAboutNoToken() {
        String unknown = mallory().withHeader("kid", Api.fresh("k")).signedByAnother();
        for (String token : List.of(unknown, "bWFsbG9yeQ.a.b.c.d", "bWFsbG9yeQ.a.b.c", "bWFsbG9yeQ.a.b")) {
            assertThat(as(token).get(PLACE).statusCode()).isEqualTo(401);
        }

        given().contentType("application/json")
                .body(Map.of("urlPathPattern", ".*/introspect"))
                .post(provider.resolve("/__admin/requests/count"))
                .then()
                .statusCode(200)
                .body("count", equalTo(0));
    }

    /** Left to itself Quarkus would fetch the keys again ten minutes after the first token. */
    @Test
    void letsPeopleInWhenTheProviderHasChangedItsKeyAndSomebodyHasSentNonsenseBefore() throws Exception {
        RsaJsonWebKey next = RsaJwkGenerator.generateJwk(2048);
        next.setKeyId(Api.fresh("k"));
        as(mallory().withHeader("kid", Api.fresh("k")).signedByAnother())
                .get(PLACE)
                .then()
                .statusCode(401);
        List<Map<String, Object>> keys =
                new ArrayList<>(given().get(certificates()).jsonPath().<Map<String, Object>>getList("keys"));
        keys.add(next.toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));

        try (AutoCloseable changed = provides(Map.of("status", 200, "jsonBody", Map.of("keys", keys)))) {
            long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            int status;
            do {
                ServiceProcess.pause(Duration.ofMillis(500));
                status = as(Tokens.of("anna", "assess").signedWith(next))
                        .get(PLACE)
                        .statusCode();
            } while (status == 401 && System.nanoTime() < deadline);

            assertThat(status).isEqualTo(200);
        }
    }

    /** One whose host is gone answers nothing, for as long as the caller likes to wait. */
    @Test
    void waitsForAProviderThatDoesNotAnswerFiveSecondsOnly() throws Exception {
        String unknown = mallory().withHeader("kid", Api.fresh("k")).signedByAnother();
        try (AutoCloseable silent = provides(Map.of("status", 200, "fixedDelayMilliseconds", 60_000))) {
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            Duration longest;
            do {
                // Its keys are not asked for again and again: most are refused at once.
                ServiceProcess.pause(Duration.ofMillis(500));
                long begin = System.nanoTime();
                assertThat(as(unknown).get(PLACE).statusCode()).isEqualTo(401);
                longest = Duration.ofNanos(System.nanoTime() - begin);
            } while (longest.toSeconds() < 4 && System.nanoTime() < end);

            assertThat(longest).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(30));
        }
    }

    private URI certificates() {
        return URI.create(
                given().get(provider + "/.well-known/openid-configuration").path("jwks_uri"));
    }

    /** Until it is closed the provider answers so where its keys are asked for. */
    private AutoCloseable provides(Map<String, Object> answer) {
        Map<String, Object> keys = Map.of("method", "GET", "url", certificates().getPath());
        String mapping = given().contentType("application/json")
                .body(Map.of("priority", 1, "request", keys, "response", answer))
                .post(provider.resolve("/__admin/mappings"))
                .path("id");
        return () -> given().delete(provider.resolve("/__admin/mappings/" + mapping));
    }

    private static List<Object> strikes(String token, String account) {
        return as(token).get("/v1/accounts/" + account).jsonPath().getList("standing.strikes");
    }

    @Test
    void actsUnderTheNameOfTheTokenOnly() {
        String anna = Tokens.of("anna", "moderate").signed();

        assertThat(strike(anna, Map.of()).jsonPath().getString("ground.decidedBy"))
                .isEqualTo("anna");
        assertThat(strike(anna, Map.of("decidedBy", "anna")).jsonPath().getString("ground.decidedBy"))
                .isEqualTo("anna");
        Response asAnother = strike(anna, Map.of("decidedBy", "bo"));
        assertThat(asAnother.statusCode()).isEqualTo(422);
        assertThat(asAnother.jsonPath().getString("errors[0].pointer")).isEqualTo("/decidedBy");
        assertThat(asAnother.asString()).doesNotContain("anna");
        assertThat(strike(anna, Map.of("decidedBy", 7)).statusCode()).isEqualTo(400);
        String nameless =
                Tokens.of("anna", "moderate").with("preferred_username", null).signed();
        assertThat(strike(nameless, Map.of()).statusCode()).isEqualTo(403);
    }

    @Test
    void letsAKeySayWhoActsAndInsistsOnIt() {
        Response nobody = Api.call()
                .body(Map.of("action", "WARN", "reason", "of a test"))
                .post("/v1/accounts/" + Api.fresh("account") + "/strikes");

        assertThat(nobody.statusCode()).isEqualTo(422);
        assertThat(nobody.jsonPath().getString("errors[0].pointer")).isEqualTo("/decidedBy");
    }

    private static Response strike(String token, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(Map.of("action", "WARN", "reason", "of a test"));
        body.putAll(more);
        return as(token).body(body).post("/v1/accounts/" + Api.fresh("account") + "/strikes");
    }

    private static Tokens mallory() {
        return Tokens.of("mallory", "assess");
    }

    private static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }
}
