package io.touchline.platform;

import io.touchline.api.ProblemException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Priorities;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Knows no path with a step that is empty: to the framework it is the path without, so that whoever asks for one thing
 * with such an id in hand would be answered with the list of all, and what is ordered for one would be done to all. A
 * slash that is escaped is of an id. Steps of dots do not come so far, see {@link RequestLineFilter}.
 */
final class EmptySteps {

    /** After those that find out who calls. */
    private static final int LATE = Priorities.USER + 900;

    private static final Pattern NONE = Pattern.compile("/(/|$)");

    /** @throws ProblemException 404 for a path of a resource that has such a step */
    @ServerRequestFilter(priority = LATE)
    void refuse(HttpServerRequest request) {
        if (NONE.matcher(request.path()).find()) {
            throw ProblemException.notFound();
        }
    }
}
