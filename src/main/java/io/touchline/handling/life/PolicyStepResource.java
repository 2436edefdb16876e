package io.touchline.handling.life;

import static io.touchline.api.Role.Names.POLICY;

import io.smallrye.common.annotation.Blocking;
import io.touchline.api.CurrentCaller;
import io.touchline.api.JsonReader;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.RestPath;

/** The steps of a policy's life, each with who decided it and why; each answers the policy after it. */
@Path("/v1/policies")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(POLICY)
public class PolicyStepResource {

    private final PolicyLife life;
    private final PolicyReads reads;
    private final JsonReader json;
    private final CurrentCaller caller;

    PolicyStepResource(PolicyLife life, PolicyReads reads, JsonReader json, CurrentCaller caller) {
        this.life = life;
        this.reads = reads;
        this.json = json;
        this.caller = caller;
    }

    @POST
    @Path("{id}/versions/{version}/shadow")
    @Operation(summary = "Run a version beside the active one: it decides nothing, and what it would decide is counted")
    @RequestBody(content = @Content(schema = @Schema(implementation = DecisionRequest.class)))
    public PolicyView shadow(@RestPath String id, @RestPath String version, byte[] body) {
        life.shadow(caller.get(), PolicyResource.known(id), PolicyResource.knownVersion(version), decision(body));
        return reads.policy(id);
    }

    @DELETE
    @Path("{id}/shadow")
    @RequestBody(content = @Content(schema = @Schema(implementation = DecisionRequest.class)))
    @Operation(summary = "End what runs beside the active version")
    public PolicyView endShadow(@RestPath String id, byte[] body) {
        life.endShadow(caller.get(), PolicyResource.known(id), decision(body));
        return reads.policy(id);
    }

    @POST
    @Path("{id}/versions/{version}/activate")
    @Operation(summary = "Make a version the one that decides; its shadow ends")
    @RequestBody(content = @Content(schema = @Schema(implementation = DecisionRequest.class)))
    public PolicyView activate(@RestPath String id, @RestPath String version, byte[] body) {
        life.activate(caller.get(), PolicyResource.known(id), PolicyResource.knownVersion(version), decision(body));
        return reads.policy(id);
    }

    @POST
    @Path("{id}/rollback")
    @Operation(
            summary = "Go back to the version that was active before, in the end to the one that came with the service",
            description = "Name activeVersion: sent again, after a 503 too, it then goes back once.")
    @RequestBody(content = @Content(schema = @Schema(implementation = DecisionRequest.class)))
    public PolicyView rollBack(@RestPath String id, byte[] body) {
        life.rollBack(caller.get(), PolicyResource.known(id), decision(body));
        return reads.policy(id);
    }

    private DecisionRequest decision(byte[] body) {
        return json.request(body, DecisionRequest.class);
    }
}
