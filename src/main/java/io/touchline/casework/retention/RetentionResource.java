package io.touchline.casework.retention;

import static io.touchline.api.Role.Names.ADMIN;
import static io.touchline.api.Role.Names.AUDIT;

import io.smallrye.common.annotation.Blocking;
import io.touchline.api.CurrentCaller;
import io.touchline.api.DatabaseOutage;
import io.touchline.api.Problem;
import io.touchline.api.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How long each class of data is kept, and what the last run let go. */
@Path("/v1/retention")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed({ADMIN, AUDIT})
public class RetentionResource {

    private final RetentionReads reads;
    private final Retention retention;
    private final CurrentCaller caller;

    @Inject
    RetentionResource(RetentionReads reads, Retention retention, CurrentCaller caller) {
        this.reads = reads;
        this.retention = retention;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "The classes of data, how long each is kept, its oldest day, and what the last run let go")
    public RetentionView get() {
        try {
            return reads.of(caller.get().namespace());
        } catch (SQLException e) {
            throw DatabaseOutage.problem(e);
        }
    }

    @POST
    @Path("runs")
    @RolesAllowed(ADMIN)
    @Operation(summary = "Let go what is old now, and answer when it is done; 409 while another run is at it")
    public RetentionRun run() {
        try {
            return retention
                    .run()
                    .orElseThrow(() ->
                            new ProblemException(Problem.of(409, List.of(new Problem.Error("", "a run is at it")))));
        } catch (SQLException e) {
            throw DatabaseOutage.problem(e);
        }
    }
}
