package io.touchline.assessment.store;

import io.touchline.api.AccountKey;
import io.touchline.handling.protection.ProtectionNote;
import io.touchline.handling.standing.Education;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One assessment as it is written.
 *
 * @param id UUIDv7 of the time of receipt
 * @param authorId goes to the account table alone; null once the account is erased
 * @param fingerprint keyed hash of text, author, thread and targetIds, 16 bytes
 * @param body the answer as JSON without what quotes the comment, revision and stored flag
 * @param situation what a policy knew of it and decided, see {@link io.touchline.handling.JudgedCodec}
 * @param protections what it calls for to protect its targets
 * @param education what its author is to be told, where that leaves a strike; null otherwise
 * @param caseNote what a case takes of it, where the policy asks for one; null otherwise
 * @param text the comment, or null if this caller's texts are not kept
 * @param targetIds whom it concerns: first whom it attacks, then whom its labels are about, then who else is named
 * @param newest the newest assessment of the comment when this one was begun, null if none was known; only with it is
 *     an assessment replaced that was received later, by another clock
 */
public record AssessmentRow(
        UUID id,
        String namespace,
        String commentId,
        AccountKey accountKey,
        String authorId,
        byte[] fingerprint,
        Instant eventTime,
        String suggestion,
        int severity,
        String body,
        String situation,
        List<ProtectionNote> protections,
        Education education,
        CaseNote caseNote,
        String text,
        List<String> targetIds,
        UUID newest) {

    public AssessmentRow {
        fingerprint = fingerprint.clone();
        protections = protections == null ? List.of() : List.copyOf(protections);
        targetIds = List.copyOf(targetIds);
    }

    /** What may still be written of it after its author's account was erased. */
    AssessmentRow withoutAuthor() {
        return new AssessmentRow(
                id,
                namespace,
                commentId,
                accountKey,
                null,
                fingerprint,
                eventTime,
                suggestion,
                severity,
                body,
                situation,
                protections,
                null,
                null,
                null,
                targetIds,
                newest);
    }
}
