package io.touchline.casework.cases;

import static io.touchline.api.Role.Names.AUDIT;
import static io.touchline.api.Role.Names.MODERATE;

import io.smallrye.common.annotation.Blocking;
import io.touchline.api.CurrentCaller;
import io.touchline.api.JsonReader;
import io.touchline.api.Page;
import io.touchline.api.PageRequest;
import io.touchline.api.ProblemException;
import io.touchline.api.QueryParameters;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;

/** The cases of the caller's namespace, and who works on them. */
@Path("/v1/cases")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(MODERATE)
public class CaseResource {

    private final CaseDesk desk;
    private final CurrentCaller caller;
    private final JsonReader json;

    @Inject
    CaseResource(CaseDesk desk, CurrentCaller caller, JsonReader json) {
        this.desk = desk;
        this.caller = caller;
        this.json = json;
    }

    @GET
    @RolesAllowed({MODERATE, AUDIT})
    @Operation(summary = "Open cases, most urgent and then oldest first; of another state newest first")
    @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            description = "OPEN if nothing is said",
            schema = @Schema(implementation = CaseState.class))
    @Parameter(name = "queue", in = ParameterIn.QUERY, description = "open cases of one queue")
    @Parameter(name = "claimedBy", in = ParameterIn.QUERY, description = "open cases that one moderator holds")
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 200, default 50")
    public Page<CaseView> list(@Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri);
        CaseDesk.Filter filter = new CaseDesk.Filter(
                query.name("state", CaseState.class).orElse(CaseState.OPEN),
                query.externalId("queue"),
                query.externalId("claimedBy"));
        return desk.page(namespace(), filter, query.page());
    }

    @GET
    @RolesAllowed({MODERATE, AUDIT})
    @Path("{id}")
    @Operation(summary = "One case, with its claim and its decision")
    public CaseView get(@RestPath String id) {
        return desk.find(namespace(), known(id));
    }

    @GET
    @RolesAllowed({MODERATE, AUDIT})
    @Path("{id}/members")
    @Operation(
            summary =
                    "The comments of a case, with what they answer, how they were assessed, and whether revised since")
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 200, default 50")
    public Page<MemberView> members(@RestPath String id, @Context UriInfo uri) {
        PageRequest page = QueryParameters.of(uri).page();
        return desk.members(namespace(), known(id), page);
    }

    @GET
    @RolesAllowed({MODERATE, AUDIT})
    @Path("{id}/decisions")
    @Operation(summary = "All decisions on a case, newest first, those that were undone among them")
    public AllDecisions decisions(@RestPath String id) {
        return new AllDecisions(desk.decisions(namespace(), known(id)));
    }

    @POST
    @Path("claims")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            description = "claimed",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = CaseView.class)))
    @APIResponse(responseCode = "204", description = "none is free")
    @Operation(summary = "Claim the most urgent case that is free; 204 if there is none")
    @RequestBody(content = @Content(schema = @Schema(implementation = CaseRequests.NextClaim.class)))
    public Response next(byte[] body) {
        return desk.next(namespace(), json.request(body, CaseRequests.NextClaim.class))
                .map(claimed -> Response.ok(claimed).build())
                .orElseGet(() -> Response.noContent().build());
    }

    @POST
    @Path("{id}/claim")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Keep others away from a case for a while; again, for longer")
    @RequestBody(content = @Content(schema = @Schema(implementation = CaseRequests.Claim.class)))
    public CaseView claim(@RestPath String id, byte[] body) {
        return desk.claim(namespace(), known(id), json.request(body, CaseRequests.Claim.class));
    }

    @POST
    @Path("{id}/release")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Give a case back")
    @RequestBody(content = @Content(schema = @Schema(implementation = CaseRequests.Release.class)))
    public CaseView release(@RestPath String id, byte[] body) {
        return desk.release(namespace(), known(id), json.request(body, CaseRequests.Release.class));
    }

    /** All decisions on a case. */
    record AllDecisions(List<DecisionView> items) {}

    private String namespace() {
        return caller.get().namespace();
    }

    static UUID known(String id) {
        return CaseIds.CASE.ofWire(id).orElseThrow(ProblemException::notFound);
    }
}
