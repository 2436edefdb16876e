package io.touchline.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccessRulesTest {

    private static final String PROVIDER = "quarkus.oidc.auth-server-url";
    private static final String AUDIENCE = "quarkus.oidc.token.audience";

    @Test
    void needsSomebodyWhoMayCall() {
        assertThat(missing(Map.of(), false, false).orElseThrow())
                .contains("touchline.callers.<name>.keys.<label>.sha256", "/v1/keys", PROVIDER);
        assertThat(missing(Map.of(), true, true)).isEmpty();
    }

    @Test
    void needsAnAudienceWithAnIdentityProvider() {
        assertThat(missing(Map.of(PROVIDER, "https://id.example"), true, true).orElseThrow())
                .startsWith(AUDIENCE);
        assertThat(missing(Map.of(PROVIDER, "https://id.example", AUDIENCE, "touchline"), false, true))
                .isEmpty();
    }

    @Test
    void needsANamespaceThatPeopleCanHave() {
        assertThat(missing(Map.of(PROVIDER, "https://id.example", AUDIENCE, "touchline"), false, false)
                        .orElseThrow())
                .startsWith("touchline.callers.<name>.namespace");
    }

    private static Optional<String> missing(Map<String, String> properties, boolean keys, boolean namespaces) {
        return AccessRules.missing(
                new SmallRyeConfigBuilder().withDefaultValues(properties).build(), keys, namespaces);
    }
}
