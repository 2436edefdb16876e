package io.touchline.access;

import static io.touchline.api.Role.Names.ADMIN;
import static io.touchline.api.Role.Names.AUDIT;

import io.smallrye.common.annotation.Blocking;
import io.touchline.api.CurrentCaller;
import io.touchline.api.JsonReader;
import io.touchline.api.Page;
import io.touchline.api.ProblemException;
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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;

/** The API keys of the caller's namespace that the service gave out. A key is in the answer that gives it out, only. */
@Path("/v1/keys")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(ADMIN)
public class KeyResource {

    private final KeyDesk desk;
    private final CurrentCaller caller;
    private final JsonReader json;

    @Inject
    KeyResource(KeyDesk desk, CurrentCaller caller, JsonReader json) {
        this.desk = desk;
        this.caller = caller;
        this.json = json;
    }

    @GET
    @RolesAllowed({ADMIN, AUDIT})
    @Operation(summary = "Keys that were given out, without the keys, oldest first")
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 200, default 50")
    public Page<KeyView> list(@Context UriInfo uri) {
        return desk.page(namespace(), QueryParameters.of(uri).page());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "201",
            description = "given out",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = KeyView.class)))
    @Operation(
            summary = "Give out a key; it is in this answer and nowhere else",
            description = "With roles that the configuration gives some key of the namespace, others are 422")
    @RequestBody(content = @Content(schema = @Schema(implementation = KeyRequests.Create.class)))
    public Response create(byte[] body) {
        return given(desk.create(namespace(), json.request(body, KeyRequests.Create.class)));
    }

    @POST
    @Path("{id}/rotate")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "201",
            description = "given out",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = KeyView.class)))
    @Operation(summary = "Give out a key in another's place, which ends after the overlap")
    @RequestBody(content = @Content(schema = @Schema(implementation = KeyRequests.Rotate.class)))
    public Response rotate(@RestPath String id, byte[] body) {
        UUID key = known(id);
        return given(desk.rotate(namespace(), key, json.request(body, KeyRequests.Rotate.class)));
    }

    @DELETE
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Take a key back")
    @RequestBody(content = @Content(schema = @Schema(implementation = KeyRequests.Revoke.class)))
    public void revoke(@RestPath String id, byte[] body) {
        UUID key = known(id);
        desk.revoke(namespace(), key, json.request(body, KeyRequests.Revoke.class));
    }

    private static Response given(KeyView key) {
        return Response.status(Response.Status.CREATED).entity(key).build();
    }

    private static UUID known(String id) {
        return StoredKey.ID.ofWire(id).orElseThrow(ProblemException::notFound);
    }

    private String namespace() {
        return caller.get().namespace();
    }
}
