package io.touchline.access;

import io.smallrye.mutiny.Uni;
import io.touchline.api.Allowance;
import io.touchline.api.CurrentCaller;
import io.touchline.api.KeyRevocation;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Every call under {@code /v1} counts as one comment, but for the one that takes a key back; what brings more pays for
 * the others where they are read.
 */
final class AllowanceFilter {

    private final CurrentCaller caller;
    private final Allowance allowance;

    @Inject
    AllowanceFilter(CurrentCaller caller, Allowance allowance) {
        this.caller = caller;
        this.allowance = allowance;
    }

    @ServerRequestFilter
    Uni<Response> spend(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        if (!path.startsWith("/v1") || KeyRevocation.is(request.getMethod(), path)) {
            return Uni.createFrom().nullItem();
        }
        return allowance.spend(caller.get(), 1).map(ignored -> null);
    }
}
