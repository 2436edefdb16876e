package io.touchline.casework.cases;

import static io.touchline.api.Role.Names.MODERATE;

import io.smallrye.common.annotation.Blocking;
import io.touchline.api.CurrentCaller;
import io.touchline.api.JsonReader;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** Deciding on the cases of the caller's namespace. */
@Path("/v1/cases")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(MODERATE)
public class CaseDecisionResource {

    private final DecisionDesk desk;
    private final CurrentCaller caller;
    private final JsonReader json;

    @Inject
    CaseDecisionResource(DecisionDesk desk, CurrentCaller caller, JsonReader json) {
        this.desk = desk;
        this.caller = caller;
        this.json = json;
    }

    @POST
    @Path("{id}/decision")
    @ResponseStatus(201)
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "201",
            description = "decided",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = DecisionView.class)))
    @Operation(summary = "Decide a case that one has claimed")
    @RequestBody(content = @Content(schema = @Schema(implementation = CaseRequests.Decide.class)))
    public DecisionView decide(@RestPath String id, byte[] body) {
        CaseRequests.Decide request = json.request(body, CaseRequests.Decide.class);
        return desk.decide(caller.get().namespace(), CaseResource.known(id), request);
    }

    @POST
    @Path("decisions")
    @ResponseStatus(201)
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "201",
            description = "decided, all of them",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = DecisionDesk.Bulk.class)))
    @Operation(summary = "Decide up to 200 cases alike, all or none; those that others hold are in the way")
    @RequestBody(content = @Content(schema = @Schema(implementation = CaseRequests.DecideAll.class)))
    public DecisionDesk.Bulk decideAll(byte[] body) {
        CaseRequests.DecideAll request = json.request(body, CaseRequests.DecideAll.class);
        return desk.decideAll(caller.get().namespace(), request);
    }
}
