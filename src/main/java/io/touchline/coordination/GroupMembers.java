package io.touchline.coordination;

import io.touchline.api.AccountKey;
import io.touchline.api.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** Who is in a group, for features that work on groups. Blocking, no longer than the read budget. */
@ApplicationScoped
public class GroupMembers {

    private final GroupLookup lookup;

    @Inject
    GroupMembers(GroupLookup lookup) {
        this.lookup = lookup;
    }

    /**
     * The members of a group, or of the one that it has become part of; none if nothing is known of it any more, or if it
     * was taken back.
     *
     * @throws ProblemException 503 if whatever may know the group is away
     */
    public Set<AccountKey> of(String namespace, String groupId) {
        return lookup.find(namespace, groupId)
                .filter(Group::isShown)
                .map(group -> Set.copyOf(group.memberActions().keySet()))
                .orElse(Set.of());
    }
}
