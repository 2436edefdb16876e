package io.touchline.platform;

import io.touchline.api.Caller;
import io.touchline.api.CurrentCaller;
import io.touchline.api.FairPlaces;
import io.touchline.api.KeyRevocation;
import io.touchline.api.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Leaves connections to PostgreSQL to the comments: of all other calls only so many run at a time, of one caller four
 * fifths of them; the next one gets 503. Otherwise slow lists could hold every connection while answers wait to be
 * stored. A place is taken once the body is there and held until the work is done: whoever hangs up and asks again
 * leaves a query behind that still runs. Exports, which last as long as their readers let them, have places of their
 * own. A key can be taken back however many are held: it may be the key that holds them.
 */
@ApplicationScoped
class DatabaseBulkhead {

    private static final String COMMENTS = "/v1/assessments";

    /** Of so many places one is for others, and no more: most have one key for all of their moderators. */
    private static final int LEFT_TO_OTHERS = 5;

    private static final Pattern EXPORTS = Pattern.compile("/v1/(audit|feedback)/export|/v1/cases/[^/]+/evidence");

    private final CurrentCaller caller;
    private final FairPlaces calls;
    private final FairPlaces exports;

    @Inject
    DatabaseBulkhead(CurrentCaller caller, ServiceConfig config) {
        this.caller = caller;
        this.calls = new FairPlaces(config.otherCalls(), config.otherCalls() - config.otherCalls() / LEFT_TO_OTHERS);
        this.exports = FairPlaces.halved(config.exports());
    }

    /** @throws ProblemException 503 if there is no place */
    @ServerRequestFilter
    void enter(ResteasyReactiveContainerRequestContext request, SimpleResourceInfo resource) {
        String path = request.getUriInfo().getPath();
        if (!path.startsWith("/v1") || bringsComments(request, path) || KeyRevocation.is(request.getMethod(), path)) {
            return;
        }
        FairPlaces places = isExport(path) ? exports : calls;
        Caller who = caller.get();
        Runnable take = () -> {
            Runnable leave = places.take(who);
            request.getServerRequestContext().registerCompletionCallback(failure -> leave.run());
        };
        if (Arrays.asList(resource.parameterTypes()).contains(byte[].class)) {
            request.setProperty(BoundedBodies.THEN, take);
        } else {
            take.run();
        }
    }

    /** Whether the answer is as long as what it is made of. */
    static boolean isExport(String path) {
        return EXPORTS.matcher(path).matches();
    }

    private static boolean bringsComments(ResteasyReactiveContainerRequestContext request, String path) {
        return path.startsWith(COMMENTS) && request.getMethod().equals(HttpMethod.POST);
    }

    /** One alone, whose answer is short. */
    static boolean bringsOneComment(ResteasyReactiveContainerRequestContext request) {
        return request.getUriInfo().getPath().equals(COMMENTS)
                && request.getMethod().equals(HttpMethod.POST);
    }
}
