package io.touchline.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.touchline.api.Role;
import io.touchline.api.ServiceMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The keys that {@code k8s} tells to make, read as the service reads them. */
class DocumentedKeysTest {

    /** Of these and no others the Job needs a key. */
    private static final Set<String> OF_THE_JOB = Set.of(Role.ADMIN.wire());

    private static final Pattern LITERAL = Pattern.compile("--from-literal=([A-Z0-9_]+)=(\"[^\"]*\"|\\S+)");
    private static final Pattern HASHED = Pattern.compile("\"\\$\\(hash \\$([a-z]+)\\)\"");

    @Test
    void inProductionHaveEveryRoleInTheNamespaceOfComments() throws IOException {
        Map<String, String> variables = new HashMap<>();
        LITERAL.matcher(Files.readString(Path.of("k8s/README.md")))
                .results()
                .forEach(found -> variables.put(found.group(1), hashed(found.group(2))));

        assertThat(roles(variables, "comments", "operator", "auditor", "run"))
                .isEqualTo(Map.of("shop", everything(), "retention", OF_THE_JOB));
    }

    @Test
    void inTheLocalOverlayAreThoseThatItTellsOf() throws IOException {
        Map<String, String> variables = new HashMap<>();
        for (String line : Files.readAllLines(Path.of("k8s/overlays/local/secret.env"))) {
            if (!line.startsWith("#")) {
                variables.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
            }
        }

        assertThat(roles(variables, "local-cluster-key-of-nobody", "local-cluster-key-of-retention"))
                .isEqualTo(Map.of("shop", everything(), "retention", OF_THE_JOB));
        assertThat(Files.readString(Path.of("k8s/README.md"))).contains("X-Api-Key: local-cluster-key-of-nobody");
        assertThat(Files.readString(Path.of("k8s/overlays/local/retention.env")).strip())
                .isEqualTo("TOUCHLINE_RETENTION_KEY=local-cluster-key-of-retention");
    }

    /** What the manual says of names with two words. */
    @Test
    void ofANameWithTwoWordsAreThatCallers() throws IOException {
        String hash = KeyDigest.of("key").hex();
        Map<String, String> oneWord = Map.of(
                "TOUCHLINE_CALLERS_MATCHCENTRE_KEYS_MATCHDAY_SHA256", hash,
                "TOUCHLINE_CALLERS_MATCHCENTRE_KEYS_MATCHDAY_ROLES", "assess",
                "TOUCHLINE_CALLERS_MATCHCENTRE_NAMESPACE", "match-centre");
        Map<String, String> two = Map.of(
                "TOUCHLINE_CALLERS__MATCH_CENTRE__KEYS_A_SHA256",
                hash,
                "TOUCHLINE_CALLERS__MATCH_CENTRE__KEYS_A_ROLES",
                "assess");

        assertThat(Files.readString(Path.of("src/docs/configuration.md")))
                .contains("TOUCHLINE_CALLERS_MATCHCENTRE_KEYS_MATCHDAY_SHA256")
                .contains("TOUCHLINE_CALLERS_MATCHCENTRE_NAMESPACE=match-centre")
                .contains("TOUCHLINE_CALLERS__MATCH_CENTRE__KEYS_A_SHA256");
        assertThat(roles(oneWord, "key").keySet()).containsExactly("match-centre");
        assertThat(roles(two, "key").keySet()).containsExactly("match.centre");
    }

    /** A shell's variable stands for a key here. */
    private static String hashed(String value) {
        return HASHED.matcher(value)
                .replaceAll(found -> KeyDigest.of(found.group(1)).hex());
    }

    /** What the keys open, by namespace. */
    private static Map<String, Set<String>> roles(Map<String, String> variables, String... keys) {
        ConfiguredCallers callers = ConfiguredCallers.of(
                new SmallRyeConfigBuilder()
                        .withMapping(CallersConfig.class)
                        .withSources(new EnvConfigSource(variables, 300))
                        .build()
                        .getConfigMapping(CallersConfig.class),
                ServiceMode.PRODUCTION);
        Map<String, Set<String>> roles = new TreeMap<>();
        for (String key : keys) {
            KnownKey known = callers.key(KeyDigest.of(key)).orElseThrow();
            roles.computeIfAbsent(known.caller().namespace(), any -> new TreeSet<>())
                    .addAll(known.identity().getRoles());
        }
        assertThat(callers.namespaces()).isEqualTo(roles.keySet());
        return roles;
    }

    private static Set<String> everything() {
        return new TreeSet<>(Arrays.stream(Role.values()).map(Role::wire).toList());
    }
}
