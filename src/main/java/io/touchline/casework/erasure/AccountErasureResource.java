package io.touchline.casework.erasure;

import static io.touchline.api.Role.Names.ADMIN;

import io.smallrye.common.annotation.Blocking;
import io.touchline.api.CurrentCaller;
import io.touchline.api.ExternalId;
import io.touchline.api.JsonReader;
import io.touchline.api.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Erases an account of the caller's namespace. */
@Path("/v1/accounts/{id}/erasure")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(ADMIN)
public class AccountErasureResource {

    private final Erasures erasures;
    private final CurrentCaller caller;
    private final JsonReader json;

    @Inject
    AccountErasureResource(Erasures erasures, CurrentCaller caller, JsonReader json) {
        this.erasures = erasures;
        this.caller = caller;
        this.json = json;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            description = "all is gone",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ErasureReport.class)))
    @APIResponse(
            responseCode = "202",
            description = "the rest follows",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ErasureReport.class)))
    @Operation(summary = "Erase an account: 200 if all is gone, 202 if open cases hold evidence for a while")
    @RequestBody(content = @Content(schema = @Schema(implementation = ErasureRequest.class)))
    public RestResponse<ErasureReport> erase(@RestPath String id, byte[] body) {
        if (!ExternalId.Check.holds(id)) {
            throw new ProblemException(422, "/id", ExternalId.RULE);
        }
        ErasureRequest request = json.request(body, ErasureRequest.class);
        request.requireSilenceAbout(id);
        ErasureReport report = erasures.erase(caller.get().namespace(), id, request);
        return RestResponse.ResponseBuilder.create(
                        report.state() == ErasureState.COMPLETE ? RestResponse.Status.OK : RestResponse.Status.ACCEPTED,
                        report)
                .header("Location", "/v1/erasures/" + report.id())
                .build();
    }
}
