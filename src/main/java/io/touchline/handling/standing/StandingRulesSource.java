package io.touchline.handling.standing;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The one set of rules; a configuration that contradicts itself stops the start. */
final class StandingRulesSource {

    @Produces
    @Singleton
    @Startup
    StandingRules rules(StandingConfig config) {
        return StandingRules.of(config);
    }
}
