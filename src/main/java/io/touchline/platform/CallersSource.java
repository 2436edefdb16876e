package io.touchline.platform;

import io.touchline.api.CallerPolicies;
import io.touchline.api.Namespaces;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The configured callers, read once. */
final class CallersSource {

    @Produces
    @Singleton
    Callers callers(ServiceConfig config) {
        return Callers.of(config);
    }

    @Produces
    @Singleton
    Namespaces namespaces(Callers callers) {
        return callers::namespaces;
    }

    @Produces
    @Singleton
    CallerPolicies policies(Callers callers) {
        return callers::policyIds;
    }
}
