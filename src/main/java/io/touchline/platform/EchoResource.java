package io.touchline.platform;

import io.quarkus.arc.profile.IfBuildProfile;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Reads a comment and writes it back, with as much more as makes the answer as long as an assessment: what HTTP and JSON
 * cost before any work is done, for the benchmarks to compare with. Only a build with the profile {@code bench} has it.
 */
@Path("/bench/echo")
@IfBuildProfile("bench")
@PermitAll
public class EchoResource {

    @POST
    @NonBlocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Answer echo(@RestQuery int bytes, Echo body) {
        return new Answer(body, " ".repeat(bytes));
    }

    /** @param rest as long as the caller asked for */
    public record Answer(Echo comment, String rest) {}

    /** The parts that every comment has. */
    public record Echo(String commentId, String text, Author author) {}

    /** Who wrote it. */
    public record Author(String id) {}
}
