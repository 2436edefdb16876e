package io.touchline.casework.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.touchline.api.Caller;
import io.touchline.api.RegistryChanged;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.Tokens;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Who changes a target or a rumour stands in the log of what belongs to no namespace. */
@QuarkusTest
class RegistryLogTest {

    private static final String CLAIM = "药检呈阳性，被队里压了下来";

    @Inject
    DataSource database;

    @Inject
    Event<RegistryChanged> changes;

    private final String name = Api.freshName();
    private final String id = Api.fresh("logged");

    @Test
    void tellsOfEveryChangeOfATarget() {
        put(Map.of());
        put(Map.of());
        put(Map.of("protection", "OPEN", "aliases", List.of(name + "哥")));
        put(Map.of("protection", "OPEN", "aliases", List.of(name + "哥"), "minor", true));
        Api.call().delete("/v1/targets/" + id).then().statusCode(204);
        Api.call().delete("/v1/targets/" + id).then().statusCode(204);
        put(Map.of());

        JsonPath log = log(id);
        assertThat(log.getList("items.kind"))
                .containsExactly(
                        "TARGET_CREATED", "TARGET_CHANGED", "TARGET_CHANGED", "TARGET_ARCHIVED", "TARGET_RESTORED");
        assertThat(log.getList("items.body"))
                .containsExactly(
                        Map.of("namespace", "local", "caller", "local", "protection", "STANDARD"),
                        changed(List.of("aliases", "protection"), "OPEN"),
                        changed(List.of("minor"), "OPEN"),
                        Map.of("namespace", "local", "caller", "local", "protection", "OPEN"),
                        changed(List.of("aliases", "minor", "protection"), "STANDARD"));
        assertThat(log.getString("items[0].at")).isNotNull();
        assertThat(log.prettify()).doesNotContain(name);
    }

    @Test
    void tellsOfEveryChangeOfARumour() {
        put(Map.of());
        String rumour = Api.fresh("logged");
        putRumour(rumour, CLAIM);
        putRumour(rumour, CLAIM);
        putRumour(rumour, CLAIM + "三个月");
        Api.call().delete("/v1/rumours/" + rumour).then().statusCode(204);
        Api.call().delete("/v1/rumours/" + rumour).then().statusCode(204);
        putRumour(rumour, CLAIM + "三个月");

        JsonPath log = log(rumour);
        assertThat(log.getList("items.kind"))
                .containsExactly("RUMOUR_CREATED", "RUMOUR_CHANGED", "RUMOUR_ARCHIVED", "RUMOUR_RESTORED");
        assertThat(log.getMap("items[1].body"))
                .isEqualTo(Map.of(
                        "namespace", "local", "caller", "local", "changed", List.of("text"), "targetId", this.id));
        assertThat(log.prettify()).doesNotContain("药检");
    }

    @Test
    void tellsOfThePersonUnderAPseudonym() {
        String person = Api.fresh("anna");
        given().header("Authorization", "Bearer " + Tokens.of(person, "policy").signed())
                .contentType("application/json")
                .body(body(Map.of()))
                .put("/v1/targets/" + id)
                .then()
                .statusCode(200);

        JsonPath log = log(id);
        String key = log.getString("items[0].body.by");
        assertThat(key).matches("mod_[0-9a-f]{32}");
        assertThat(log.getString("items[0].body.namespace")).isEqualTo("local");
        assertThat(log.getString("items[0].body.caller")).isNull();
        assertThat(log.getMap("items[0].moderators")).isEqualTo(Map.of(key, person));
        assertThat(Api.call().get("/v1/audit/export?chain=*").asString())
                .contains(key)
                .doesNotContain(person);
        assertThat(Api.call().get("/v1/audit/verification?chain=*").jsonPath().getBoolean("valid"))
                .isTrue();
    }

    /** Targets are everybody's, so whoever checks on one namespace sees what another did to them. */
    @Test
    void isSeenFromEveryNamespace() {
        put(Map.of());

        JsonPath seen = audit(given().header("X-Api-Key", "other"), id);

        assertThat(seen.getList("items.kind")).containsExactly("TARGET_CREATED");
        assertThat(seen.getString("items[0].body.namespace")).isEqualTo("local");
    }

    @Test
    void saysNothingOfWhatWasRefused() {
        Api.call().body(Map.of("name", name)).put("/v1/targets/" + id).then().statusCode(422);
        Api.call().delete("/v1/targets/" + id).then().statusCode(404);

        assertThat(log(id).getList("items")).isEmpty();
    }

    @Test
    void changesNothingThatItCannotWriteDown() throws SQLException {
        put(Map.of());
        String rumour = Api.fresh("unlogged");
        String target = Api.fresh("unlogged");
        refuse("unlogged-%");
        try {
            Api.call().body(body(Map.of())).put("/v1/targets/" + target).then().statusCode(500);
            Api.call().body(rumour(CLAIM)).put("/v1/rumours/" + rumour).then().statusCode(500);
        } finally {
            run("DROP TRIGGER of_a_test ON audit_event");
        }

        Api.call().get("/v1/targets/" + target).then().statusCode(404);
        Api.call().get("/v1/rumours/" + rumour).then().statusCode(404);
    }

    @Test
    void saysNothingOfWhatDidNotComeToBe() {
        Caller by = Caller.person("anna", "local", true, Optional.empty());
        QuarkusTransaction.begin();
        changes.fire(new RegistryChanged(
                RegistryChanged.Registry.TARGET,
                by,
                List.of(new RegistryChanged.Change(RegistryChanged.Kind.CREATED, id, List.of(), Map.of()))));
        QuarkusTransaction.rollback();

        assertThat(log(id).getList("items")).isEmpty();
    }

    /** Whom the log has no room for. */
    private void refuse(String subjects) throws SQLException {
        run("CREATE TRIGGER of_a_test BEFORE INSERT ON audit_event FOR EACH ROW WHEN (NEW.subject LIKE '" + subjects
                + "') EXECUTE FUNCTION refuse_change()");
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Map<String, Object> changed(List<String> fields, String protection) {
        return Map.of("namespace", "local", "caller", "local", "changed", fields, "protection", protection);
    }

    private void put(Map<String, Object> more) {
        Api.call().body(body(more)).put("/v1/targets/" + id).then().statusCode(200);
    }

    private Map<String, Object> body(Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(Map.of("name", name, "role", "ATHLETE"));
        body.putAll(more);
        return body;
    }

    private void putRumour(String rumour, String text) {
        Api.call().body(rumour(text)).put("/v1/rumours/" + rumour).then().statusCode(200);
    }

    private Map<String, Object> rumour(String text) {
        return Map.of("targetId", id, "text", text, "debunkedBy", "协会", "source", "https://example.org/debunked");
    }

    private static JsonPath log(String subject) {
        return audit(Api.call(), subject);
    }

    private static JsonPath audit(RequestSpecification caller, String subject) {
        return caller.queryParam("chain", "*")
                .queryParam("subject", subject)
                .get("/v1/audit")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
