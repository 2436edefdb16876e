package io.touchline.coordination;

import io.touchline.api.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Groups with their members and edges, for features that show them. Blocking. */
@ApplicationScoped
public class GroupPictures {

    private final GroupLookup lookup;
    private final CoordinationConfig config;

    @Inject
    GroupPictures(GroupLookup lookup, CoordinationConfig config) {
        this.lookup = lookup;
        this.config = config;
    }

    /**
     * A group, or the one that it has become part of.
     *
     * @return empty for what is no id of a group, or of one that is known no more
     * @throws ProblemException 503 if whatever may know the group is away
     */
    public Optional<GroupPicture> of(String namespace, String groupId) {
        if (!GroupId.isId(groupId)) {
            return Optional.empty();
        }
        return lookup.find(namespace, groupId)
                .map(group ->
                        GroupPicture.of(group, config.window(), config.groups().maxEdges()));
    }
}
