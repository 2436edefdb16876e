package io.touchline.casework.notice;

import io.touchline.casework.audit.ModeratorKey;
import java.time.Instant;
import java.util.Map;

/**
 * A notice in the list, for those who make them.
 *
 * @param title null for the usual one, and once it is withdrawn
 * @param undone how often something that it counts or tells was undone after it was published
 */
record NoticeSummary(
        String id,
        NoticeState state,
        String title,
        Instant from,
        Instant to,
        String createdBy,
        Instant createdAt,
        String publishedBy,
        Instant publishedAt,
        String withdrawnBy,
        Instant withdrawnAt,
        int undone) {

    static NoticeSummary of(StoredNotice stored, Map<ModeratorKey, String> names) {
        StoredNotice.Deed published =
                stored.publication() == null ? null : stored.publication().deed();
        return new NoticeSummary(
                Notices.ID.wire(stored.id()),
                stored.state(),
                stored.state() == NoticeState.WITHDRAWN ? null : stored.order().title(),
                stored.order().from(),
                stored.order().to(),
                by(stored.creation(), names),
                stored.creation().at(),
                by(published, names),
                published == null ? null : published.at(),
                by(stored.withdrawal(), names),
                stored.withdrawal() == null ? null : stored.withdrawal().at(),
                stored.undone());
    }

    private static String by(StoredNotice.Deed deed, Map<ModeratorKey, String> names) {
        return deed == null ? null : names.getOrDefault(deed.by(), deed.by().wire());
    }
}
