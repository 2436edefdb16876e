package io.touchline.access;

import io.quarkus.runtime.StartupEvent;
import io.touchline.api.ServiceMode;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses to start where nobody could call, or no person who signs in, or where people could with a token that was not
 * meant for this service.
 */
final class AccessRules {

    private static final String IDENTITY_PROVIDER = "quarkus.oidc.auth-server-url";
    private static final String AUDIENCE = "quarkus.oidc.token.audience";
    private static final String NAMESPACE = "touchline.people.namespace";
    private static final String NAMESPACE_CLAIM = "touchline.people.namespace-claim";

    /** After the keys of the table were read. */
    void check(
            @Observes @Priority(195) StartupEvent start,
            @ConfigProperty(name = "touchline.mode") ServiceMode mode,
            Config config,
            ConfiguredCallers callers,
            Keyring keyring) {
        if (mode == ServiceMode.PRODUCTION) {
            missing(config, keyring.hasKeys(), callers.namespaces()).ifPresent(message -> {
                throw new IllegalStateException("touchline.mode=production needs " + message);
            });
        }
    }

    /**
     * What production lacks.
     *
     * @param keys whether there is a key, in the configuration or in the table
     * @param namespaces of callers, which people can have
     */
    static Optional<String> missing(Config config, boolean keys, Set<String> namespaces) {
        boolean people =
                config.getOptionalValue(IDENTITY_PROVIDER, String.class).isPresent();
        if (!keys && !people) {
            return Optional.of("somebody who may call: touchline.callers.<name>.keys.<label>.sha256 and .roles, a key"
                    + " given out under /v1/keys, or " + IDENTITY_PROVIDER);
        }
        if (!people) {
            return Optional.empty();
        }
        if (namespaces.isEmpty()) {
            return Optional.of("touchline.callers.<name>.namespace: people act in the namespace of a caller");
        }
        Optional<String> namespace = config.getOptionalValue(NAMESPACE, String.class);
        if (namespace.isEmpty()
                && config.getOptionalValue(NAMESPACE_CLAIM, String.class).isEmpty()) {
            return Optional.of(NAMESPACE + " or " + NAMESPACE_CLAIM + ": without one, people may do nothing");
        }
        if (namespace.isPresent() && !namespaces.contains(namespace.get())) {
            return Optional.of(NAMESPACE + " to be that of a caller, which " + namespace.get() + " is not");
        }
        if (config.getOptionalValue(AUDIENCE, String.class).isEmpty()) {
            return Optional.of(AUDIENCE + ": without it, tokens for other services would be taken too");
        }
        return Optional.empty();
    }
}
