package io.touchline.platform;

import io.touchline.api.ProblemException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Priorities;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Answers 404 to a path with an empty segment ({@code /v1/cases//claim}, {@code /v1/cases/}). The framework drops empty
 * segments, so that a call meant for one id would list all, or change all. An escaped slash is part of an id. Segments
 * of dots do not come so far, see {@link RequestLineFilter}.
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
