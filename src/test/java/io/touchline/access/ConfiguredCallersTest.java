package io.touchline.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.touchline.api.Caller;
import io.touchline.api.Role;
import io.touchline.api.ServiceMode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfiguredCallersTest {

    private static final String KEY = "0123456789abcdef";

    @Test
    void knowsTheLocalCallerInLocalModeOnly() {
        assertThat(key(callers(ServiceMode.LOCAL, Map.of()), "local")
                        .orElseThrow()
                        .caller())
                .isEqualTo(Caller.service("local", "local", true, Optional.empty()));
        assertThat(key(callers(ServiceMode.LOCAL, Map.of()), "local")
                        .orElseThrow()
                        .identity()
                        .getRoles())
                .containsExactlyInAnyOrder("assess", "moderate", "policy", "admin", "audit");
        assertThat(key(callers(ServiceMode.PRODUCTION, hashed("shop", "one", KEY, "assess")), "local"))
                .isEmpty();
    }

    @Test
    void givesTheLocalCallerWhatTheConfigurationSaysOfIt() {
        ConfiguredCallers callers = callers(
                ServiceMode.LOCAL,
                Map.of(
                        "touchline.callers.local.keep-text",
                        "false",
                        "touchline.callers.local.policy",
                        "strict",
                        "touchline.callers.local.namespace",
                        "shop",
                        "touchline.callers.local.roles",
                        "assess,audit"));

        KnownKey known = key(callers, "local").orElseThrow();
        assertThat(known.caller()).isEqualTo(Caller.service("local", "shop", false, Optional.of("strict")));
        assertThat(known.identity().getRoles()).containsExactlyInAnyOrder("assess", "audit");
        assertThat(callers.namespaces()).containsExactly("shop");
        assertThat(callers.roles("shop")).containsExactlyInAnyOrder(Role.ASSESS, Role.AUDIT);
    }

    @Test
    void refusesTheLocalKeyOfAnother() {
        assertRefused(ServiceMode.LOCAL, Map.of("touchline.callers.shop.key", "local"), "a key of shop");
    }

    /** Of {@code sha256sum} behind a variable that is not set. */
    @Test
    void refusesTheHashOfAnEmptyKey() {
        assertRefused(ServiceMode.PRODUCTION, hashed("shop", "one", "", "assess"), "touchline.callers.shop.keys.one");
    }

    @Test
    void countsNoKeyThatIsOver() {
        Map<String, String> properties = new HashMap<>(hashed("shop", "one", KEY, "assess"));
        properties.put("touchline.callers.shop.keys.one.expires", "2026-03-01T00:00:00Z");
        ConfiguredCallers callers = callers(ServiceMode.PRODUCTION, properties);

        assertThat(callers.hasKeys(Instant.parse("2026-02-28T00:00:00Z"))).isTrue();
        assertThat(callers.hasKeys(Instant.parse("2026-03-01T00:00:00Z"))).isFalse();
    }

    @Test
    void givesACallerItsNamespace() {
        ConfiguredCallers callers = callers(
                ServiceMode.LOCAL,
                Map.of(
                        "touchline.callers.shop.key",
                        KEY,
                        "touchline.callers.shop.roles",
                        "assess,audit",
                        "touchline.callers.app.key",
                        KEY + "2",
                        "touchline.callers.app.namespace",
                        "shared",
                        "touchline.callers.app.keep-text",
                        "false",
                        "touchline.callers.app.policy",
                        "strict"));

        assertThat(key(callers, KEY).orElseThrow().caller())
                .isEqualTo(Caller.service("shop", "shop", true, Optional.empty()));
        assertThat(key(callers, KEY).orElseThrow().identity().getRoles()).containsExactlyInAnyOrder("assess", "audit");
        assertThat(key(callers, KEY + "2").orElseThrow().caller())
                .isEqualTo(Caller.service("app", "shared", false, Optional.of("strict")));
        assertThat(key(callers, KEY + "3")).isEmpty();
        assertThat(callers.namespaces()).containsExactlyInAnyOrder("local", "shop", "shared");
        assertThat(callers.policyIds()).containsExactly("strict");
    }

    /** The texts of a namespace that keeps none are not kept either where a person brings them. */
    @Test
    void givesAPersonWhatTheCallersOfTheNamespaceAgreeOn() {
        ConfiguredCallers callers = callers(
                ServiceMode.LOCAL,
                Map.of(
                        "touchline.callers.one.namespace", "kept",
                        "touchline.callers.one.policy", "strict",
                        "touchline.callers.two.namespace", "kept",
                        "touchline.callers.two.policy", "strict",
                        "touchline.callers.three.namespace", "mixed",
                        "touchline.callers.three.policy", "strict",
                        "touchline.callers.four.namespace", "mixed",
                        "touchline.callers.four.keep-text", "false"));

        assertThat(callers.person("anna", "kept")).contains(Caller.person("anna", "kept", true, Optional.of("strict")));
        assertThat(callers.person("anna", "mixed")).contains(Caller.person("anna", "mixed", false, Optional.empty()));
        assertThat(callers.person("anna", "local")).contains(Caller.person("anna", "local", true, Optional.empty()));
        assertThat(callers.person("anna", "elsewhere")).isEmpty();
    }

    @Test
    void takesSeveralHashedKeysOfACallerEachWithRolesAndAnEndOfItsOwn() {
        Map<String, String> properties = new HashMap<>(hashed("shop", "old", KEY, "assess"));
        properties.putAll(hashed("shop", "new", KEY + "2", "assess,moderate"));
        properties.put("touchline.callers.shop.keys.old.expires", "2026-08-03T14:00:00Z");

        ConfiguredCallers callers = callers(ServiceMode.PRODUCTION, properties);

        KnownKey old = key(callers, KEY).orElseThrow();
        assertThat(old.opensAt(Instant.parse("2026-08-03T13:59:59.999Z"))).isTrue();
        assertThat(old.opensAt(Instant.parse("2026-08-03T14:00:00Z"))).isFalse();
        assertThat(old.identity().getRoles()).containsExactly("assess");
        KnownKey next = key(callers, KEY + "2").orElseThrow();
        assertThat(next.opensAt(Instant.MAX)).isTrue();
        assertThat(next.identity().getRoles()).containsExactlyInAnyOrder("assess", "moderate");
    }

    @Test
    void boundsTheRolesOfANamespaceByThoseThatItsKeysHave() {
        Map<String, String> properties = new HashMap<>(hashed("shop", "one", KEY, "assess"));
        properties.putAll(hashed("desk", "one", KEY + "2", "moderate,admin"));
        properties.put("touchline.callers.desk.namespace", "shop");
        properties.putAll(hashed("retention", "one", KEY + "3", "admin"));
        properties.put("touchline.callers.bare.namespace", "bare");
        properties.put("touchline.callers.given.roles", "assess,policy");

        ConfiguredCallers callers = callers(ServiceMode.PRODUCTION, properties);

        assertThat(callers.roles("shop")).containsExactlyInAnyOrder(Role.ASSESS, Role.MODERATE, Role.ADMIN);
        assertThat(callers.roles("retention")).containsExactly(Role.ADMIN);
        assertThat(callers.roles("given")).containsExactlyInAnyOrder(Role.ASSESS, Role.POLICY);
        assertThat(callers.roles("bare")).isEmpty();
        assertThat(callers(ServiceMode.LOCAL, Map.of("touchline.callers.shop.key", KEY))
                        .roles("shop"))
                .containsExactlyInAnyOrder(Role.values());
        assertThat(callers(ServiceMode.LOCAL, Map.of()).roles("local")).containsExactlyInAnyOrder(Role.values());
    }

    @Test
    void takesNoKeyInPlainTextInProduction() {
        assertRefused(
                ServiceMode.PRODUCTION,
                Map.of("touchline.callers.shop.key", KEY),
                "touchline.callers.shop.keys.<label>.sha256");
    }

    @Test
    void refusesWhatCouldNotBeToldApartOrIsNoKey() {
        assertRefused(
                ServiceMode.LOCAL,
                Map.of("touchline.callers.a.key", KEY, "touchline.callers.b.key", KEY),
                "has a key of");
        assertRefused(
                ServiceMode.LOCAL,
                Map.of("touchline.callers.a.key", KEY, "touchline.callers.a.namespace", "a:b"),
                "namespaces are");
        assertRefused(
                ServiceMode.PRODUCTION,
                Map.of("touchline.callers.a.keys.one.sha256", KEY, "touchline.callers.a.keys.one.roles", "assess"),
                "touchline.callers.a.keys.one.sha256 is not a SHA-256");
    }

    private static void assertRefused(ServiceMode mode, Map<String, String> properties, String message) {
        assertThatThrownBy(() -> callers(mode, properties))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining(KEY);
    }

    private static Map<String, String> hashed(String caller, String label, String key, String roles) {
        String prefix = "touchline.callers." + caller + ".keys." + label;
        return Map.of(prefix + ".sha256", KeyDigest.of(key).hex(), prefix + ".roles", roles);
    }

    private static Optional<KnownKey> key(ConfiguredCallers callers, String key) {
        return callers.key(KeyDigest.of(key));
    }

    private static ConfiguredCallers callers(ServiceMode mode, Map<String, String> properties) {
        return ConfiguredCallers.of(
                new SmallRyeConfigBuilder()
                        .withMapping(CallersConfig.class)
                        .withDefaultValues(properties)
                        .build()
                        .getConfigMapping(CallersConfig.class),
                mode);
    }
}
