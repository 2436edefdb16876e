package io.touchline.coordination;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What persons decided about a group, as far as it stands.
 *
 * @param wholeId the group that it has become part of as far as is known, else itself
 * @param decidedAt of the latest decision that stands; empty if none does
 * @param cleared whether that found the group innocent
 * @param version rises with each change
 */
record GroupVerdict(
        String namespace, String groupId, String wholeId, Optional<Instant> decidedAt, boolean cleared, long version) {

    GroupVerdict {
        Objects.requireNonNull(decidedAt, "decidedAt");
    }

    GroupVerdict ofWhole(String id) {
        return new GroupVerdict(namespace, groupId, id, decidedAt, cleared, version);
    }
}
