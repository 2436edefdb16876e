package io.touchline.coordination;

import static io.touchline.api.Role.Names.ASSESS;
import static io.touchline.api.Role.Names.MODERATE;

import io.smallrye.common.annotation.Blocking;
import io.touchline.api.AccountDirectory;
import io.touchline.api.CurrentCaller;
import io.touchline.api.Page;
import io.touchline.api.PageRequest;
import io.touchline.api.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** The groups of the caller's namespace. */
@Path("/v1/groups")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ASSESS, MODERATE})
public class GroupResource {

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
    public Page<GroupSummary> page(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") String limit,
            @QueryParam("targetId") String targetId) {
        return pages.page(caller.get().namespace(), PageRequest.of(cursor, limit), Optional.ofNullable(targetId));
    }

    /** The answer's id is another than the one asked for if that group has become part of another. */
    @GET
    @Path("{id}")
    @Blocking
    public GroupView group(@PathParam("id") String id) {
        String namespace = caller.get().namespace();
        GroupPicture group = pictures.of(namespace, id).orElseThrow(ProblemException::notFound);
        return GroupView.of(group, accounts.ids(namespace, group.accounts()));
    }
}
