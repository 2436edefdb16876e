package io.touchline.casework.quality;

import static io.touchline.api.Role.Names.ADMIN;
import static io.touchline.api.Role.Names.AUDIT;

import io.smallrye.common.annotation.Blocking;
import io.touchline.api.CurrentCaller;
import io.touchline.api.JsonReader;
import io.touchline.api.Page;
import io.touchline.api.PageRequest;
import io.touchline.api.ProblemException;
import io.touchline.api.QueryParameters;
import io.touchline.api.TimeRange;
import io.touchline.casework.cases.Attempts;
import io.touchline.casework.cases.CaseIds;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.RestPath;

/** How well moderators agree, with each other and with what is known. */
@Path("/v1/quality")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(ADMIN)
public class QualityResource {

    private final Quality quality;
    private final QualityConfig config;
    private final CurrentCaller caller;
    private final JsonReader json;
    private final Clock clock;

    QualityResource(Quality quality, QualityConfig config, CurrentCaller caller, JsonReader json, Clock clock) {
        this.quality = quality;
        this.config = config;
        this.caller = caller;
        this.json = json;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({ADMIN, AUDIT})
    @Operation(summary = "Agreement on second looks and on cases whose answer is known, with Cohen's kappa")
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "decided at or after, ISO 8601 with offset")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "decided before")
    public QualityReport report(@Context UriInfo uri) {
        TimeRange range = QueryParameters.of(uri).range(clock.instant(), config.window());
        return Attempts.of(() -> quality.report(namespace(), range));
    }

    @GET
    @RolesAllowed({ADMIN, AUDIT})
    @Path("golden")
    @Operation(summary = "The cases whose answer is known, newest first")
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 200, default 50")
    public Page<GoldenView> list(@Context UriInfo uri) {
        PageRequest page = QueryParameters.of(uri).page();
        return Attempts.of(() -> quality.list(namespace(), page));
    }

    @PUT
    @Path("golden/{caseId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Take the decision on a case as the known answer; it is given out now and then")
    @RequestBody(content = @Content(schema = @Schema(implementation = GoldenRequest.class)))
    public GoldenView set(@RestPath String caseId, byte[] body) {
        GoldenRequest request = json.request(body, GoldenRequest.class);
        UUID id = known(caseId);
        return Attempts.of(() -> quality.set(namespace(), id, request));
    }

    @DELETE
    @Path("golden/{caseId}")
    @Operation(summary = "Give a case out no more as one whose answer is known")
    public void remove(@RestPath String caseId) {
        UUID id = known(caseId);
        Attempts.of(() -> {
            quality.remove(namespace(), id);
            return id;
        });
    }

    private static UUID known(String id) {
        return CaseIds.CASE.ofWire(id).orElseThrow(ProblemException::notFound);
    }

    private String namespace() {
        return caller.get().namespace();
    }
}
