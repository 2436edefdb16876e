package io.touchline.platform;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.SmallRyeConfig;
import io.touchline.api.ServiceMode;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/**
 * Refuses to start, in local mode warns, where a variable is meant for the service and nothing reads it; and refuses where
 * calls that bring no comments could take every connection to PostgreSQL.
 */
final class SettingRules {

    private static final Logger LOG = Logger.getLogger(SettingRules.class);

    private static final String CONNECTIONS = "quarkus.datasource.jdbc.max-size";

    void check(@Observes @Priority(1) StartupEvent start, ServiceConfig config, Config all, BeanManager beans) {
        requireConnectionsForComments(config.otherCalls(), config.exports(), all.getValue(CONNECTIONS, Integer.class));
        List<String> unknown = UnknownSettings.of(all.unwrap(SmallRyeConfig.class), mappings(beans));
        if (unknown.isEmpty()) {
            return;
        }
        String message = "variables that nothing reads: " + String.join(", ", unknown)
                + ". They are misspelt, or name a caller or a key by two words (src/docs/configuration.md)";
        if (config.mode() == ServiceMode.PRODUCTION) {
            throw new IllegalStateException("touchline.mode=production refuses " + message);
        }
        LOG.warn(message);
    }

    /** @throws IllegalStateException if none is left */
    static void requireConnectionsForComments(int otherCalls, int exports, int connections) {
        if (otherCalls + exports >= connections) {
            throw new IllegalStateException(
                    "touchline.other-calls and touchline.exports may take %d connections, and %s is %d: comments would get none"
                            .formatted(otherCalls + exports, CONNECTIONS, connections));
        }
    }

    /** Each feature maps its own settings, and what is mapped is injected somewhere. */
    static Set<Class<?>> mappings(BeanManager beans) {
        return beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .flatMap(bean -> bean.getTypes().stream())
                .filter(Class.class::isInstance)
                .<Class<?>>map(type -> (Class<?>) type)
                .filter(type -> type.isAnnotationPresent(ConfigMapping.class))
                .filter(type -> type.getPackageName().startsWith("io.touchline."))
                .collect(Collectors.toSet());
    }
}
