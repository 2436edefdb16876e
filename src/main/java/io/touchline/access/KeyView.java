package io.touchline.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.touchline.api.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A key as the API shows it.
 *
 * @param key the key itself, in the one answer that gives it out; nobody can ask for it later
 * @param expiresAt null for never
 * @param rotatedTo id of the key that takes its place; null for none
 * @param lastUsedOn UTC day, at most some seconds old; null for never
 */
record KeyView(
        String id,
        String caller,
        String label,
        List<Role> roles,
        Instant createdAt,
        Instant expiresAt,
        String rotatedTo,
        LocalDate lastUsedOn,
        @JsonInclude(JsonInclude.Include.NON_NULL) String key) {

    static KeyView of(StoredKey stored) {
        return given(stored, null);
    }

    static KeyView given(StoredKey stored, String key) {
        return new KeyView(
                StoredKey.ID.wire(stored.id()),
                stored.holder().caller(),
                stored.holder().label(),
                List.copyOf(stored.holder().roles()),
                stored.life().createdAt(),
                stored.life().expiresAt().orElse(null),
                stored.rotatedTo().map(StoredKey.ID::wire).orElse(null),
                stored.lastUsedOn().orElse(null),
                key);
    }
}
