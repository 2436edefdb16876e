package io.touchline.casework.erasure;

import io.touchline.casework.audit.ModeratorKey;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** An erasure as it is stored. */
record ErasureRow(
        UUID id,
        String namespace,
        Instant requestedAt,
        ModeratorKey requestedBy,
        String reason,
        ErasureState state,
        Optional<Instant> completedAt,
        Map<String, Integer> erased) {

    ErasureRow {
        erased = Map.copyOf(erased);
    }
}
