package io.touchline.casework.audit;

import io.smallrye.common.annotation.Blocking;
import io.touchline.api.CurrentCaller;
import io.touchline.api.ExternalId;
import io.touchline.api.Page;
import io.touchline.api.PageRequest;
import io.touchline.api.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The log of decisions of the caller's namespace. It is only ever read here. */
@Path("/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class AuditResource {

    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

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
    @Parameter(name = "subject", in = ParameterIn.QUERY, description = "id of a case, a decision, an appeal, …")
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "logged at or after, ISO 8601 with offset")
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 200, default 50")
    public Page<AuditEventView> list(@Context UriInfo uri) {
        // Not as method parameters: an empty one would arrive as absent.
        MultivaluedMap<String, String> query = known(uri, Set.of("subject", "from", "cursor", "limit"));
        AuditRows.Filter filter = new AuditRows.Filter(
                caller.get().namespace(), subject(query.getFirst("subject")), moment(query.getFirst("from")));
        return reads.page(filter, PageRequest.of(query.getFirst("cursor"), query.getFirst("limit")));
    }

    @GET
    @Path("verification")
    @Operation(summary = "Whether anything in the log was changed, taken out or moved; looks at all of it")
    @Parameter(
            name = "head",
            in = ParameterIn.QUERY,
            description = "a hash of this log that was published: an event must have it")
    public ChainReport verify(@Context UriInfo uri) {
        Optional<String> head = Optional.ofNullable(known(uri, Set.of("head")).getFirst("head"));
        head.filter(hex -> !hex.matches("[0-9a-f]{64}")).ifPresent(hex -> {
            throw new ProblemException(422, "/head", "must be 64 hexadecimal digits");
        });
        return verification.verify(caller.get().namespace(), head.map(HexFormat.of()::parseHex));
    }

    @GET
    @Path("export")
    @Produces("application/x-ndjson")
    @Operation(summary = "The log without anything personal, one event a line, the last line its head")
    public StreamingOutput export(@Context UriInfo uri) {
        known(uri, Set.of());
        String namespace = caller.get().namespace();
        ChainEnd end = export.end(namespace);
        return out -> export.write(namespace, end, out);
    }

    private static MultivaluedMap<String, String> known(UriInfo uri, Set<String> names) {
        MultivaluedMap<String, String> query = uri.getQueryParameters();
        query.keySet().stream()
                .filter(name -> !names.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw ProblemException.unknownParameter(name);
                });
        return query;
    }

    private static Optional<String> subject(String value) {
        if (value != null && !ExternalId.Check.holds(value)) {
            throw new ProblemException(422, "/subject", "must be 1 to 128 characters without control characters");
        }
        return Optional.ofNullable(value);
    }

    private static Optional<Instant> moment(String value) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            Instant moment = OffsetDateTime.parse(value).toInstant();
            if (!moment.isBefore(EARLIEST) && moment.isBefore(LATEST)) {
                return Optional.of(moment);
            }
        } catch (DateTimeException e) {
            throw new ProblemException(400, "/from", "must be an ISO 8601 date-time with an offset");
        }
        throw new ProblemException(422, "/from", "must be a moment between 1990 and 2200");
    }
}
