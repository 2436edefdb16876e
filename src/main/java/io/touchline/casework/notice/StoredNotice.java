package io.touchline.casework.notice;

import io.touchline.casework.audit.ModeratorKey;
import java.time.Instant;
import java.util.UUID;

/**
 * A notice as it is kept.
 *
 * @param content JSON, never changed
 * @param digest SHA-256 of the content in UTF-8
 * @param publication null before it is published
 * @param withdrawal null unless it is withdrawn
 * @param undone how often something that it counts or tells was undone after it was published
 */
record StoredNotice(
        UUID id,
        NoticeState state,
        NoticeOrder order,
        String content,
        byte[] digest,
        Deed creation,
        Publication publication,
        Deed withdrawal,
        int undone) {

    /** Who did something, and when. */
    record Deed(ModeratorKey by, Instant at) {}

    /** @param hash of the event in the log */
    record Publication(Deed deed, long seq, byte[] hash) {}
}
