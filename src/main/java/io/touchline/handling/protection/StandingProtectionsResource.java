package io.touchline.handling.protection;

import static io.touchline.api.Role.Names.ASSESS;
import static io.touchline.api.Role.Names.MODERATE;

import io.smallrye.common.annotation.Blocking;
import io.touchline.api.CurrentCaller;
import io.touchline.api.Page;
import io.touchline.api.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** What stands for all targets together: storm alerts, and what is recommended to protect people. */
@Path("/v1/protections")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ASSESS, MODERATE})
public class StandingProtectionsResource {

    private final Protections protections;
    private final CurrentCaller caller;

    StandingProtectionsResource(Protections protections, CurrentCaller caller) {
        this.protections = protections;
        this.caller = caller;
    }

    @GET
    @Blocking
    @Operation(summary = "The measures that stand now, by target and measure")
    public Page<Protection> list(@RestQuery String cursor, @RestQuery String limit) {
        return protections.standing(caller.get().namespace(), PageRequest.of(cursor, limit));
    }
}
