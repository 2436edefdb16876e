package io.touchline.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        assertThat(given(Map.of()).getRawValue("quarkus.oidc.tenant-enabled")).isEqualTo("false");
        assertThat(given(Map.of("quarkus.oidc.auth-server-url", "https://id.example"))
                        .getRawValue("quarkus.oidc.tenant-enabled"))
                .isEqualTo("true");
    }

    /** Whoever else reads it takes no notice of case and blanks either. */
    @Test
    void listensToEverybodyInProductionHoweverThatIsWritten() {
        for (String mode : List.of("production", "PRODUCTION", " Production ")) {
            assertThat(given(Map.of("touchline.mode", mode)).getRawValue("quarkus.http.host"))
                    .as(mode)
                    .isEqualTo("0.0.0.0");
        }
        assertThat(given(Map.of("touchline.mode", "local")).getRawValue("quarkus.http.host"))
                .isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({
        "quarkus.http.host, 127.0.0.2, 127.0.0.1",
        "quarkus.log.console.json.enabled, true, false",
        "quarkus.oidc.tenant-enabled, true, false",
    })
    void letsTheFileInConfigSayOtherwise(String key, String said, String otherwise) {
        assertThat(given(Map.of()).getRawValue(key)).isEqualTo(otherwise);
        assertThat(given(Map.of(key, said)).getRawValue(key)).isEqualTo(said);
    }

    /** What the service reads where a file in config/ has these properties. */
    private static SmallRyeConfig given(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "config/application.properties", 260))
                .withSources(new EmbeddedPartsSourceFactory())
                .build();
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
