package io.touchline.casework.fairness;

import io.smallrye.common.annotation.Blocking;
import io.touchline.api.CurrentCaller;
import io.touchline.api.TimeRange;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** Whether people agree with what is flagged, and how long others wait for them. */
@Path("/v1/fairness")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
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
    @Operation(summary = "Overturned shares by queue, rule and label, waiting times, and the rules to be reviewed")
    public FairnessReport report(@RestQuery String from, @RestQuery String to) {
        return fairness.report(caller.get().namespace(), TimeRange.of(from, to, clock.instant(), config.window()));
    }
}
