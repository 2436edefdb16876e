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
 */
record Labelled(
        Instant at, UUID assessmentId, String text, List<String> labels, Optional<String> targetId, String kind) {

    Labelled {
        labels = List.copyOf(labels);
    }
}
