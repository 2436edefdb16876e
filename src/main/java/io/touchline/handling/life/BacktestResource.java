package io.touchline.handling.life;

import static io.touchline.api.Role.Names.POLICY;

import io.smallrye.common.annotation.Blocking;
import io.touchline.api.CurrentCaller;
import io.touchline.api.JsonReader;
import io.touchline.api.Page;
import io.touchline.api.QueryParameters;
import jakarta.annotation.security.RolesAllowed;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;

/** Versions of policies tried on what the caller's namespace has stored. */
@Path("/v1/policies")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(POLICY)
public class BacktestResource {

    private final BacktestDesk desk;
    private final JsonReader json;
    private final CurrentCaller caller;

    BacktestResource(BacktestDesk desk, JsonReader json, CurrentCaller caller) {
        this.desk = desk;
        this.json = json;
        this.caller = caller;
    }

    @POST
    @Path("{id}/versions/{version}/backtests")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "202",
            description = "begun",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = BacktestView.class)))
    @Operation(summary = "Try a version on stored assessments; 202, then look at the backtest until it has ended")
    @RequestBody(content = @Content(schema = @Schema(implementation = BacktestRequest.class)))
    public Response request(@RestPath String id, @RestPath String version, byte[] body) {
        BacktestRequest request = json.request(body, BacktestRequest.class);
        BacktestView view =
                desk.request(caller.get(), PolicyResource.known(id), PolicyResource.knownVersion(version), request);
        return Response.accepted(view)
                .header("Location", "/v1/policies/" + id + "/backtests/" + view.id())
                .build();
    }

    @GET
    @Path("{id}/backtests")
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 200, default 50")
    @Operation(summary = "The backtests of a policy, newest first")
    public Page<BacktestView> list(@RestPath String id, @Context UriInfo uri) {
        return desk.page(
                caller.get(), PolicyResource.known(id), QueryParameters.of(uri).page());
    }

    @GET
    @Path("{id}/backtests/{backtest}")
    @Operation(summary = "How far a backtest is, and its report once it has ended")
    public BacktestView get(@RestPath String id, @RestPath String backtest) {
        return desk.find(caller.get(), PolicyResource.known(id), backtest);
    }

    @DELETE
    @Path("{id}/backtests/{backtest}")
    @Operation(summary = "Cancel it; the report then covers what was gone through")
    public BacktestView cancel(@RestPath String id, @RestPath String backtest) {
        return desk.cancel(caller.get(), PolicyResource.known(id), backtest);
    }
}
