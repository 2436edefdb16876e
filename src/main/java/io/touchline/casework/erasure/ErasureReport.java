package io.touchline.casework.erasure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an erasure did and what it still waits for. It does not say whose.
 *
 * @param id {@code er_…}
 * @param by the moderator, by the caller's own id
 * @param completedAt null as long as something is held
 * @param erased how many rows of each kind
 * @param held cases that keep evidence, also where an earlier erasure of the account left it there
 */
public record ErasureReport(
        String id,
        Instant requestedAt,
        String by,
        String reason,
        Instant completedAt,
        ErasureState state,
        Map<String, Integer> erased,
        List<Held> held) {

    public ErasureReport {
        erased = new TreeMap<>(erased);
        held = List.copyOf(held);
    }

    /**
     * A case that keeps evidence.
     *
     * @param until when it lets go, unless there is an appeal then; absent as long as it is not decided
     */
    public record Held(String caseId, @JsonInclude(JsonInclude.Include.NON_NULL) Instant until) {}
}
