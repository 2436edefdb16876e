package io.touchline.handling.standing;

import static io.touchline.api.Role.Names.ASSESS;
import static io.touchline.api.Role.Names.MODERATE;

import io.smallrye.common.annotation.Blocking;
import io.touchline.api.AccountDirectory;
import io.touchline.api.AccountKey;
import io.touchline.api.CurrentCaller;
import io.touchline.api.ExternalId;
import io.touchline.api.JsonReader;
import io.touchline.api.KeyedHash;
import io.touchline.api.ProblemException;
import io.touchline.coordination.CompanyLookup;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;

/** The accounts of the caller's namespace, under the ids that the caller gave them. */
@Path("/v1/accounts")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(MODERATE)
public class AccountResource {

    private final CompanyLookup company;
    private final Strikes strikes;
    private final KeyedHash hash;
    private final CurrentCaller caller;
    private final JsonReader json;

    @Inject
    AccountResource(CompanyLookup company, Strikes strikes, KeyedHash hash, CurrentCaller caller, JsonReader json) {
        this.company = company;
        this.strikes = strikes;
        this.hash = hash;
        this.caller = caller;
        this.json = json;
    }

    @GET
    @RolesAllowed({ASSESS, MODERATE})
    @Path("{id}")
    @Operation(summary = "With whom an account moves and where it stands; one of which nothing is kept is clean")
    public AccountView account(@PathParam("id") String id) {
        AccountKey account = account(namespace(), id);
        StandingView standing = strikes.standing(namespace(), account);
        try {
            return AccountView.of(id, company.of(namespace(), account), standing);
        } catch (ProblemException e) {
            return AccountView.withoutCompany(id, standing);
        }
    }

    @POST
    @Path("{id}/strikes")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            description = "was struck before",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = StrikeView.class)))
    @APIResponse(
            responseCode = "201",
            description = "struck",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = StrikeView.class)))
    @Operation(summary = "A person's decision on an account; 200 instead of 201 if its decisionId was sent before")
    @RequestBody(content = @Content(schema = @Schema(implementation = StrikeRequest.class)))
    public RestResponse<StrikeView> strike(@PathParam("id") String id, byte[] body) {
        AccountKey account = account(namespace(), id);
        StrikeRequest request = json.request(body, StrikeRequest.class);
        Strikes.Decided decided = strikes.decide(namespace(), new AccountDirectory.Account(account, id), request);
        return RestResponse.ResponseBuilder.create(
                        decided.before() ? RestResponse.Status.OK : RestResponse.Status.CREATED,
                        strikes.view(decided.strike()))
                .build();
    }

    @DELETE
    @Path("{id}/strikes/{strikeId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Take a strike back; one that was taken back before is answered as it is")
    @RequestBody(content = @Content(schema = @Schema(implementation = RevocationRequest.class)))
    public StrikeView revoke(@PathParam("id") String id, @PathParam("strikeId") String strikeId, byte[] body) {
        AccountKey account = account(namespace(), id);
        UUID strike = StrikeIds.FORMAT.ofWire(strikeId).orElseThrow(ProblemException::notFound);
        RevocationRequest request = json.request(body, RevocationRequest.class);
        return strikes.revoke(namespace(), account, strike, request.by(), request.reason())
                .map(strikes::view)
                .orElseThrow(ProblemException::notFound);
    }

    private String namespace() {
        return caller.get().namespace();
    }

    private AccountKey account(String namespace, String id) {
        if (!ExternalId.Check.holds(id)) {
            throw new ProblemException(422, "/id", ExternalId.RULE);
        }
        return hash.account(namespace, id);
    }
}
