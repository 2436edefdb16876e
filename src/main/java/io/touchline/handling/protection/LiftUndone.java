package io.touchline.handling.protection;

import java.util.Objects;

/**
 * A person has undone the lifting of a protection. Fired as a synchronous CDI event within the container's
 * transaction that undoes it; an exception of an observer stops it.
 *
 * @param protection as it stands now
 * @param by the moderator, by the caller's own id
 */
public record LiftUndone(String namespace, Protection protection, String by, String reason) {

    public LiftUndone {
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(protection, "protection");
    }
}
