package io.touchline.platform;

import io.touchline.api.BodyLimits;
import io.touchline.api.Caller;
import io.touchline.api.CurrentCaller;
import io.touchline.api.Problem;
import io.touchline.api.ProblemException;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Says how large a body may be, and keeps the large ones that are under way at a time to a part of the heap, since each
 * is in memory as a whole, and those of one caller to two thirds of it. One that does not announce its length counts as
 * the most that its path takes. Who may not call takes none of the room.
 */
@ApplicationScoped
class LargeBodies {

    /** After those that find out who calls, how often, and what. */
    private static final int LATE = Priorities.USER + 950;

    private static final long LARGE = 1024 * 1024;
    private static final int PART_OF_THE_HEAP = 8;
    private static final Set<String> BRING_BODIES = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE);

    private final CurrentCaller caller;
    private final SlowBodies bodies;
    private final Map<Caller, Long> held = new HashMap<>();
    private final long room;
    private long underWay;

    @Inject
    LargeBodies(CurrentCaller caller, SlowBodies bodies) {
        this(caller, bodies, Runtime.getRuntime().maxMemory() / PART_OF_THE_HEAP);
    }

    LargeBodies(CurrentCaller caller, SlowBodies bodies, long room) {
        this.caller = caller;
        this.bodies = bodies;
        this.room = room;
    }

    long room() {
        return room;
    }

    /** @throws ProblemException 503 before anything of a large body is read that there is no room for */
    @ServerRequestFilter(priority = LATE)
    void enter(RoutingContext exchange, ResteasyReactiveContainerRequestContext request) {
        boolean brings = BRING_BODIES.contains(request.getMethod()) && !BodyLimitFilter.isStream(exchange);
        if (!brings || !request.getUriInfo().getPath().startsWith("/v1")) {
            return;
        }
        Caller who = caller.get();
        int limit = BodyLimits.of(exchange.normalizedPath());
        SlowBodies.Coming coming = new SlowBodies.Coming(exchange, who, limit, System.nanoTime());
        request.setProperty(BoundedBodies.COMING, coming);
        bodies.watch(coming, request.getServerRequestContext());
        long announced = BodyLimits.announced(exchange.request());
        long bytes = announced > 0 ? announced : limit;
        if (bytes <= LARGE) {
            return;
        }
        if (!take(who, bytes)) {
            throw new ProblemException(Problem.of(503, List.of()));
        }
        request.getServerRequestContext().registerCompletionCallback(failure -> giveBack(who, bytes));
    }

    /** One that is larger than what it may take goes where it is the only one: of its caller, or of all. */
    synchronized boolean take(Caller who, long bytes) {
        long own = held.getOrDefault(who, 0L);
        boolean fits = underWay + bytes <= room && own + bytes <= 2 * room / 3;
        boolean alone = underWay == 0 || own == 0 && underWay + bytes <= room;
        if (!fits && !alone) {
            return false;
        }
        underWay += bytes;
        held.put(who, own + bytes);
        return true;
    }

    synchronized void giveBack(Caller who, long bytes) {
        underWay -= bytes;
        held.compute(who, (ignored, own) -> own == bytes ? null : own - bytes);
    }
}
