package io.touchline.casework.notice;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.HexFormat;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A notice as it may be shown to the public: it names no moderator.
 *
 * @param from of the period, inclusive
 * @param to exclusive
 * @param sha256 of the bytes of {@code notice} as they stand here, in hexadecimal digits
 * @param anchor null before it is published
 * @param undone how often something that it counts or tells was undone after it was published
 * @param notice see {@link NoticeContent}; null once it is withdrawn
 */
record NoticeView(
        String id,
        NoticeState state,
        Instant from,
        Instant to,
        Instant publishedAt,
        Instant withdrawnAt,
        String sha256,
        Anchor anchor,
        int undone,
        @Schema(type = SchemaType.OBJECT, nullable = true) @JsonRawValue String notice) {

    /** The event in the log that holds the digest: the chain proves that the notice was so then. */
    record Anchor(long seq, String hash) {}

    static NoticeView of(StoredNotice stored) {
        StoredNotice.Publication publication = stored.publication();
        boolean withdrawn = stored.state() == NoticeState.WITHDRAWN;
        return new NoticeView(
                Notices.ID.wire(stored.id()),
                stored.state(),
                stored.order().from(),
                stored.order().to(),
                publication == null ? null : publication.deed().at(),
                withdrawn ? stored.withdrawal().at() : null,
                HexFormat.of().formatHex(stored.digest()),
                publication == null
                        ? null
                        : new Anchor(publication.seq(), HexFormat.of().formatHex(publication.hash())),
                stored.undone(),
                withdrawn ? null : stored.content());
    }
}
