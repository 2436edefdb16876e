package io.touchline.platform;

import io.touchline.api.ProblemException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Knows no path that ends with a slash: to the framework it is the one without, so that whoever asks for one thing with an
 * empty id in hand would be answered with the list of all.
 */
final class TrailingSlash {

    /** After those that find out who calls. */
    private static final int LATE = Priorities.USER + 900;

    /** @throws ProblemException 404 for a path of the API that ends with a slash */
    @ServerRequestFilter(priority = LATE)
    void refuse(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        if (path.startsWith("/v1") && path.endsWith("/")) {
            throw ProblemException.notFound();
        }
    }
}
