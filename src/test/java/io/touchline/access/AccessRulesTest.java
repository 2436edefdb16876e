package io.touchline.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessRulesTest {

    private static final String PROVIDER = "quarkus.oidc.auth-server-url";
    private static final String AUDIENCE = "quarkus.oidc.token.audience";

    private static final String NAMESPACE = "touchline.people.namespace";
    private static final String CLAIM = "touchline.people.namespace-claim";
    private static final Set<String> SHOP = Set.of("shop");

    @Test
    void needsSomebodyWhoMayCall() {
        assertThat(missing(Map.of(), false, Set.of()).orElseThrow())
                .contains("touchline.callers.<name>.keys.<label>.sha256", "/v1/keys", PROVIDER);
        assertThat(missing(Map.of(), true, SHOP)).isEmpty();
    }

    @Test
    void needsAnAudienceWithAnIdentityProvider() {
        Map<String, String> properties = new HashMap<>(Map.of(PROVIDER, "https://id.example", NAMESPACE, "shop"));
        assertThat(missing(properties, true, SHOP).orElseThrow()).startsWith(AUDIENCE);

        properties.put(AUDIENCE, "touchline");
        assertThat(missing(properties, false, SHOP)).isEmpty();
    }

    @Test
    void needsANamespaceThatPeopleCanHave() {
        assertThat(missing(people(Map.of(NAMESPACE, "shop")), false, Set.of()).orElseThrow())
                .startsWith("touchline.callers.<name>.namespace");
    }

    /** Everybody who signs in would be told that they may not do that, and nobody why. */
    @Test
    void needsToKnowTheNamespaceOfPeople() {
        assertThat(missing(people(Map.of()), true, SHOP).orElseThrow()).startsWith(NAMESPACE + " or " + CLAIM);
        assertThat(missing(people(Map.of(NAMESPACE, "shpo")), true, SHOP).orElseThrow())
                .isEqualTo(NAMESPACE + " to be that of a caller, which shpo is not");
        assertThat(missing(people(Map.of(CLAIM, "club")), true, SHOP)).isEmpty();
        assertThat(missing(people(Map.of(CLAIM, "club", NAMESPACE, "shop")), true, SHOP))
                .isEmpty();
    }

    private static Map<String, String> people(Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(Map.of(PROVIDER, "https://id.example", AUDIENCE, "touchline"));
        properties.putAll(more);
        return properties;
    }

    private static Optional<String> missing(Map<String, String> properties, boolean keys, Set<String> namespaces) {
        return AccessRules.missing(
                new SmallRyeConfigBuilder().withDefaultValues(properties).build(), keys, namespaces);
    }
}
