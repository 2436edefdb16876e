package io.touchline.target;

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
import io.touchline.text.Canonicaliser;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.RestPath;

/** The registry over HTTP. */
@Path("/v1/targets")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(POLICY)
public class TargetResource {

    static final String ID_FORM = "[a-z0-9][a-z0-9-]{0,63}";
    static final Pattern ID = Pattern.compile(ID_FORM);

    private static final String IN_PLACE_OF_ALL = "A target takes the place of all that was registered under its id:"
            + " what is left out, `minor` and `protection` too, is as if it had never been given. ";

    private static final String OFFICIAL_ACCOUNTS = "An official account is `namespace/id`, or the bare id for every"
            + " namespace. What has a slash is read as the former, so an id with one in it needs its namespace.";

    private final TargetRegistry registry;
    private final TargetNameRules nameRules;
    private final TargetBatchReader batches;
    private final JsonReader json;
    private final CurrentCaller caller;

    TargetResource(TargetRegistry registry, JsonReader json, Canonicaliser canonicaliser, CurrentCaller caller) {
        this.registry = registry;
        this.json = json;
        this.caller = caller;
        this.nameRules = new TargetNameRules(canonicaliser);
        this.batches = new TargetBatchReader(json, nameRules);
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Put a target", description = IN_PLACE_OF_ALL + OFFICIAL_ACCOUNTS)
    @RequestBody(content = @Content(schema = @Schema(implementation = TargetRequest.class)))
    public RegisteredTarget put(@RestPath String id, byte[] body) {
        if (!ID.matcher(id).matches()) {
            throw new ProblemException(422, "/id", "must be " + ID);
        }
        RegisteredTarget target = json.request(body, TargetRequest.class).as(id);
        nameRules.check(target);
        registry.put(caller.get(), List.of(target));
        return target;
    }

    @POST
    @Path("batch")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Put up to 5,000 targets, all or none",
            description = "Who is not in the list stays. " + IN_PLACE_OF_ALL + OFFICIAL_ACCOUNTS)
    @RequestBody(content = @Content(schema = @Schema(implementation = TargetBatch.class)))
    public TargetBatchAnswer putAll(byte[] body) {
        List<RegisteredTarget> targets = batches.read(body);
        return TargetBatchAnswer.of(targets.size(), registry.put(caller.get(), targets));
    }

    @GET
    @RolesAllowed({ASSESS, MODERATE, POLICY})
    @Path("{id}")
    @Operation(summary = "One target, an archived one too")
    public RegisteredTarget get(@RestPath String id) {
        return registry.find(known(id)).orElseThrow(ProblemException::notFound);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Archive a target: nothing is matched with it any more, its history stays")
    public void archive(@RestPath String id) {
        registry.archive(caller.get(), known(id));
    }

    @GET
    @RolesAllowed({ASSESS, MODERATE, POLICY})
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 200, default 50")
    @Operation(summary = "Targets by their ids, archived ones left out")
    public Page<RegisteredTarget> list(@Context UriInfo uri) {
        PageRequest page = QueryParameters.of(uri).page();
        if (page.after().filter(id -> !ID.matcher(id).matches()).isPresent()) {
            throw PageRequest.foreign();
        }
        return registry.page(page);
    }

    /** The body of a batch, for the API's documents; it is read element by element. */
    record TargetBatch(@NotNull @Size(min = 1, max = TargetBatchReader.MOST) List<TargetItem> items) {}

    /** What cannot be an id is not looked for: PostgreSQL would refuse a NUL. */
    private static String known(String id) {
        if (!ID.matcher(id).matches()) {
            throw ProblemException.notFound();
        }
        return id;
    }
}
