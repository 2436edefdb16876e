package io.touchline.platform;

import io.touchline.api.Problem;
import io.touchline.api.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Leaves connections to PostgreSQL to the comments: of all other calls only so many run at a time, the next one gets 503.
 * Otherwise slow lists and exports could hold every connection while answers wait to be stored. A place is held until the
 * work is done: whoever hangs up and asks again leaves a query behind that still runs.
 */
@ApplicationScoped
class DatabaseBulkhead {

    private static final String COMMENTS = "/v1/assessments";

    private final Semaphore places;

    @Inject
    DatabaseBulkhead(ServiceConfig config) {
        this.places = new Semaphore(config.otherCalls());
    }

    /** @throws ProblemException 503 if there is no place */
    @ServerRequestFilter
    void enter(ResteasyReactiveContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        boolean brings = path.startsWith(COMMENTS) && request.getMethod().equals(HttpMethod.POST);
        if (brings || !path.startsWith("/v1")) {
            return;
        }
        if (!places.tryAcquire()) {
            throw new ProblemException(Problem.of(503, List.of()));
        }
        request.getServerRequestContext().registerCompletionCallback(failure -> places.release());
    }
}
