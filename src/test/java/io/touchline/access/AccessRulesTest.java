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
        assertThat(missing(Map.of(), false).orElseThrow())
                .contains("touchline.callers.<name>.keys.<label>.sha256", "/v1/keys", PROVIDER);
        assertThat(missing(Map.of(), true)).isEmpty();
    }

    @Test
    void needsAnAudienceWithAnIdentityProvider() {
        assertThat(missing(Map.of(PROVIDER, "https://id.example"), true).orElseThrow())
                .startsWith(AUDIENCE);
        assertThat(missing(Map.of(PROVIDER, "https://id.example", AUDIENCE, "touchline"), false))
                .isEmpty();
    }

    private static Optional<String> missing(Map<String, String> properties, boolean keys) {
        return AccessRules.missing(
                new SmallRyeConfigBuilder().withDefaultValues(properties).build(), keys);
    }
}
