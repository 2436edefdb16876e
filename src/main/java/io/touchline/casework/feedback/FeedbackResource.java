package io.touchline.casework.feedback;

import static io.touchline.api.Role.Names.ASSESS;
import static io.touchline.api.Role.Names.AUDIT;
import static io.touchline.api.Role.Names.MODERATE;
import static io.touchline.api.Role.Names.POLICY;

import io.smallrye.common.annotation.Blocking;
import io.touchline.api.CurrentCaller;
import io.touchline.api.JsonReader;
import io.touchline.api.Page;
import io.touchline.api.QueryParameters;
import io.touchline.api.TimeRange;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;

/** What people say of assessments, and the labelled set that comes of it. */
@Path("/v1/feedback")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed({MODERATE, POLICY, AUDIT})
public class FeedbackResource {

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private final FeedbackDesk desk;
    private final LabelledExport export;
    private final CurrentCaller caller;
    private final JsonReader json;

    @Inject
    FeedbackResource(FeedbackDesk desk, LabelledExport export, CurrentCaller caller, JsonReader json) {
        this.desk = desk;
        this.export = export;
        this.caller = caller;
        this.json = json;
    }

    @POST
    @RolesAllowed({ASSESS, MODERATE})
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            description = "in the place of what was said before",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Feedback.class)))
    @APIResponse(
            responseCode = "201",
            description = "noted",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Feedback.class)))
    @Operation(summary = "Say whether an assessment is right; 200 if it takes the place of what the same person said")
    @RequestBody(content = @Content(schema = @Schema(implementation = FeedbackRequest.class)))
    public RestResponse<Feedback> give(byte[] body) {
        FeedbackRequest request = json.request(body, FeedbackRequest.class);
        FeedbackDesk.Given given = desk.give(caller.get().namespace(), request);
        return RestResponse.status(
                given.replaced() ? RestResponse.Status.OK : RestResponse.Status.CREATED, given.feedback());
    }

    @GET
    @Operation(summary = "What was said, newest first")
    @Parameter(name = "assessmentId", in = ParameterIn.QUERY)
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 200, default 50")
    public Page<Feedback> list(@Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri);
        return desk.list(caller.get().namespace(), Optional.ofNullable(query.text("assessmentId")), query.page());
    }

    @GET
    @RolesAllowed({POLICY, AUDIT})
    @Path("export")
    @Produces("application/x-ndjson")
    @APIResponse(
            responseCode = "200",
            description = "one comment a line, without any id but the target's",
            content = @Content(mediaType = "application/x-ndjson", schema = @Schema(type = SchemaType.OBJECT)))
    @Operation(summary = "Feedback and decisions as labelled comments, one a line, as Evaluate and Train read them")
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "said or decided at or after, ISO 8601 with offset")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "said or decided before")
    public StreamingOutput export(@Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri);
        TimeRange said = new TimeRange(
                query.moment("from").orElse(Instant.EPOCH), query.moment("to").orElse(LATEST));
        LabelledExport.Range range = new LabelledExport.Range(caller.get().namespace(), said.from(), said.to());
        return out -> export.write(range, out);
    }
}
