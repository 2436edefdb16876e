package io.touchline.handling.life;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * A version as {@code /v1/policies} shows it.
 *
 * @param origin {@code STORED}, or where it came from with the service: {@code BUNDLED} or {@code FILE}
 * @param createdBy the caller that drafted it; null where it came with the service
 * @param createdAt when it was drafted, or first came with the service
 * @param source left out of lists
 */
public record VersionView(
        String id,
        String version,
        int rules,
        VersionState state,
        String origin,
        String note,
        String createdBy,
        Instant createdAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) String source) {

    VersionView withoutSource() {
        return new VersionView(id, version, rules, state, origin, note, createdBy, createdAt, null);
    }
}
