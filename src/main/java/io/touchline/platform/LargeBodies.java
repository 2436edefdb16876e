package io.touchline.platform;

import io.touchline.api.BodyLimits;
import io.touchline.api.Problem;
import io.touchline.api.ProblemException;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Says how large a body may be, and keeps the large ones that are under way at a time to a part of the heap, since each
 * is in memory as a whole. One that does not announce its length counts as the most that its path takes. Who may not
 * call takes none of the room.
 */
@ApplicationScoped
class LargeBodies {

    /** After those that find out who calls, how often, and what. */
    private static final int LATE = Priorities.USER + 950;

    private static final long LARGE = 1024 * 1024;
    private static final int PART_OF_THE_HEAP = 8;
    private static final Set<String> BRING_BODIES = Set.of(HttpMethod.POST, HttpMethod.PUT);

    private final AtomicLong underWay = new AtomicLong();
    private final long room;

    @Inject
    LargeBodies() {
        this(Runtime.getRuntime().maxMemory() / PART_OF_THE_HEAP);
    }

    LargeBodies(long room) {
        this.room = room;
    }

    long room() {
        return room;
    }

    /** @throws ProblemException 503 before anything of a large body is read that there is no room for */
    @ServerRequestFilter(priority = LATE)
    void enter(RoutingContext exchange, ResteasyReactiveContainerRequestContext request) {
        if (BodyLimitFilter.isStream(exchange) || !BRING_BODIES.contains(request.getMethod())) {
            return;
        }
        int limit = BodyLimits.of(exchange.normalizedPath());
        request.setProperty(BoundedBodies.LIMIT, limit);
        long announced = BodyLimitFilter.announced(exchange);
        long bytes = announced > 0 ? announced : limit;
        if (bytes <= LARGE) {
            return;
        }
        if (!take(bytes)) {
            throw new ProblemException(Problem.of(503, List.of()));
        }
        request.getServerRequestContext().registerCompletionCallback(failure -> giveBack(bytes));
    }

    /** One that is larger than all of the room goes where it is the only one. */
    boolean take(long bytes) {
        long now = underWay.addAndGet(bytes);
        if (now <= room || now == bytes) {
            return true;
        }
        giveBack(bytes);
        return false;
    }

    void giveBack(long bytes) {
        underWay.addAndGet(-bytes);
    }
}
