package io.touchline.casework.audit;

import static io.touchline.api.Role.Names.AUDIT;

import io.smallrye.common.annotation.Blocking;
import io.touchline.api.CurrentCaller;
import io.touchline.api.Page;
import io.touchline.api.ProblemException;
import io.touchline.api.QueryParameters;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.HexFormat;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The log of decisions of the caller's namespace. It is only ever read here. */
@Path("/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(AUDIT)
public class AuditResource {

    private static final String CHAIN = "chain";
    private static final String HASH = "[0-9a-f]{64}";
    private static final String NO_NAMESPACE = "* for the days of data that were dropped, and for targets and rumours";

    private final AuditReads reads;
    private final AuditVerification verification;
    private final AuditExport export;
    private final CurrentCaller caller;

    AuditResource(AuditReads reads, AuditVerification verification, AuditExport export, CurrentCaller caller) {
        this.reads = reads;
        this.verification = verification;
        this.export = export;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "The log in its order, with moderators' names and what is still there of personal parts")
    @Parameter(
            name = CHAIN,
            in = ParameterIn.QUERY,
            description = NO_NAMESPACE,
            schema = @Schema(type = SchemaType.STRING, enumeration = AuditLog.ALL_NAMESPACES))
    @Parameter(
            name = "subject",
            in = ParameterIn.QUERY,
            description = "id of a case (of its decisions too), an appeal, a target, …")
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "logged at or after, ISO 8601 with offset")
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 200, default 50")
    public Page<AuditEventView> list(@Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri);
        AuditRows.Filter filter = new AuditRows.Filter(chain(query), query.externalId("subject"), query.moment("from"));
        return reads.page(filter, query.page());
    }

    @GET
    @Path("verification")
    @Operation(summary = "Whether anything in the log was changed, taken out or moved; looks at all of it")
    @Parameter(
            name = CHAIN,
            in = ParameterIn.QUERY,
            description = NO_NAMESPACE,
            schema = @Schema(type = SchemaType.STRING, enumeration = AuditLog.ALL_NAMESPACES))
    @Parameter(
            name = "head",
            in = ParameterIn.QUERY,
            description = "a hash of this log that was published: an event must have it",
            schema = @Schema(type = SchemaType.STRING, pattern = HASH))
    public ChainReport verify(@Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri);
        Optional<String> head = Optional.ofNullable(query.text("head"));
        head.filter(hex -> !hex.matches(HASH)).ifPresent(hex -> {
            throw new ProblemException(422, "/head", "must be 64 hexadecimal digits");
        });
        return verification.verify(chain(query), head.map(HexFormat.of()::parseHex));
    }

    @GET
    @Path("export")
    @Produces("application/x-ndjson")
    @APIResponse(
            responseCode = "200",
            description = "one event a line",
            content = @Content(mediaType = "application/x-ndjson", schema = @Schema(type = SchemaType.OBJECT)))
    @Operation(summary = "The log without anything personal, one event a line, the last line its head")
    @Parameter(
            name = CHAIN,
            in = ParameterIn.QUERY,
            description = NO_NAMESPACE,
            schema = @Schema(type = SchemaType.STRING, enumeration = AuditLog.ALL_NAMESPACES))
    public StreamingOutput export(@Context UriInfo uri) {
        String namespace = chain(QueryParameters.of(uri));
        ChainEnd end = export.end(namespace);
        return out -> export.write(namespace, end, out);
    }

    /** The caller's own, or that of what belongs to no namespace. */
    private String chain(QueryParameters query) {
        String asked = query.text(CHAIN);
        if (asked != null && !asked.equals(AuditLog.ALL_NAMESPACES)) {
            throw new ProblemException(422, "/" + CHAIN, "must be " + AuditLog.ALL_NAMESPACES + " or left out");
        }
        return asked == null ? caller.get().namespace() : asked;
    }
}
