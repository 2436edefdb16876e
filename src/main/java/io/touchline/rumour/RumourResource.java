package io.touchline.rumour;

import static io.touchline.api.Role.Names.ASSESS;
import static io.touchline.api.Role.Names.MODERATE;
import static io.touchline.api.Role.Names.POLICY;

import io.smallrye.common.annotation.Blocking;
import io.touchline.api.CurrentCaller;
import io.touchline.api.JsonReader;
import io.touchline.api.Page;
import io.touchline.api.PageRequest;
import io.touchline.api.ProblemException;
import io.touchline.api.QueryParameters;
import io.touchline.target.TargetRegistry;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.RestPath;

/** The rumour registry over HTTP. */
@Path("/v1/rumours")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(POLICY)
public class RumourResource {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private final RumourRegistry registry;
    private final RumourRules rules;
    private final JsonReader json;
    private final CurrentCaller caller;

    RumourResource(RumourRegistry registry, TargetRegistry targets, JsonReader json, CurrentCaller caller) {
        this.registry = registry;
        this.json = json;
        this.caller = caller;
        this.rules = new RumourRules(targets, registry.index());
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequestBody(content = @Content(schema = @Schema(implementation = RumourRequest.class)))
    @Operation(summary = "Put a debunked claim about a target")
    public Rumour put(@RestPath String id, byte[] body) {
        if (!ID.matcher(id).matches()) {
            throw new ProblemException(422, "/id", "must be " + ID);
        }
        Rumour rumour = json.request(body, RumourRequest.class).as(id);
        rules.check(rumour);
        return registry.put(caller.get(), rumour);
    }

    @GET
    @RolesAllowed({ASSESS, MODERATE, POLICY})
    @Path("{id}")
    @Operation(summary = "One rumour, an archived one too")
    public Rumour get(@RestPath String id) {
        return registry.find(known(id)).orElseThrow(ProblemException::notFound);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Archive a rumour: nothing is recognised as it any more")
    public void archive(@RestPath String id) {
        registry.archive(caller.get(), known(id));
    }

    @GET
    @RolesAllowed({ASSESS, MODERATE, POLICY})
    @Parameter(name = "targetId", in = ParameterIn.QUERY)
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 200, default 50")
    @Operation(summary = "Rumours by their ids, archived ones left out")
    public Page<Rumour> list(@Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri);
        PageRequest page = query.page();
        String targetId = query.text("targetId");
        if (page.after().filter(id -> !ID.matcher(id).matches()).isPresent()) {
            throw PageRequest.foreign();
        }
        if (targetId != null && !ID.matcher(targetId).matches()) {
            throw new ProblemException(422, "/targetId", "must be " + ID);
        }
        return registry.page(targetId, page);
    }

    /** What cannot be an id is not looked for: PostgreSQL would refuse a NUL. */
    private static String known(String id) {
        if (!ID.matcher(id).matches()) {
            throw ProblemException.notFound();
        }
        return id;
    }
}
