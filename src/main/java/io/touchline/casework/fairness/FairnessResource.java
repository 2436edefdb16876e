package io.touchline.casework.fairness;

import static io.touchline.api.Role.Names.AUDIT;
import static io.touchline.api.Role.Names.POLICY;

import io.smallrye.common.annotation.Blocking;
import io.touchline.api.CurrentCaller;
import io.touchline.api.QueryParameters;
import io.touchline.api.TimeRange;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Whether people agree with what is flagged, and how long others wait for them. */
@Path("/v1/fairness")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed({POLICY, AUDIT})
public class FairnessResource {

    private final Fairness fairness;
    private final FairnessConfig config;
    private final CurrentCaller caller;
    private final Clock clock;

    FairnessResource(Fairness fairness, FairnessConfig config, CurrentCaller caller, Clock clock) {
        this.fairness = fairness;
        this.config = config;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "decided at or after, ISO 8601 with offset")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "decided before")
    @Operation(summary = "Overturned shares by queue, rule and label, waiting times, and the rules to be reviewed")
    public FairnessReport report(@Context UriInfo uri) {
        TimeRange range = QueryParameters.of(uri).range(clock.instant(), config.window());
        return fairness.report(caller.get().namespace(), range);
    }
}
