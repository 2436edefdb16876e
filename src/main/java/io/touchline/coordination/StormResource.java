package io.touchline.coordination;

import static io.touchline.api.Role.Names.ASSESS;
import static io.touchline.api.Role.Names.MODERATE;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.touchline.api.CurrentCaller;
import io.touchline.api.ProblemException;
import io.touchline.target.KnownTargets;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How hard a target is being hit right now, by the comments of the caller's namespace. */
@Path("/v1/targets/{id}/storm")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ASSESS, MODERATE})
public class StormResource {

    private final CoordinationReads reads;
    private final KnownTargets targets;
    private final CurrentCaller caller;

    @Inject
    StormResource(CoordinationReads reads, KnownTargets targets, CurrentCaller caller) {
        this.reads = reads;
        this.targets = targets;
        this.caller = caller;
    }

    /**
     * The answer.
     *
     * @param at now, or the newest event seen for the target where that is ahead of now and it stands worse there
     * @param hostileLast5Min hostile comments of five minutes, of one account one a minute
     * @param baselinePerMinute hostile comments per minute, counted alike, that are ordinary for it
     * @param commentsLast5Min all comments of five minutes
     */
    public record Storm(
            String targetId,
            StormLevel level,
            Instant at,
            long hostileLast5Min,
            double baselinePerMinute,
            long commentsLast5Min) {}

    @GET
    @Blocking
    @Operation(summary = "How hard a target is hit now, and the counts behind that")
    public Uni<Storm> storm(@PathParam("id") String id) {
        if (!targets.isRegistered(id)) {
            throw ProblemException.notFound();
        }
        return reads.storm(caller.get().namespace(), id).map(reading -> storm(id, reading));
    }

    private static Storm storm(String id, StormReading reading) {
        return new Storm(
                id,
                reading.level(),
                reading.at(),
                reading.hostileLast5Min(),
                Math.round(reading.baselinePerMinute() * 1e6) / 1e6,
                reading.commentsLast5Min());
    }
}
