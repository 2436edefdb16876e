package io.touchline.handling.life;

import java.time.Instant;

/**
 * What was done to a policy.
 *
 * @param seq rises with time
 * @param version the version it was about, or that is in force since, be it the one that came with the service; null
 *     where none is, and in what was noted until 2026-12-02 where that one was
 * @param fromVersion what was there in its place before; null where that was none
 * @param caller whose key was used
 * @param decidedBy the person, as the caller says; null where nothing was decided
 * @param reason of the decision, or the note that a draft came with; null where there is neither
 */
public record PolicyEvent(
        long seq,
        Instant at,
        Kind kind,
        String version,
        String fromVersion,
        String caller,
        String decidedBy,
        String reason) {

    /** The names are part of the API. */
    public enum Kind {
        DRAFTED,
        BACKTESTED,
        SHADOWED,
        SHADOW_ENDED,
        ACTIVATED,
        ROLLED_BACK,
        DELETED
    }
}
