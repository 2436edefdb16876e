package io.touchline.handling.protection;

import java.util.Objects;

/**
 * A person has ended a protection of a target. Fired as a synchronous CDI event within the container's transaction that
 * ends it; an exception of an observer stops it.
 *
 * @param protection as it is now, with who ended it and why
 */
public record ProtectionLifted(String namespace, Protection protection) {

    public ProtectionLifted {
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(protection, "protection");
    }
}
