package io.touchline.casework.outbox;

import static io.touchline.api.Role.Names.ADMIN;

import io.smallrye.common.annotation.Blocking;
import io.touchline.api.CurrentCaller;
import io.touchline.api.JsonReader;
import io.touchline.api.QueryParameters;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.RestPath;

/** Comments of the caller's namespace that PostgreSQL refused when they had waited in the outbox. */
@Path("/v1/outbox/refused")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(ADMIN)
public class OutboxResource {

    private final RefusedDesk desk;
    private final CurrentCaller caller;
    private final JsonReader json;

    @Inject
    OutboxResource(RefusedDesk desk, CurrentCaller caller, JsonReader json) {
        this.desk = desk;
        this.caller = caller;
        this.json = json;
    }

    @GET
    @Operation(
            summary = "How many comments wait and lie aside; and those that lie aside, with the reason, oldest first")
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 200, default 50")
    public RefusedPage list(@Context UriInfo uri) {
        return desk.page(namespace(), QueryParameters.of(uri).page());
    }

    @POST
    @Path("requeue")
    @Operation(summary = "Have all that lie aside written again; what is refused again lies aside again; logged")
    public Requeued requeueAll() {
        return desk.requeueAll(caller.get());
    }

    @POST
    @Path("{id}/requeue")
    @Operation(summary = "Have one written again; logged")
    public Requeued requeue(@RestPath String id) {
        return desk.requeue(caller.get(), id);
    }

    @DELETE
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Give one up: it is stored nowhere then; logged")
    @RequestBody(content = @Content(schema = @Schema(implementation = DiscardRequest.class)))
    public void discard(@RestPath String id, byte[] body) {
        DiscardRequest request = json.request(body, DiscardRequest.class);
        desk.discard(namespace(), id, request);
    }

    private String namespace() {
        return caller.get().namespace();
    }
}
