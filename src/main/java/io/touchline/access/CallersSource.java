package io.touchline.access;

import io.quarkus.runtime.Startup;
import io.touchline.api.CallerPolicies;
import io.touchline.api.Namespaces;
import io.touchline.api.ServiceMode;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The configured callers and how fast they may call, read once. */
final class CallersSource {

    @Produces
    @Singleton
    ConfiguredCallers callers(CallersConfig config, @ConfigProperty(name = "touchline.mode") ServiceMode mode) {
        return ConfiguredCallers.of(config, mode);
    }

    /** One that cannot be kept ends the start, not the first request of everybody. */
    @Produces
    @Singleton
    @Startup
    Rates rates(CallersConfig callers, PeopleConfig people) {
        return Rates.of(callers, people);
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
