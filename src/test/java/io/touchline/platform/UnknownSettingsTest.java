package io.touchline.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is set is read, or somebody is told that it is not. */
@QuarkusTest
class UnknownSettingsTest {

    private static final String HASH = "0".repeat(64);

    @Inject
    BeanManager beans;

    @Test
    void namesWhatNothingReads() {
        Map<String, String> variables = new HashMap<>(Map.of(
                "TOUCHLINE_CALLERS_MATCH_CENTRE_KEYS_A_SHA256", HASH,
                "TOUCHLINE_CALLERS_SHOP_KEYS_MATCH_DAY_SHA256", HASH,
                "TOUCHLINE_CALLERS_SHOP_KEEPTEXT", "false",
                "TOUCHLINE_RETENTION_TEXT", "30d",
                "TOUCHLINE_PORT", "tcp://10.0.0.1:80",
                "TOUCHLINE_PORT_80_TCP", "tcp://10.0.0.1:80",
                "_PROD_TOUCHLINE_HMACKEY", "a"));

        assertThat(unknown(variables))
                .containsExactly(
                        "TOUCHLINE_CALLERS_MATCH_CENTRE_KEYS_A_SHA256",
                        "TOUCHLINE_CALLERS_SHOP_KEEPTEXT",
                        "TOUCHLINE_CALLERS_SHOP_KEYS_MATCH_DAY_SHA256",
                        "TOUCHLINE_HMACKEY",
                        "TOUCHLINE_PORT",
                        "TOUCHLINE_PORT_80_TCP",
                        "TOUCHLINE_RETENTION_TEXT");
    }

    @Test
    void passesWhatIsRead() {
        Map<String, String> variables = new HashMap<>(Map.of(
                "TOUCHLINE_MODE", "production",
                "TOUCHLINE_RETENTION_AUDIT_PERSONAL", "30d",
                "TOUCHLINE_RETENTION_LOOK_EVERY", "off",
                "TOUCHLINE_STANDING_WEIGHT_LIMIT_COMMENT", "3",
                "TOUCHLINE_POLICY_FILE", "a.yaml",
                "_PROD_TOUCHLINE_HMAC_KEY", "a".repeat(16),
                "TOUCHLINE_RETENTION_KEY", "the run's",
                "TOUCHLINE_URL", "http://touchline",
                "PATH", "/usr/bin"));
        variables.putAll(Map.of(
                "TOUCHLINE_CALLERS_SHOP_KEEP_TEXT", "false",
                "TOUCHLINE_CALLERS_SHOP_RATE_PER_SECOND", "5",
                "TOUCHLINE_CALLERS_SHOP_KEYS_A_SHA256", HASH,
                "TOUCHLINE_CALLERS_SHOP_KEYS_A_ROLES", "assess",
                "TOUCHLINE_CALLERS_SHOP_KEYS_A_EXPIRES", "2030-01-01T00:00:00Z",
                // The form of names of two words.
                "TOUCHLINE_CALLERS__MATCH_CENTRE__KEYS__MATCH_DAY__SHA256", HASH,
                "TOUCHLINE_CALLERS__MATCH_CENTRE__KEYS__MATCH_DAY__ROLES", "assess"));

        assertThat(unknown(variables)).isEmpty();
    }

    @Test
    void knowsTheMappingsOfAllFeatures() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            long mapped = sources.filter(Files::isRegularFile)
                    .filter(source -> read(source).contains("@ConfigMapping(prefix"))
                    .count();

            assertThat(SettingRules.mappings(beans)).hasSize((int) mapped);
        }
    }

    /** Also the manifests' own, each read as the service reads it. */
    @Test
    void passesWhatTheManifestsSet() throws IOException {
        Map<String, String> variables = new HashMap<>();
        for (String file :
                List.of("base/settings.env", "overlays/production/settings.env", "overlays/local/secret.env")) {
            Files.readAllLines(Path.of("k8s").resolve(file)).stream()
                    .filter(line -> !line.startsWith("#") && line.contains("="))
                    .map(line -> line.split("=", 2))
                    .forEach(pair -> variables.put(pair[0], pair[1]));
        }

        assertThat(variables).containsKey("TOUCHLINE_HMAC_KEY");
        assertThat(unknown(variables)).isEmpty();
    }

    private List<String> unknown(Map<String, String> variables) {
        Set<Class<?>> mappings = SettingRules.mappings(beans);
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .withProfile("prod")
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withSources(new EnvConfigSource(variables, 300));
        mappings.forEach(mapping -> builder.withMapping(
                mapping, mapping.getAnnotation(ConfigMapping.class).prefix()));
        SmallRyeConfig config = builder.build();
        return UnknownSettings.of(config, mappings);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
