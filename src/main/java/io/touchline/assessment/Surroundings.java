package io.touchline.assessment;

import io.touchline.coordination.CoordinationReport;
import io.touchline.handling.Rung;
import java.util.Optional;

/**
 * What is known around a comment; each part is empty if Redis could not be asked.
 *
 * @param coordination who moves with it, and how hard its targets are hit
 * @param standing where its author stands; {@code CLEAN} also where nobody needs to know
 */
record Surroundings(Optional<CoordinationReport> coordination, Optional<Rung> standing) {

    /** True if something is missing that a policy may have gone by. */
    boolean degraded() {
        return coordination.isEmpty() || standing.isEmpty();
    }
}
