package io.touchline.platform.embedded;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Starts the embedded PostgreSQL and Redis of local mode at the moment the service reads its configuration, and answers
 * with their URLs. A part whose URL is given from outside is not started, and in production mode none is. Answers also
 * with what else follows from {@code touchline.mode} or from an identity provider, where nobody says otherwise.
 */
public final class EmbeddedPartsSourceFactory implements ConfigSourceFactory {

    /** Above application.properties (250), below environment (300) and system properties (400). */
    private static final int PARTS = 290;

    /** Below application.properties, in the jar or in config/ (260), and above what Quarkus says by itself. */
    private static final int DEFAULTS = 240;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        boolean production = "production"
                .equalsIgnoreCase(value(context, "touchline.mode", "local").trim());
        Map<String, String> defaults = Map.of(
                "quarkus.http.host", production ? "0.0.0.0" : "127.0.0.1",
                "quarkus.log.console.json.enabled", Boolean.toString(production),
                "quarkus.oidc.tenant-enabled", Boolean.toString(knowsPeople(context)));
        Map<String, String> parts = Map.of();
        if (isServiceStart()) {
            GivenAddresses.check(
                    name -> Optional.ofNullable(value(context, name, null)).map(String::strip));
        }
        if (production && isServiceStart()) {
            requireForProduction(context);
        } else if (isServiceStart()) {
            Path dataDirectory = Path.of(value(context, "touchline.data-dir", "data"));
            boolean redis = value(context, "quarkus.redis.hosts", null) == null;
            boolean postgres = value(context, "quarkus.datasource.jdbc.url", null) == null;
            if (redis || postgres) {
                parts = EmbeddedParts.start(dataDirectory, postgres, redis);
            }
        }
        return List.of(
                new PropertiesConfigSource(parts, "touchline embedded parts", PARTS),
                new PropertiesConfigSource(defaults, "touchline defaults of the mode", DEFAULTS));
    }

    @Override
    public OptionalInt getPriority() {
        return OptionalInt.of(PARTS);
    }

    /** Without an identity provider OpenID Connect would not let the service start. */
    private static boolean knowsPeople(ConfigSourceContext context) {
        return value(context, "quarkus.oidc.auth-server-url", null) != null;
    }

    /** Here and not later: without a URL the ORM would end the start first, with a message of its own. */
    private static void requireForProduction(ConfigSourceContext context) {
        List<String> missing = missingForProduction(context);
        if (!missing.isEmpty()) {
            throw new IllegalStateException("touchline.mode=production needs " + String.join(" and ", missing));
        }
    }

    /** Who may call is looked after later, when the keys in PostgreSQL are known. */
    static List<String> missingForProduction(ConfigSourceContext context) {
        return Stream.of("quarkus.datasource.jdbc.url", "quarkus.redis.hosts", "touchline.hmac-key")
                .filter(name -> value(context, name, null) == null)
                .toList();
    }

    private static String value(ConfigSourceContext context, String name, String otherwise) {
        ConfigValue value = context.getValue(name);
        return value == null || value.getValue() == null || value.getValue().isBlank() ? otherwise : value.getValue();
    }

    /** Configuration is also read while building and in the test launcher; only the running service starts parts. */
    private static boolean isServiceStart() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        if (loader == null) {
            return false;
        }
        return loader.getClass().getName().equals("io.quarkus.bootstrap.runner.RunnerClassLoader")
                || String.valueOf(loader.getName()).startsWith("Quarkus Runtime ClassLoader")
                || System.getProperty("sun.java.command", "").contains("quarkus-run.jar");
    }
}
