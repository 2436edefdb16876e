package io.touchline.handling;

import java.util.Objects;

/**
 * A policy that came with the service instead of through its API. It is in force where no stored version of its id is.
 *
 * @param source what it was read from
 */
public record GivenPolicy(Policy policy, String source, Origin origin) {

    public GivenPolicy {
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(origin, "origin");
    }

    /** Where it came from. The names are part of the API. */
    public enum Origin {
        BUNDLED,
        FILE
    }
}
