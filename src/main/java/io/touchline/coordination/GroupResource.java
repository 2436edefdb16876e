package io.touchline.coordination;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.touchline.api.AccountDirectory;
import io.touchline.api.AccountKey;
import io.touchline.api.CurrentCaller;
import io.touchline.api.Page;
import io.touchline.api.PageRequest;
import io.touchline.api.ProblemException;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The groups of the caller's namespace. */
@Path("/v1/groups")
@Produces(MediaType.APPLICATION_JSON)
public class GroupResource {

    private final CoordinationReads reads;
    private final GroupLookup lookup;
    private final CoordinationConfig config;
    private final AccountDirectory accounts;
    private final CurrentCaller caller;

    @Inject
    GroupResource(
            CoordinationReads reads,
            GroupLookup lookup,
            CoordinationConfig config,
            AccountDirectory accounts,
            CurrentCaller caller) {
        this.reads = reads;
        this.lookup = lookup;
        this.config = config;
        this.accounts = accounts;
        this.caller = caller;
    }

    @GET
    public Uni<Page<GroupSummary>> page(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") String limit,
            @QueryParam("targetId") String targetId) {
        return reads.page(caller.get().namespace(), PageRequest.of(cursor, limit), Optional.ofNullable(targetId));
    }

    /** The answer's id is another than the one asked for if that group has become part of another. */
    @GET
    @Path("{id}")
    @Blocking
    public GroupView group(@PathParam("id") String id) {
        if (!GroupId.isId(id)) {
            throw ProblemException.notFound();
        }
        String namespace = caller.get().namespace();
        Group group = lookup.find(namespace, id).orElseThrow(ProblemException::notFound);
        Set<AccountKey> keys = new HashSet<>(group.memberActions().keySet());
        group.actions().forEach(action -> keys.add(action.account()));
        Map<AccountKey, String> ids = accounts.ids(namespace, keys);
        return GroupView.of(group, ids, config.window(), config.groups().maxEdges());
    }
}
