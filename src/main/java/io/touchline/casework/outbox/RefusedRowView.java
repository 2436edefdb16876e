package io.touchline.casework.outbox;

import io.touchline.assessment.store.AssessmentIds;
import io.touchline.assessment.store.RefusedRows;
import java.time.Instant;

/**
 * A comment that lies aside, without what it says and who wrote it.
 *
 * @param id to name it by
 * @param reason SQLSTATE and broken rule, {@code consequences}, {@code unreadable}; null of rows of older versions
 * @param commentId null, as assessment and receipt, if the row cannot be read
 */
record RefusedRowView(
        String id, Instant refusedAt, String reason, String commentId, String assessmentId, Instant receivedAt) {

    static RefusedRowView of(RefusedRows.Refused refused) {
        return new RefusedRowView(
                refused.place(),
                refused.at(),
                refused.reason().orElse(null),
                refused.row().map(row -> row.commentId()).orElse(null),
                refused.row().map(row -> AssessmentIds.wire(row.id())).orElse(null),
                refused.row()
                        .map(row -> Instant.ofEpochMilli(AssessmentIds.millis(row.id())))
                        .orElse(null));
    }
}
