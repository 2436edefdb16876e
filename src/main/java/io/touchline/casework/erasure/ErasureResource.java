package io.touchline.casework.erasure;

import static io.touchline.api.Role.Names.ADMIN;
import static io.touchline.api.Role.Names.AUDIT;

import io.smallrye.common.annotation.Blocking;
import io.touchline.api.CurrentCaller;
import io.touchline.api.Page;
import io.touchline.api.PageRequest;
import io.touchline.api.ProblemException;
import io.touchline.api.QueryParameters;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestPath;

/** What was erased in the caller's namespace, and what is still held. */
@Path("/v1/erasures")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed({ADMIN, AUDIT})
public class ErasureResource {

    private final Erasures erasures;
    private final CurrentCaller caller;

    @Inject
    ErasureResource(Erasures erasures, CurrentCaller caller) {
        this.erasures = erasures;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Reports of erasures, newest first; they do not say whose")
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 200, default 50")
    public Page<ErasureReport> list(@Context UriInfo uri) {
        PageRequest page = QueryParameters.of(uri).page();
        return erasures.list(caller.get().namespace(), page);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "The report of an erasure")
    public ErasureReport get(@RestPath String id) {
        UUID erasure = ErasureIds.FORMAT.ofWire(id).orElseThrow(ProblemException::notFound);
        return erasures.find(caller.get().namespace(), erasure);
    }
}
