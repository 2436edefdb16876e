package io.touchline.coordination;

import io.smallrye.common.annotation.Blocking;
import io.touchline.api.AccountKey;
import io.touchline.api.CurrentCaller;
import io.touchline.api.ExternalId;
import io.touchline.api.KeyedHash;
import io.touchline.api.ProblemException;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The accounts of the caller's namespace, under the ids that the caller gave them. */
@Path("/v1/accounts")
@Produces(MediaType.APPLICATION_JSON)
public class AccountResource {

    private final CoordinationReads reads;
    private final CoordinationConfig config;
    private final KeyedHash hash;
    private final CurrentCaller caller;

    @Inject
    AccountResource(CoordinationReads reads, CoordinationConfig config, KeyedHash hash, CurrentCaller caller) {
        this.reads = reads;
        this.config = config;
        this.hash = hash;
        this.caller = caller;
    }

    @GET
    @Path("{id}")
    @Blocking
    @Operation(summary = "With whom an account moves; one that never moved with others is answered with no groups")
    public AccountView account(@PathParam("id") String id) {
        if (!ExternalId.Check.holds(id)) {
            throw new ProblemException(422, "/id", "must be 1 to 128 characters without control characters");
        }
        String namespace = caller.get().namespace();
        AccountKey account = hash.account(namespace, id);
        // Bounded by the read budget already; on a worker thread, because scores are worked out from the groups'
        // actions.
        AccountCompany company = reads.company(namespace, account).await().indefinitely();
        return AccountView.of(id, account, company, config.window());
    }
}
