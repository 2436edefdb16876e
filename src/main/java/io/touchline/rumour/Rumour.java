package io.touchline.rumour;

import java.time.Instant;

/**
 * A claim about a target that was publicly shown to be false.
 *
 * @param targetId whom it is about
 * @param text the claim, as one statement
 * @param debunkedBy who showed it to be false
 * @param source where that can be read, an http or https address without user info
 * @param archivedAt since when it is matched no more, or null
 */
public record Rumour(String id, String targetId, String text, String debunkedBy, String source, Instant archivedAt) {

    public boolean archived() {
        return archivedAt != null;
    }
}
