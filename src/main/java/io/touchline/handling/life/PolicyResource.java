package io.touchline.handling.life;

import static io.touchline.api.Role.Names.AUDIT;
import static io.touchline.api.Role.Names.MODERATE;
import static io.touchline.api.Role.Names.POLICY;

import io.smallrye.common.annotation.Blocking;
import io.touchline.api.BodyLimits;
import io.touchline.api.CurrentCaller;
import io.touchline.api.JsonReader;
import io.touchline.api.Page;
import io.touchline.api.ProblemException;
import io.touchline.api.QueryParameters;
import io.touchline.handling.Policy;
import io.touchline.handling.PolicyException;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.RestPath;

/** Policies and their versions. */
@Path("/v1/policies")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(POLICY)
public class PolicyResource {

    private final PolicyLife life;
    private final PolicyReads reads;
    private final JsonReader json;
    private final CurrentCaller caller;

    PolicyResource(PolicyLife life, PolicyReads reads, JsonReader json, CurrentCaller caller) {
        this.life = life;
        this.reads = reads;
        this.json = json;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({MODERATE, POLICY, AUDIT})
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 200, default 50")
    @Operation(summary = "Policies, what is in force of each and what runs beside it")
    public Page<PolicyView.Summary> list(@Context UriInfo uri) {
        return reads.page(QueryParameters.of(uri).page());
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Draft a version: kept and compiled, but not in force")
    @RequestBody(content = @Content(schema = @Schema(implementation = DraftRequest.class)))
    public VersionView draft(@RestPath String id, byte[] body) {
        return draft(id, json.request(body, DraftRequest.class), "/source");
    }

    @PUT
    @Path("{id}")
    @Consumes(PolicySource.YAML)
    @Operation(summary = "Draft a version: the body is the policy")
    @RequestBody(content = @Content(schema = @Schema(implementation = String.class)))
    public VersionView draftYaml(@RestPath String id, byte[] body) {
        String source = PolicySource.decode(BodyLimits.checked(body, BodyLimits.ONE));
        return draft(id, new DraftRequest(source, null), "");
    }

    @GET
    @RolesAllowed({MODERATE, POLICY, AUDIT})
    @Path("{id}")
    @Operation(summary = "One policy: what is in force, what was before, and its versions")
    public PolicyView get(@RestPath String id) {
        return reads.policy(known(id));
    }

    @DELETE
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequestBody(content = @Content(schema = @Schema(implementation = DecisionRequest.class)))
    @Operation(summary = "Take a policy out of force; a PUT brings it back")
    public void archive(@RestPath String id, byte[] body) {
        life.archive(caller.get(), known(id), json.request(body, DecisionRequest.class));
    }

    @GET
    @RolesAllowed({MODERATE, POLICY, AUDIT})
    @Path("{id}/versions")
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 200, default 50")
    @Operation(summary = "The versions of a policy, newest first")
    public Page<VersionView> versions(@RestPath String id, @Context UriInfo uri) {
        return reads.versions(known(id), QueryParameters.of(uri).page());
    }

    @GET
    @RolesAllowed({MODERATE, POLICY, AUDIT})
    @Path("{id}/versions/{version}")
    @Operation(summary = "One version, with its source")
    public VersionView version(@RestPath String id, @RestPath String version) {
        return reads.version(known(id), knownVersion(version));
    }

    @GET
    @RolesAllowed({MODERATE, POLICY, AUDIT})
    @Path("{id}/events")
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 200, default 50")
    @Operation(summary = "What was done to a policy, by whom and why, newest first")
    public Page<PolicyEvent> events(@RestPath String id, @Context UriInfo uri) {
        return reads.events(known(id), QueryParameters.of(uri).page());
    }

    private VersionView draft(String id, DraftRequest request, String pointer) {
        if (!Policy.isId(id)) {
            throw new ProblemException(422, "/id", "must be 1 to 64 of a-z 0-9 and -, not beginning with -");
        }
        try {
            return reads.version(id, life.draft(caller.get(), id, request)).withoutSource();
        } catch (PolicyException e) {
            throw PolicySource.refused(e, pointer);
        }
    }

    /** What cannot be an id is not looked for: PostgreSQL would refuse a NUL. */
    static String known(String id) {
        if (!Policy.isId(id)) {
            throw ProblemException.notFound();
        }
        return id;
    }

    static String knownVersion(String version) {
        if (!Policy.isVersion(version)) {
            throw ProblemException.notFound();
        }
        return version;
    }
}
