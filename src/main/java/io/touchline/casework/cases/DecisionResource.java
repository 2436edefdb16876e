package io.touchline.casework.cases;

import static io.touchline.api.Role.Names.ASSESS;
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
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;

/** Decisions of the caller's namespace, for those who carry them out and those who undo them. */
@Path("/v1/decisions")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(MODERATE)
public class DecisionResource {

    private final DecisionDesk desk;
    private final DecisionNews news;
    private final CurrentCaller caller;
    private final JsonReader json;

    @Inject
    DecisionResource(DecisionDesk desk, DecisionNews news, CurrentCaller caller, JsonReader json) {
        this.desk = desk;
        this.news = news;
        this.caller = caller;
        this.json = json;
    }

    @GET
    @RolesAllowed({ASSESS, MODERATE, AUDIT})
    @Operation(
            summary =
                    "What happened to decisions, what came of appeals against what rules did by themselves, and which strikes"
                            + " persons gave and took back without a case, oldest first; each item has the cursor that"
                            + " goes on after it")
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 200, default 50")
    public Page<DecisionNews.Change> changes(@Context UriInfo uri) {
        return news.page(namespace(), page(uri));
    }

    @GET
    @RolesAllowed({ASSESS, MODERATE, AUDIT})
    @Path("{id}")
    @Operation(summary = "One decision as it is now")
    public DecisionView get(@RestPath String id) {
        return desk.find(namespace(), known(id));
    }

    @GET
    @RolesAllowed({ASSESS, MODERATE, AUDIT})
    @Path("{id}/members")
    @Operation(summary = "The comments that a decision covers, with what stands for each, and whether revised since")
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 200, default 50")
    public Page<DecidedMemberView> members(@RestPath String id, @Context UriInfo uri) {
        return desk.members(namespace(), known(id), page(uri));
    }

    @POST
    @Path("{id}/undo")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            description = "undone",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(anyOf = {DecisionView.class, DecisionDesk.Bulk.class})))
    @Operation(summary = "Undo a decision, or all that were taken as one under a bulkId")
    @RequestBody(content = @Content(schema = @Schema(implementation = CaseRequests.Undo.class)))
    public Response undo(@RestPath String id, byte[] body) {
        Optional<UUID> bulk = CaseIds.BULK.ofWire(id);
        UUID wanted = bulk.orElseGet(() -> known(id));
        CaseRequests.Undo request = json.request(body, CaseRequests.Undo.class);
        Undoing.Order order = new Undoing.Order(request.by(), request.reason());
        return Response.ok(
                        bulk.isPresent()
                                ? desk.undoAll(namespace(), wanted, order)
                                : desk.undo(namespace(), wanted, order))
                .build();
    }

    private String namespace() {
        return caller.get().namespace();
    }

    private static PageRequest page(UriInfo uri) {
        return QueryParameters.of(uri).page();
    }

    private static UUID known(String id) {
        return CaseIds.DECISION.ofWire(id).orElseThrow(ProblemException::notFound);
    }
}
