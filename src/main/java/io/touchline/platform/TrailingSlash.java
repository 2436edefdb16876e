package io.touchline.platform;

import io.touchline.api.ProblemException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Priorities;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Knows no path that ends with a slash: to the framework it is the one without, so that whoever asks for one thing with an
 * empty id in hand would be answered with the list of all. A slash that is escaped is of an id.
 */
final class TrailingSlash {

    /** After those that find out who calls. */
    private static final int LATE = Priorities.USER + 900;

    /** @throws ProblemException 404 for a path of the API that ends with a slash */
    @ServerRequestFilter(priority = LATE)
    void refuse(HttpServerRequest request) {
        String path = request.path();
        if (path.startsWith("/v1") && path.endsWith("/")) {
            throw ProblemException.notFound();
        }
    }
}
