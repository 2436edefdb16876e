package io.touchline.assessment.store;

import io.touchline.api.KeyedHash;
import io.touchline.handling.standing.Education;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows as the service would write them, of comments that teach their author something. */
final class StoredRows {

    private final KeyedHash hash;

    StoredRows(KeyedHash hash) {
        this.hash = hash;
    }

    /** Who wrote which comment where. */
    record Of(String namespace, String commentId, String authorId) {}

    AssessmentRow row(Of comment, Instant receivedAt, String text, CaseNote note) {
        return row(comment, receivedAt, text, note, null);
    }

    /** Which teaches its author nothing. */
    AssessmentRow quiet(Of comment, Instant receivedAt, String text) {
        return row(comment, receivedAt, text, null, null, null);
    }

    /** @param newest that it was known to be an edit of when it came */
    AssessmentRow row(Of comment, Instant receivedAt, String text, CaseNote note, UUID newest) {
        Education education = new Education("default#r", List.of("insult.person"), Optional.empty());
        return row(comment, receivedAt, text, education, note, newest);
    }

    private AssessmentRow row(
            Of comment, Instant receivedAt, String text, Education education, CaseNote note, UUID newest) {
        return new AssessmentRow(
                AssessmentIds.next(receivedAt),
                comment.namespace(),
                comment.commentId(),
                hash.account(comment.namespace(), comment.authorId()),
                comment.authorId(),
                hash.of("fingerprint", text),
                receivedAt,
                "REVIEW",
                2,
                "{\"evidence\":[]}",
                null,
                List.of(),
                education,
                note,
                text,
                List.of(),
                newest);
    }
}
