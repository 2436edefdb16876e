package io.touchline.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.touchline.api.KeyChanged;
import io.touchline.api.PageRequest;
import io.touchline.api.ProblemException;
import io.touchline.api.Role;
import io.touchline.api.ServiceMode;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.MovableClock;
import io.touchline.testsupport.Rows;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys that the service gives out, from the first use to the last. */
@QuarkusTest
class KeyLifeTest {

    private static final String NAMESPACE = "local";

    @Inject
    DataSource database;

    @Inject
    ConfiguredCallers callers;

    @Inject
    Event<KeyChanged> changes;

    private final MovableClock clock = new MovableClock();
    private final AtomicBoolean away = new AtomicBoolean();
    private Keyring keyring;
    private Keyring replica;
    private KeyDesk desk;

    @BeforeEach
    void open() throws SQLException {
        keyring = new Keyring(callers, database, clock);
        replica = new Keyring(callers, leaving(database), clock);
        replica.refresh();
        desk = new KeyDesk(database, callers, keyring, changes, clock);
    }

    @Test
    void givesAKeyOutOnceAndKeepsNothingButItsHash() throws SQLException {
        String label = Api.fresh("label");
        Response created = Api.call().body(creation(label)).post("/v1/keys");

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.header("Cache-Control")).isEqualTo("no-store");
        String key = created.path("key");
        assertThat(key).matches("tl_[A-Za-z0-9_-]{43}");
        assertThat(with(key).get("/v1/lexicons").statusCode()).isEqualTo(200);
        assertThat(given().header("Authorization", "Bearer " + key)
                        .get("/v1/lexicons")
                        .statusCode())
                .isEqualTo(200);
        assertThat(with(key + "x").get("/v1/lexicons").statusCode()).isEqualTo(401);
        String id = created.path("id");
        String list = listed(id);
        assertThat(list).contains(label).doesNotContain(key);
        assertThat(row(id)).contains(KeyDigest.of(key).hex()).doesNotContain(key);
    }

    @Test
    void rotatesAKeyWithAnOverlap() {
        KeyView old = desk.create(NAMESPACE, request(Role.ASSESS, Role.AUDIT));
        KeyView next = desk.rotate(NAMESPACE, id(old), new KeyRequests.Rotate("anna", "PT2H"));

        assertThat(opens(keyring, old)).isTrue();
        assertThat(opens(keyring, next)).isTrue();
        assertThat(keyring.find(next.key()).orElseThrow().identity().getRoles())
                .containsExactlyInAnyOrder("assess", "audit");
        clock.forward(Duration.ofHours(2).minusMinutes(1));
        assertThat(opens(keyring, old)).isTrue();
        clock.forward(Duration.ofMinutes(2));
        assertThat(opens(keyring, old)).isFalse();
        assertThat(opens(keyring, next)).isTrue();
    }

    @Test
    void rotatesAKeyOnce() {
        KeyView old = desk.create(NAMESPACE, request(Role.ASSESS));
        desk.rotate(NAMESPACE, id(old), new KeyRequests.Rotate("anna", null));

        assertRefused(409, () -> desk.rotate(NAMESPACE, id(old), new KeyRequests.Rotate("anna", null)));
        KeyView brief = desk.create(
                NAMESPACE,
                new KeyRequests.Create(
                        "anna", "local", List.of(Role.ASSESS), clock.instant().plusSeconds(60), "short"));
        KeyView next = desk.rotate(NAMESPACE, id(brief), new KeyRequests.Rotate("anna", "P30D"));
        assertThat(Duration.between(next.createdAt(), next.expiresAt()))
                .isEqualTo(Duration.between(brief.createdAt(), brief.expiresAt()));
        clock.forward(Duration.ofSeconds(61));
        assertThat(opens(keyring, brief)).as("an overlap lengthens no life").isFalse();
        assertRefused(409, () -> desk.rotate(NAMESPACE, id(next), new KeyRequests.Rotate("anna", null)));
    }

    @Test
    void isKnownToOtherReplicasWithinAPollAndWhilePostgresIsAway() {
        KeyView key = desk.create(NAMESPACE, request(Role.ASSESS));
        assertThat(opens(replica, key)).isFalse();
        replica.poll();
        assertThat(opens(replica, key)).isTrue();

        away.set(true);
        desk.revoke(NAMESPACE, id(key), new KeyRequests.Revoke("anna"));
        replica.poll();
        assertThat(opens(keyring, key)).isFalse();
        assertThat(opens(replica, key)).as("what was known last").isTrue();

        away.set(false);
        replica.poll();
        assertThat(opens(replica, key)).isFalse();
    }

    @Test
    void tellsTheDayOfTheLastUse() {
        KeyView key = desk.create(NAMESPACE, request(Role.ASSESS));
        clock.forward(Duration.ofDays(3));
        keyring.find(key.key());
        keyring.poll();

        assertThat(listed(key.id()))
                .contains("\"lastUsedOn\":\"" + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) + "\"");
    }

    @Test
    void standsInTheLogWithWhoDidIt() {
        String person = Api.fresh("admin");
        String id = created(Map.of("by", person));
        Api.call()
                .body(Map.of("by", person, "overlap", "PT0S"))
                .post("/v1/keys/" + id + "/rotate")
                .then()
                .statusCode(201);
        Api.call().body(Map.of("by", person)).delete("/v1/keys/" + id).then().statusCode(204);

        Response log = Api.call().get("/v1/audit?subject=" + id);
        assertThat(log.jsonPath().getList("items.kind", String.class))
                .containsExactly("KEY_CREATED", "KEY_ROTATED", "KEY_REVOKED");
        assertThat(log.asString()).contains(person).contains("rotatedTo").doesNotContain("tl_");
    }

    @Test
    void belongsToItsNamespace() {
        String id = created(Map.of());

        assertThat(other().get("/v1/keys?limit=200").asString()).doesNotContain(id);
        assertThat(other().body(Map.of("by", "bo"))
                        .post("/v1/keys/" + id + "/rotate")
                        .statusCode())
                .isEqualTo(404);
        assertThat(other().body(Map.of("by", "bo")).delete("/v1/keys/" + id).statusCode())
                .isEqualTo(404);
        Response foreign = other().body(creation("x")).post("/v1/keys");
        assertThat(foreign.statusCode()).isEqualTo(422);
        assertThat(foreign.jsonPath().getString("errors[0].pointer")).isEqualTo("/caller");
    }

    /** Policies and targets are of all namespaces: who gives out the keys of one is not to have them by that. */
    @Test
    void makesNobodyMoreThanTheConfigurationLetsTheNamespaceBe() {
        KeyDesk narrow = desk("admin");

        for (Role role : Set.of(Role.ASSESS, Role.MODERATE, Role.POLICY, Role.AUDIT)) {
            assertThatThrownBy(() -> narrow.create("retention", ofRetention(role, Role.ADMIN)))
                    .isInstanceOfSatisfying(ProblemException.class, e -> {
                        assertThat(e.problem().status()).isEqualTo(422);
                        assertThat(e.problem().errors().get(0).pointer()).isEqualTo("/roles");
                    });
        }
        KeyView admin = narrow.create("retention", ofRetention(Role.ADMIN));
        assertThat(narrow.rotate("retention", id(admin), new KeyRequests.Rotate("anna", null))
                        .roles())
                .containsExactly(Role.ADMIN);
        KeyView wide = desk("admin,policy").create("retention", ofRetention(Role.POLICY));
        assertRefused(409, () -> narrow.rotate("retention", id(wide), new KeyRequests.Rotate("anna", null)));
    }

    @Test
    void refusesWhatIsNoOrder() {
        assertPointer(422, "/by", changed("by", null));
        assertPointer(422, "/caller", changed("caller", "nobody"));
        assertPointer(422, "/roles", changed("roles", List.of()));
        assertPointer(400, "/roles/0", changed("roles", List.of("root")));
        assertPointer(400, "/roles/0", changed("roles", List.of("ADMIN")));
        assertPointer(422, "/roles", changed("roles", List.of("assess", "assess")));
        assertPointer(422, "/roles/0", changed("roles", Collections.singletonList(null)));
        for (String unseen : List.of("anna\u00a0", "\u2007anna", "an\u200bna", "anna\u00ad")) {
            assertPointer(422, "/by", changed("by", unseen));
        }
        assertPointer(422, "/label", changed("label", " "));
        assertPointer(422, "/expiresAt", changed("expiresAt", "2020-01-01T00:00:00Z"));
        assertPointer(422, "/expiresAt", changed("expiresAt", "+300000-01-01T00:00:00Z"));
        assertPointer(400, "/sha256", changed("sha256", "0".repeat(64)));
        for (String overlap : List.of("P31D", "-PT1H", "soon")) {
            assertRefused(422, new KeyRequests.Rotate("anna", overlap)::overlapping);
        }
        assertThat(desk.page(NAMESPACE, PageRequest.of("/v1/list", null, "1")).items())
                .hasSizeLessThanOrEqualTo(1);
    }

    private static void assertPointer(int status, String pointer, Map<String, Object> body) {
        Response response = Api.call().body(body).post("/v1/keys");
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.jsonPath().getString("errors[0].pointer")).isEqualTo(pointer);
    }

    /** It would be answered with a key that opens nothing. */
    @Test
    void rotatesNoKeyThatHasLostItsCaller() {
        for (String change : List.of("caller = 'gone'", "caller = 'limited'")) {
            KeyView key = desk.create(NAMESPACE, request(Role.ASSESS));
            assertThat(new Rows(database).change("UPDATE api_key SET " + change + " WHERE id = ?", id(key)))
                    .isEqualTo(1);

            assertRefused(409, () -> desk.rotate(NAMESPACE, id(key), new KeyRequests.Rotate("anna", null)));
        }
    }

    private static void assertRefused(int status, Runnable order) {
        assertThatThrownBy(order::run).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(
                        e.problem().status())
                .isEqualTo(status));
    }

    private static Map<String, Object> creation(String label) {
        return new HashMap<>(Map.of("by", "anna", "caller", "local", "roles", List.of("assess"), "label", label));
    }

    private static Map<String, Object> changed(String field, Object value) {
        Map<String, Object> body = creation("of a test");
        body.put(field, value);
        return body;
    }

    private static String created(Map<String, Object> more) {
        Map<String, Object> body = creation("of a test");
        body.putAll(more);
        return Api.call()
                .body(body)
                .post("/v1/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private KeyDesk desk(String roles) {
        ConfiguredCallers configured = ConfiguredCallers.of(
                new SmallRyeConfigBuilder()
                        .withMapping(CallersConfig.class)
                        .withDefaultValues(Map.of(
                                "touchline.callers.retention.keys.a.sha256",
                                KeyDigest.of("of a test").hex(),
                                "touchline.callers.retention.keys.a.roles",
                                roles))
                        .build()
                        .getConfigMapping(CallersConfig.class),
                ServiceMode.PRODUCTION);
        return new KeyDesk(database, configured, new Keyring(configured, database, clock), changes, clock);
    }

    private static KeyRequests.Create ofRetention(Role... roles) {
        return new KeyRequests.Create("anna", "retention", List.of(roles), null, "of a test");
    }

    private static KeyRequests.Create request(Role... roles) {
        return new KeyRequests.Create("anna", "local", List.of(roles), null, "of a test");
    }

    /** The key's line of the list, which may be long after many runs. */
    private static String listed(String id) {
        String cursor = "";
        while (cursor != null) {
            Response page = Api.call().get("/v1/keys?limit=200" + cursor);
            if (page.asString().contains(id)) {
                return page.asString();
            }
            String next = page.path("nextCursor");
            cursor = next == null ? null : "&cursor=" + next;
        }
        throw new AssertionError("not in the list: " + id);
    }

    private static RequestSpecification with(String key) {
        return given().header("X-Api-Key", key);
    }

    private static RequestSpecification other() {
        return with("other").contentType("application/json");
    }

    private static boolean opens(Keyring keyring, KeyView key) {
        return keyring.find(key.key()).isPresent();
    }

    private static UUID id(KeyView key) {
        return StoredKey.ID.ofWire(key.id()).orElseThrow();
    }

    private String row(String id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT api_key::text FROM api_key WHERE id = ?")) {
            statement.setObject(1, StoredKey.ID.ofWire(id).orElseThrow());
            try (ResultSet row = statement.executeQuery()) {
                assertThat(row.next()).isTrue();
                return row.getString(1);
            }
        }
    }

    /** The same database, from which no connection is to be had while it is away. */
    private DataSource leaving(DataSource whole) {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (away.get()) {
                        throw new SQLException("away", "08001");
                    }
                    try {
                        return method.invoke(whole, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
