package io.touchline.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigValue;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;

class EmbeddedPartsSourceFactoryTest {

    private static final String DATABASE = "quarkus.datasource.jdbc.url";
    private static final String REDIS = "quarkus.redis.hosts";
    private static final String HMAC = "touchline.hmac-key";

    @Test
    void saysAllThatProductionLacks() {
        assertThat(EmbeddedPartsSourceFactory.missingForProduction(context(Map.of())))
                .containsExactly(DATABASE, REDIS, HMAC);
        assertThat(EmbeddedPartsSourceFactory.missingForProduction(context(Map.of(DATABASE, "jdbc:x", REDIS, " "))))
                .containsExactly(REDIS, HMAC);
        assertThat(EmbeddedPartsSourceFactory.missingForProduction(
                        context(Map.of(DATABASE, "jdbc:x", REDIS, "redis://r", HMAC, "0123456789abcdef"))))
                .isEmpty();
    }

    @Test
    void leavesOpenIdConnectOffWithoutAnIdentityProvider() {
        assertThat(given(Map.of()).getValue("quarkus.oidc.tenant-enabled")).isEqualTo("false");
        assertThat(given(Map.of("quarkus.oidc.auth-server-url", "https://id.example"))
                        .getValue("quarkus.oidc.tenant-enabled"))
                .isEqualTo("true");
    }

    /** Whoever else reads it takes no notice of case and blanks either. */
    @Test
    void listensToEverybodyInProductionHoweverThatIsWritten() {
        for (String mode : List.of("production", "PRODUCTION", " Production ")) {
            assertThat(given(Map.of("touchline.mode", mode)).getValue("quarkus.http.host"))
                    .as(mode)
                    .isEqualTo("0.0.0.0");
        }
        assertThat(given(Map.of("touchline.mode", "local")).getValue("quarkus.http.host"))
                .isEqualTo("127.0.0.1");
    }

    private static ConfigSource given(Map<String, String> properties) {
        return new EmbeddedPartsSourceFactory()
                .getConfigSources(context(properties))
                .iterator()
                .next();
    }

    private static ConfigSourceContext context(Map<String, String> properties) {
        return new ConfigSourceContext() {
            @Override
            public ConfigValue getValue(String name) {
                return ConfigValue.builder()
                        .withName(name)
                        .withValue(properties.get(name))
                        .build();
            }

            @Override
            public Iterator<String> iterateNames() {
                return Collections.emptyIterator();
            }
        };
    }
}
