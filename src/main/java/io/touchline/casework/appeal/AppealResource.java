package io.touchline.casework.appeal;

import static io.touchline.api.Role.Names.ASSESS;
import static io.touchline.api.Role.Names.AUDIT;
import static io.touchline.api.Role.Names.MODERATE;

import io.smallrye.common.annotation.Blocking;
import io.touchline.api.CurrentCaller;
import io.touchline.api.JsonReader;
import io.touchline.api.Page;
import io.touchline.api.ProblemException;
import io.touchline.casework.cases.CaseIds;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;

/** The appeals of the caller's namespace. */
@Path("/v1/appeals")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(MODERATE)
public class AppealResource {

    private final AppealFilings filings;
    private final AppealReviews reviews;
    private final AppealReads reads;
    private final CurrentCaller caller;
    private final JsonReader json;

    AppealResource(
            AppealFilings filings, AppealReviews reviews, AppealReads reads, CurrentCaller caller, JsonReader json) {
        this.filings = filings;
        this.reviews = reviews;
        this.reads = reads;
        this.caller = caller;
        this.json = json;
    }

    @POST
    @RolesAllowed({ASSESS, MODERATE})
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "201",
            description = "filed",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = AppealView.class)))
    @Operation(summary = "Appeal against a decision, or against what a rule did on a comment by itself")
    @RequestBody(content = @Content(schema = @Schema(implementation = AppealRequest.class)))
    public Response file(byte[] body) {
        UUID id = filings.file(namespace(), json.request(body, AppealRequest.class));
        return Response.status(Response.Status.CREATED)
                .header("Location", "/v1/appeals/" + CaseIds.APPEAL.wire(id))
                .entity(reads.find(namespace(), id))
                .build();
    }

    @GET
    @RolesAllowed({MODERATE, AUDIT})
    @Operation(summary = "Appeals, the one that is due soonest first")
    @Parameter(name = "state", in = ParameterIn.QUERY, schema = @Schema(implementation = AppealState.class))
    @Parameter(
            name = "overdue",
            in = ParameterIn.QUERY,
            description = "true for open ones past their deadline",
            schema = @Schema(type = SchemaType.BOOLEAN))
    @Parameter(name = "decisionId", in = ParameterIn.QUERY)
    @Parameter(name = "authorId", in = ParameterIn.QUERY)
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 200, default 50")
    public Page<AppealView> list(@Context UriInfo uri) {
        return reads.page(namespace(), AppealListRequest.of(uri));
    }

    @GET
    @RolesAllowed({ASSESS, MODERATE, AUDIT})
    @Path("{id}")
    @Operation(summary = "One appeal, and what came of it")
    public AppealView get(@RestPath String id) {
        return reads.find(namespace(), known(id));
    }

    @POST
    @RolesAllowed({ASSESS, MODERATE})
    @Path("{id}/withdraw")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Note that its party does not want it any more; it may come again",
            description = "By somebody who had no part in what it is against, 409 else")
    @RequestBody(content = @Content(schema = @Schema(implementation = WithdrawRequest.class)))
    public AppealView withdraw(@RestPath String id, byte[] body) {
        UUID appeal = known(id);
        filings.withdraw(
                namespace(), appeal, json.request(body, WithdrawRequest.class).by());
        return reads.find(namespace(), appeal);
    }

    @POST
    @Path("{id}/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Review it, by somebody who had no part in what it is against; what is granted is taken back")
    @RequestBody(content = @Content(schema = @Schema(implementation = ReviewRequest.class)))
    public AppealView review(@RestPath String id, byte[] body) {
        UUID appeal = known(id);
        reviews.review(namespace(), appeal, json.request(body, ReviewRequest.class));
        return reads.find(namespace(), appeal);
    }

    private String namespace() {
        return caller.get().namespace();
    }

    private static UUID known(String id) {
        return CaseIds.APPEAL.ofWire(id).orElseThrow(ProblemException::notFound);
    }
}
