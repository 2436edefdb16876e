package io.touchline.access;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.common.OidcRequestFilter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Bounds what the identity provider is asked. Quarkus bounds how long it takes to connect, and nothing after that: one
 * that takes a request and never answers it, as when its host is gone, would keep people waiting until they hang up, and
 * the few connections to it taken also after it is back.
 */
@Unremovable
@ApplicationScoped
class ProviderPatience implements OidcRequestFilter {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Override
    public Uni<Void> filter(OidcRequestFilterContext context) {
        context.request().timeout(PATIENCE.toMillis());
        return Uni.createFrom().voidItem();
    }
}
