package io.touchline.casework.feedback;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A comment of which people have said what it is.
 *
 * @param at when they did
 * @param labels what holds; empty if it is harmless
 * @param targetId a target that it is about
 * @param told whether what they said tells which labels hold; if not, nothing that was said before counts either
 */
record Labelled(
        Instant at,
        UUID assessmentId,
        String text,
        List<String> labels,
        Optional<String> targetId,
        String kind,
        boolean told) {

    Labelled {
        labels = List.copyOf(labels);
    }
}
