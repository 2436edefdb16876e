package io.touchline.assessment.store;

import io.touchline.api.KeyedHash;
import io.touchline.handling.standing.Education;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Rows as the service would write them, of comments that teach their author something. */
final class StoredRows {

    private final KeyedHash hash;

    StoredRows(KeyedHash hash) {
        this.hash = hash;
    }

    /** Who wrote which comment where. */
    record Of(String namespace, String commentId, String authorId) {}

    AssessmentRow row(Of comment, Instant receivedAt, String text, CaseNote note) {
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
                new Education("default#r", List.of("insult.person"), Optional.empty()),
                note,
                text,
                List.of(),
                null);
    }

    /** The same of a text that was known to be an edit when it came. */
    AssessmentRow editing(AssessmentRow newest, AssessmentRow row) {
        return new AssessmentRow(
                row.id(),
                row.namespace(),
                row.commentId(),
                row.accountKey(),
                row.authorId(),
                row.fingerprint(),
                row.eventTime(),
                row.suggestion(),
                row.severity(),
                row.body(),
                row.situation(),
                row.protections(),
                row.education(),
                row.caseNote(),
                row.text(),
                row.targetIds(),
                newest.id());
    }
}
