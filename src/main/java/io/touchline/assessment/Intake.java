package io.touchline.assessment;

import io.touchline.api.AccountKey;
import io.touchline.api.Caller;
import io.touchline.assessment.store.LedgerEntry;
import io.touchline.handling.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A valid comment with all that follows from it before anything is read: identity, keys, event time.
 *
 * @param text as sent, but with NUL and lone surrogates as U+FFFD (one unit each, so offsets hold)
 * @param lang what the request says of its language, or null
 * @param displayName what the author is called, or null; kept nowhere but in a case
 * @param targetIds the request's targets that are registered, without repeats
 * @param threadId null if unknown
 * @param eventTime {@code postedAt} or the time of receipt, never further ahead than the allowed skew
 */
record Intake(
        UUID id,
        Caller caller,
        String commentId,
        String commentKey,
        AccountKey accountKey,
        String authorId,
        byte[] fingerprint,
        String text,
        String lang,
        String displayName,
        List<String> targetIds,
        String threadId,
        Instant receivedAt,
        Instant eventTime,
        boolean keep,
        Policy policy,
        Parent parent,
        List<String> warnings) {

    /** The comment that this one answers: its text, empty if unknown, and its author. */
    record Parent(String text, Optional<String> authorId) {

        static final Parent NONE = new Parent("", Optional.empty());
    }

    /** Whether English is the language to speak to the author in; looked for in the text only where something is said. */
    boolean english() {
        return NoticeLanguage.english(lang, text);
    }

    LedgerEntry.Key ledgerKey() {
        return new LedgerEntry.Key(caller.namespace(), commentId);
    }
}
