package io.touchline.handling.protection;

import static io.touchline.api.Role.Names.ASSESS;
import static io.touchline.api.Role.Names.MODERATE;

import io.smallrye.common.annotation.Blocking;
import io.touchline.api.CurrentCaller;
import io.touchline.api.JsonReader;
import io.touchline.api.ProblemException;
import io.touchline.coordination.StormLevel;
import io.touchline.coordination.StormLevels;
import io.touchline.handling.Action;
import io.touchline.target.ProtectionWish;
import io.touchline.target.RegisteredTarget;
import io.touchline.target.TargetRegistry;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.RestPath;

/** What is recommended for one target, by the comments of the caller's namespace. */
@Path("/v1/targets/{id}/protection")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(MODERATE)
public class ProtectionResource {

    private final Protections protections;
    private final StormLevels storms;
    private final TargetRegistry targets;
    private final CurrentCaller caller;
    private final JsonReader json;

    ProtectionResource(
            Protections protections,
            StormLevels storms,
            TargetRegistry targets,
            CurrentCaller caller,
            JsonReader json) {
        this.protections = protections;
        this.storms = storms;
        this.targets = targets;
        this.caller = caller;
        this.json = json;
    }

    /**
     * The answer.
     *
     * @param wish what the person wants
     * @param level how hard the target is being hit now; null if Redis cannot say
     * @param measures those that stand and those that ended lately, newest first
     */
    public record ProtectionView(
            String targetId, boolean minor, ProtectionWish wish, StormLevel level, List<Protection> measures) {}

    @GET
    @RolesAllowed({ASSESS, MODERATE})
    @Operation(summary = "What is recommended for a target: begin, review and end of each measure, and how each ended")
    public ProtectionView get(@RestPath String id) {
        RegisteredTarget target = known(id);
        String namespace = caller.get().namespace();
        return new ProtectionView(
                id, target.minor(), target.protection(), level(namespace, id), protections.of(namespace, id));
    }

    @POST
    @Path("{action}/lift")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "End a measure; what its rules call for stays away for as long as it would have lasted, at most for"
                            + " as long as they would call for it now")
    @RequestBody(content = @Content(schema = @Schema(implementation = LiftRequest.class)))
    public Protection lift(@RestPath String id, @RestPath String action, byte[] body) {
        known(id);
        return protections.lift(caller.get().namespace(), id, measure(action), json.request(body, LiftRequest.class));
    }

    @POST
    @Path("{action}/lift/undo")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Undo the last lifting of a measure: it stands as it stood, if its time is not over")
    @RequestBody(content = @Content(schema = @Schema(implementation = UndoRequest.class)))
    public Protection undoLift(@RestPath String id, @RestPath String action, byte[] body) {
        known(id);
        return protections.undoLift(
                caller.get().namespace(), id, measure(action), json.request(body, UndoRequest.class));
    }

    private static Action measure(String action) {
        return Arrays.stream(Action.values())
                .filter(one -> one.name().equals(action))
                .findFirst()
                .orElseThrow(ProblemException::notFound);
    }

    private StormLevel level(String namespace, String id) {
        try {
            return storms.storm(namespace, id).await().indefinitely().level();
        } catch (ProblemException e) {
            // What the database knows is worth an answer without it.
            return null;
        }
    }

    private RegisteredTarget known(String id) {
        // An archived target keeps its history, and what stands for it can still be lifted.
        return targets.current().find(id).or(() -> targets.registered(id)).orElseThrow(ProblemException::notFound);
    }
}
