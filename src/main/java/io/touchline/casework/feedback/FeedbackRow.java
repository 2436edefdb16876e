package io.touchline.casework.feedback;

import io.touchline.casework.audit.ModeratorKey;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Feedback as it is stored. @param note may be null */
record FeedbackRow(
        UUID id, UUID assessmentId, ModeratorKey by, Verdict verdict, List<String> labels, String note, Instant at) {

    FeedbackRow {
        labels = List.copyOf(labels);
    }
}
