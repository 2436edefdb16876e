package io.touchline.coordination;

import static io.touchline.api.Role.Names.ASSESS;
import static io.touchline.api.Role.Names.MODERATE;

import io.smallrye.common.annotation.Blocking;
import io.touchline.api.AccountDirectory;
import io.touchline.api.CurrentCaller;
import io.touchline.api.ProblemException;
import io.touchline.api.QueryParameters;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The groups of the caller's namespace. */
@Path("/v1/groups")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ASSESS, MODERATE})
public class GroupResource {

    private static final Pattern TARGET_ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private final GroupPages pages;
    private final GroupPictures pictures;
    private final AccountDirectory accounts;
    private final CurrentCaller caller;

    @Inject
    GroupResource(GroupPages pages, GroupPictures pictures, AccountDirectory accounts, CurrentCaller caller) {
        this.pages = pages;
        this.pictures = pictures;
        this.accounts = accounts;
        this.caller = caller;
    }

    @GET
    @Blocking
    @Operation(summary = "List groups, newest first")
    @Parameter(name = "targetId", in = ParameterIn.QUERY, description = "only groups that attack this target")
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 200, default 50")
    public GroupPage page(@Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri);
        Optional<String> targetId = Optional.ofNullable(query.text("targetId"));
        if (targetId.filter(id -> !TARGET_ID.matcher(id).matches()).isPresent()) {
            throw new ProblemException(422, "/targetId", "must be " + TARGET_ID);
        }
        return pages.page(caller.get().namespace(), query.page(), targetId);
    }

    /** The answer's id is another than the one asked for if that group has become part of another. */
    @GET
    @Path("{id}")
    @Blocking
    @Operation(summary = "One group: members, edges and what speaks for it; one that was taken back too")
    public GroupView group(@PathParam("id") String id) {
        String namespace = caller.get().namespace();
        GroupPicture group = pictures.of(namespace, id).orElseThrow(ProblemException::notFound);
        return GroupView.of(group, accounts.idsOfSettled(namespace, group.accounts()));
    }
}
