package io.touchline.target;

import java.time.Instant;
import java.util.List;

/**
 * An entry of the registry.
 *
 * @param officialAccountIds author ids of the target's own accounts, see {@link OwnAccounts}
 * @param minor true if under age: protected one level earlier
 * @param protection what the person wants done about their comment sections
 * @param archivedAt since when it is matched no more, or null
 */
public record RegisteredTarget(
        String id,
        String name,
        TargetRole role,
        String sport,
        List<String> aliases,
        List<String> derogatoryNames,
        List<String> officialAccountIds,
        boolean minor,
        ProtectionWish protection,
        Instant archivedAt) {

    public RegisteredTarget {
        aliases = List.copyOf(aliases);
        derogatoryNames = List.copyOf(derogatoryNames);
        officialAccountIds = List.copyOf(officialAccountIds);
    }

    public boolean archived() {
        return archivedAt != null;
    }
}
