package io.touchline.handling;

import java.util.Objects;

/**
 * The coordinated group that the author is moving with.
 *
 * @param id the group's id, as in {@code /v1/groups}
 * @param score how surely the author belongs to it, 0 to 1
 */
public record GroupState(String id, double score) {

    public GroupState {
        Objects.requireNonNull(id, "id");
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("group score must be 0 to 1, not " + score);
        }
    }
}
