package io.touchline.handling.life;

import static io.touchline.handling.life.PolicyCalls.BLOCK_ABUSE;
import static io.touchline.handling.life.PolicyCalls.REVIEW_ABUSE;
import static io.touchline.handling.life.PolicyCalls.activate;
import static io.touchline.handling.life.PolicyCalls.decision;
import static io.touchline.handling.life.PolicyCalls.draft;
import static io.touchline.handling.life.PolicyCalls.get;
import static io.touchline.handling.life.PolicyCalls.rollBack;
import static io.touchline.handling.life.PolicyCalls.shadow;
import static io.touchline.testsupport.Api.call;
import static io.touchline.testsupport.Api.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchline.testsupport.ServiceProcess;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What a newer or an older release has left of a policy. */
@QuarkusTest
class OtherReleasesPolicyTest {

    /** The version of {@link #unreadable}. */
    private static final String UNREADABLE = "abcdefabcdef";

    @Inject
    DataSource database;

    @Test
    void keepsWhatRunsWhereANewVersionDoesNotCompileHere() throws SQLException {
        String id = fresh("newer");
        String first = draft(id, REVIEW_ABUSE);
        activate(id, first).then().statusCode(200);

        write(
                unreadable(id),
                "UPDATE policy SET active_version = '" + UNREADABLE + "' WHERE id = '" + id + "'",
                "UPDATE registry_version SET version = version + 1 WHERE registry = 'policy'");

        List<String> refused = List.of();
        for (int i = 0; i < 100 && refused.isEmpty(); i++) {
            ServiceProcess.pause(Duration.ofMillis(100));
            refused = get(id).getList("refused");
        }
        assertThat(refused).hasSize(1);
        assertThat(refused.get(0)).contains(id + "@" + UNREADABLE + ":1:r:");
        assertThat(get(id).getString("active.version")).isEqualTo(first);
        rollBack(id).then().statusCode(409);
        activate(id, first).then().statusCode(200);
        assertThat(get(id).getList("refused")).isEmpty();
        activate(id, UNREADABLE).then().statusCode(409);
    }

    /** The editor has read that the one that decides is active, and is told to draft another. */
    @Test
    void theGuardKnowsWhatDecidesInsteadOfAVersionThatDoesNotCompileHere() throws SQLException {
        String id = fresh("instead");
        String first = draft(id, REVIEW_ABUSE);
        String second = draft(id, BLOCK_ABUSE);
        activate(id, first).then().statusCode(200);
        write(
                unreadable(id),
                "UPDATE policy SET active_version = '" + UNREADABLE + "', earlier = '{" + first + "}' WHERE id = '" + id
                        + "'",
                "UPDATE registry_version SET version = version + 1 WHERE registry = 'policy'");
        Map<String, Object> guarded = decision();

        guarded.put("activeVersion", second);
        call().body(guarded)
                .post("/v1/policies/" + id + "/versions/" + second + "/activate")
                .then()
                .statusCode(409);
        guarded.put("activeVersion", first);
        // It leads to the very version that is to be left, and sent again would go on from there.
        call().body(guarded).post("/v1/policies/" + id + "/rollback").then().statusCode(409);
        call().body(guarded)
                .post("/v1/policies/" + id + "/versions/" + second + "/activate")
                .then()
                .statusCode(200);

        assertThat(get(id).getString("active.version")).isEqualTo(second);
        call().body(guarded).post("/v1/policies/" + id + "/rollback").then().statusCode(409);
    }

    /** An answer names it, and whoever looks at that answer after an upgrade has another default. */
    @Test
    void keepsWhatCameWithAnEarlierBuild() throws SQLException {
        String given = get("default").getString("active.version");
        assertThat(get("default/versions").getList("items.version")).contains(given);
        JsonPath kept = get("default/versions/" + given);
        assertThat(kept.getString("state")).isEqualTo("ACTIVE");
        assertThat(kept.getString("origin")).isEqualTo("BUNDLED");
        assertThat(kept.getString("createdBy")).isNull();
        shadow("default", given).then().statusCode(409);

        String before = "0123456789ab";
        write("INSERT INTO policy_version (policy_id, version, source, rules, created_by, created_at) VALUES ("
                + "'default', '" + before + "', '" + REVIEW_ABUSE + "', 1, '*BUNDLED', now())"
                + " ON CONFLICT DO NOTHING");

        assertThat(get("default/versions/" + before).getString("state")).isEqualTo("RETIRED");
        assertThat(get("default/versions/" + before).getString("origin")).isEqualTo("BUNDLED");
        assertThat(get("default/versions/" + before).getString("source")).isEqualTo(REVIEW_ABUSE);
        assertThat(get("default").getString("active.version")).isEqualTo(given);
    }

    /** What is stored as active but compiles nowhere would be no version at all for a replica that starts. */
    @Test
    void goesBackToNoVersionThatDoesNotCompileHere() throws SQLException {
        String id = fresh("older");
        String second = draft(id, BLOCK_ABUSE);
        activate(id, second).then().statusCode(200);
        write(
                unreadable(id),
                "UPDATE policy SET earlier = '{" + UNREADABLE + "}' WHERE id = '" + id + "'",
                "UPDATE registry_version SET version = version + 1 WHERE registry = 'policy'");

        rollBack(id).then().statusCode(409);

        assertThat(get(id).getString("active.version")).isEqualTo(second);
        assertThat(get(id).getString("previous")).isEqualTo(UNREADABLE);
        assertThat(get(id).getList("refused")).isEmpty();
        assertThat(get(id + "/events").getList("items.kind")).containsExactly("ACTIVATED", "DRAFTED");
        assertThat(get(id + "/versions/" + second).getString("state")).isEqualTo("ACTIVE");
    }

    /** Stores a version as a newer release would, with words that this one does not know. */
    private static String unreadable(String id) {
        return "INSERT INTO policy_version (policy_id, version, source, rules, created_by, created_at) VALUES ('" + id
                + "', '" + UNREADABLE + "', 'rules: [{id: r, when: {weather: RAIN}, then: {suggestion: REVIEW}}]', 1,"
                + " 'local', now())";
    }

    /** As another replica would. */
    private void write(String... statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
        }
    }
}
