package io.touchline.casework.notice;

import static io.touchline.api.Role.Names.AUDIT;
import static io.touchline.api.Role.Names.MODERATE;

import io.smallrye.common.annotation.Blocking;
import io.touchline.api.CurrentCaller;
import io.touchline.api.JsonReader;
import io.touchline.api.Page;
import io.touchline.api.Problem;
import io.touchline.api.ProblemException;
import io.touchline.api.QueryParameters;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
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

/** Public notices of the caller's namespace. */
@Path("/v1/notices")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(MODERATE)
public class NoticeResource {

    private final Notices notices;
    private final NoticeForms forms;
    private final JsonReader json;
    private final CurrentCaller caller;

    NoticeResource(Notices notices, NoticeForms forms, JsonReader json, CurrentCaller caller) {
        this.notices = notices;
        this.forms = forms;
        this.json = json;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({MODERATE, AUDIT})
    @Operation(summary = "List notices, newest first")
    @Parameter(name = "state", in = ParameterIn.QUERY, schema = @Schema(implementation = NoticeState.class))
    @Parameter(
            name = "undone",
            in = ParameterIn.QUERY,
            description = "true for those of which something was undone after they were published",
            schema = @Schema(type = SchemaType.BOOLEAN))
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 200, default 50")
    public Page<NoticeSummary> list(@Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri);
        return notices.page(
                namespace(),
                new NoticeSql.Filter(query.name("state", NoticeState.class), query.truth("undone")),
                query.page());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "201",
            description = "drafted",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = NoticeView.class)))
    @Operation(summary = "Draft a notice on what was decided in a period")
    @RequestBody(content = @Content(schema = @Schema(implementation = NoticeRequest.class)))
    public Response draft(byte[] body) {
        StoredNotice draft = notices.draft(namespace(), json.request(body, NoticeRequest.class));
        return shown(draft)
                .status(Response.Status.CREATED)
                .header("Location", "/v1/notices/" + Notices.ID.wire(draft.id()))
                .build();
    }

    @GET
    @RolesAllowed({MODERATE, AUDIT})
    @Path("{id}")
    @Produces(MediaType.WILDCARD)
    @APIResponse(
            responseCode = "200",
            description = "the notice",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = NoticeView.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "text/html", schema = @Schema(type = SchemaType.STRING))
            })
    @Operation(summary = "A notice: JSON, CSV or a printable page, by Accept or as {id}.json, {id}.csv, {id}.html")
    @Parameter(
            name = "lang",
            in = ParameterIn.QUERY,
            description = "of page and CSV",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"zh", "en"},
                            defaultValue = "zh"))
    public Response get(@RestPath String id, @Context HttpHeaders headers, @Context UriInfo uri) {
        NoticeLanguage language = NoticeLanguage.of(QueryParameters.of(uri).text("lang"));
        int dot = id.indexOf('.');
        Optional<NoticeForm> form = dot < 0
                ? NoticeForm.accepted(headers.getAcceptableMediaTypes())
                : Optional.of(NoticeForm.ofSuffix(id.substring(dot + 1)).orElseThrow(ProblemException::notFound));
        StoredNotice notice = notices.find(namespace(), known(dot < 0 ? id : id.substring(0, dot)));
        return forms.write(
                        NoticeView.of(notice),
                        form.orElseThrow(() -> new ProblemException(Problem.of(406, List.of()))),
                        language)
                .header("Vary", "Accept")
                .build();
    }

    @POST
    @RolesAllowed(AUDIT)
    @Path("{id}/publish")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            description = "published",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = NoticeView.class)))
    @Operation(summary = "Publish a draft, which never changes from then on; 409 if its figures do not hold any more")
    @RequestBody(content = @Content(schema = @Schema(implementation = DeedRequest.class)))
    public Response publish(@RestPath String id, byte[] body) {
        return shown(notices.publish(namespace(), known(id), json.request(body, DeedRequest.class)))
                .build();
    }

    @POST
    @RolesAllowed(AUDIT)
    @Path("{id}/withdraw")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            description = "withdrawn",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = NoticeView.class)))
    @Operation(summary = "Withdraw a published notice: that it was stays to be seen, what it said does not")
    @RequestBody(content = @Content(schema = @Schema(implementation = DeedRequest.class)))
    public Response withdraw(@RestPath String id, byte[] body) {
        return shown(notices.withdraw(
                        namespace(),
                        known(id),
                        json.request(body, DeedRequest.class).withReason()))
                .build();
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Delete a draft")
    public void delete(@RestPath String id) {
        notices.delete(namespace(), known(id));
    }

    private Response.ResponseBuilder shown(StoredNotice notice) {
        return forms.write(NoticeView.of(notice), NoticeForm.JSON, NoticeLanguage.ZH);
    }

    private String namespace() {
        return caller.get().namespace();
    }

    private static UUID known(String id) {
        return Notices.ID.ofWire(id).orElseThrow(ProblemException::notFound);
    }
}
