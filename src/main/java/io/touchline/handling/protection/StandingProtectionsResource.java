package io.touchline.handling.protection;

import static io.touchline.api.Role.Names.ASSESS;
import static io.touchline.api.Role.Names.MODERATE;

import io.smallrye.common.annotation.Blocking;
import io.touchline.api.CurrentCaller;
import io.touchline.api.Page;
import io.touchline.api.QueryParameters;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

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
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 200, default 50")
    public Page<Protection> list(@Context UriInfo uri) {
        return protections.standing(
                caller.get().namespace(), QueryParameters.of(uri).page());
    }
}
