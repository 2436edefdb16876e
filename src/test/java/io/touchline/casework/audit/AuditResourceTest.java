package io.touchline.casework.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.touchline.api.AccountErased;
import io.touchline.api.AccountKey;
import io.touchline.api.Transaction;
import io.touchline.testsupport.Api;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of {@code /v1/audit}. */
@QuarkusTest
class AuditResourceTest {

    private static final String LOCAL = "local";

    @Inject
    DataSource database;

    @Inject
    AuditLog log;

    @Inject
    AuditErasure erasure;

    @Inject
    Moderators moderators;

    @TempDir
    Path directory;

    private final String subject = Api.fresh("case");
    private final AccountKey account = new AccountKey(new byte[16]);
    private String key;

    @BeforeEach
    void write() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            key = moderators.known(connection, LOCAL, "审核员甲").wire();
            log.append(connection, List.of(event(Optional.empty()), event(Optional.of("{\"reason\":\"骂人\"}"))));
            connection.commit();
        }
    }

    @Test
    void showsASubjectsEventsWithNamesAndPersonalParts() {
        list(Map.of("subject", subject))
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items[0].kind", equalTo("CASE_DECIDED"))
                .body("items[0].subject", equalTo(subject))
                .body("items[0].body.by", equalTo(key))
                .body("items[0].moderators", equalTo(Map.of(key, "审核员甲")))
                .body("items[0].personal", nullValue())
                .body("items[0].personalDigest", nullValue())
                .body("items[0].hash", matchesPattern("[0-9a-f]{64}"))
                .body("items[1].personal.reason", equalTo("骂人"))
                .body("items[1].erased", equalTo(false))
                .body("nextCursor", nullValue());
    }

    @Test
    void pagesInOrder() {
        JsonPath first = list(Map.of("subject", subject, "limit", 1)).jsonPath();

        JsonPath second = list(Map.of("subject", subject, "limit", 1, "cursor", first.getString("nextCursor")))
                .jsonPath();

        assertThat(first.getList("items")).hasSize(1);
        assertThat(second.getLong("items[0].seq")).isGreaterThan(first.getLong("items[0].seq"));
        assertThat(second.getString("nextCursor")).isNull();
    }

    @Test
    void beginsAtAMoment() {
        String at = list(Map.of("subject", subject)).jsonPath().getString("items[0].at");

        list(Map.of("from", at, "limit", 200)).then().statusCode(200).body("items[0].at", equalTo(at));
        list(Map.of("from", "2199-01-01T00:00:00+08:00", "subject", subject))
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        list(Map.of("subjekt", "x")).then().statusCode(400).body("errors[0].pointer", equalTo("/subjekt"));
        list(Map.of("from", "yesterday")).then().statusCode(400).body("errors[0].pointer", equalTo("/from"));
        list(Map.of("from", "1800-01-01T00:00:00Z")).then().statusCode(422);
        list(Map.of("subject", "")).then().statusCode(422);
        list(Map.of("cursor", "eA")).then().statusCode(422);
        list(Map.of("chain", "other")).then().statusCode(422).body("errors[0].pointer", equalTo("/chain"));
        Api.call().get("/v1/audit/verification?head=1").then().statusCode(422);
        Api.call().get("/v1/audit/export?x=1").then().statusCode(400);
        given().get("/v1/audit").then().statusCode(401);
    }

    @Test
    void keepsToTheCallersNamespace() {
        given().header("X-Api-Key", "other")
                .queryParam("subject", subject)
                .get("/v1/audit")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    /** Which days of data were dropped, of all namespaces. */
    @Test
    void showsTheChainThatBelongsToNoNamespace() throws SQLException {
        Transaction.in(
                database,
                connection -> log.append(
                        connection,
                        List.of(new NewEvent(
                                AuditLog.ALL_NAMESPACES,
                                AuditKind.RETENTION_DROPPED,
                                subject,
                                "{\"rows\":7}",
                                Optional.empty()))));

        list(Map.of("chain", "*", "subject", subject)).then().statusCode(200).body("items", hasSize(1));
        list(Map.of("subject", subject)).then().body("items.kind", not(hasItem("RETENTION_DROPPED")));
        Api.call().get("/v1/audit/verification?chain=*").then().statusCode(200).body("valid", equalTo(true));
        assertThat(Api.call().get("/v1/audit/export?chain=*").asString()).contains(subject);
    }

    @Test
    void verifiesItselfAndWhatWasPublished() {
        String published = list(Map.of("subject", subject)).jsonPath().getString("items[1].hash");

        Api.call()
                .queryParam("head", published)
                .get("/v1/audit/verification")
                .then()
                .statusCode(200)
                .body("valid", equalTo(true))
                .body("faults", hasSize(0))
                .body("head.hash", matchesPattern("[0-9a-f]{64}"));
        Api.call()
                .queryParam("head", "0".repeat(64))
                .get("/v1/audit/verification")
                .then()
                .body("valid", equalTo(false))
                .body("faults[0].fault", equalTo("ANCHOR_MISSING"));
    }

    @Test
    void tellsThatAPartWasErased() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            erasure.erase(connection, new AccountErased(LOCAL, account), List.of());
            connection.commit();
        }

        list(Map.of("subject", subject))
                .then()
                .body("items[1].personal", nullValue())
                .body("items[1].erased", equalTo(true))
                .body("items[1].personalDigest", matchesPattern("[0-9a-f]{64}"));
        Api.call().get("/v1/audit/verification").then().body("valid", equalTo(true));
    }

    @Test
    void exportsWhatCanBeVerifiedWithoutTheService() throws IOException {
        Response export = Api.call().get("/v1/audit/export");
        Path file = directory.resolve("audit.ndjson");
        Files.write(file, export.asByteArray());
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        int code = new VerifyAudit(new PrintStream(out, true, StandardCharsets.UTF_8)).run(file.toString());

        assertThat(export.contentType()).startsWith("application/x-ndjson");
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("valid: ");
        assertThat(code).isZero();
        assertThat(Files.readString(file))
                .contains(subject)
                .doesNotContain("骂人")
                .doesNotContain("审核员甲");
    }

    private NewEvent event(Optional<String> personal) {
        return new NewEvent(
                LOCAL,
                AuditKind.CASE_DECIDED,
                subject,
                "{\"by\":\"" + key + "\"}",
                personal.map(body -> new NewEvent.Personal(Optional.of(account), body)));
    }

    private static Response list(Map<String, Object> query) {
        return Api.call().queryParams(query).get("/v1/audit");
    }
}
