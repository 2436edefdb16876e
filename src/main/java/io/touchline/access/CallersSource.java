package io.touchline.access;

import io.touchline.api.CallerPolicies;
import io.touchline.api.Namespaces;
import io.touchline.api.ServiceMode;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The configured callers, read once. */
final class CallersSource {

    @Produces
    @Singleton
    ConfiguredCallers callers(CallersConfig config, @ConfigProperty(name = "touchline.mode") ServiceMode mode) {
        return ConfiguredCallers.of(config, mode);
    }

    @Produces
    @Singleton
    Namespaces namespaces(ConfiguredCallers callers) {
        return callers::namespaces;
    }

    @Produces
    @Singleton
    CallerPolicies policies(ConfiguredCallers callers) {
        return callers::policyIds;
    }
}
