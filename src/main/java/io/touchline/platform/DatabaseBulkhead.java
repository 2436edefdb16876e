package io.touchline.platform;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.touchline.api.Problem;
import io.touchline.api.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Leaves connections to PostgreSQL to the comments: of all other calls only so many run at a time, the next one gets 503.
 * Otherwise slow lists and exports could hold every connection while answers wait to be stored.
 */
@ApplicationScoped
class DatabaseBulkhead {

    private static final String COMMENTS = "/v1/assessments";

    private final CurrentVertxRequest exchange;
    private final Semaphore places;

    @Inject
    DatabaseBulkhead(CurrentVertxRequest exchange, ServiceConfig config) {
        this.exchange = exchange;
        this.places = new Semaphore(config.otherCalls());
    }

    /** @throws ProblemException 503 if there is no place */
    @ServerRequestFilter
    void enter(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        boolean brings = path.startsWith(COMMENTS) && request.getMethod().equals(HttpMethod.POST);
        if (brings || !path.startsWith("/v1")) {
            return;
        }
        if (!places.tryAcquire()) {
            throw new ProblemException(Problem.of(503, List.of()));
        }
        exchange.getCurrent().addEndHandler(ended -> places.release());
    }
}
