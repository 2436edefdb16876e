package io.touchline.access;

import io.touchline.api.IdFormat;
import io.touchline.api.KeyChanged;
import io.touchline.api.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A key that the service gave out, without the key.
 *
 * @param rotatedTo the key that takes its place
 * @param lastUsedOn UTC day
 */
record StoredKey(UUID id, Holder holder, Life life, Optional<UUID> rotatedTo, Optional<LocalDate> lastUsedOn) {

    static final IdFormat ID = new IdFormat("key_");

    StoredKey {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(holder, "holder");
        Objects.requireNonNull(life, "life");
        Objects.requireNonNull(rotatedTo, "rotatedTo");
        Objects.requireNonNull(lastUsedOn, "lastUsedOn");
    }

    static StoredKey given(UUID id, Holder holder, Life life) {
        return new StoredKey(id, holder, life, Optional.empty(), Optional.empty());
    }

    /** @param namespace the caller's when the key was given out @param label to know it by */
    record Holder(String namespace, String caller, String label, Set<Role> roles) {
        Holder {
            Objects.requireNonNull(namespace, "namespace");
            Objects.requireNonNull(caller, "caller");
            Objects.requireNonNull(label, "label");
            roles = EnumSet.copyOf(roles);
        }
    }

    /** @param expiresAt from then on it opens nothing; empty for never */
    record Life(Instant createdAt, Optional<Instant> expiresAt) {
        Life {
            Objects.requireNonNull(createdAt, "createdAt");
            Objects.requireNonNull(expiresAt, "expiresAt");
        }

        /** A life as long as this one that begins now. */
        Life again(Instant now) {
            return new Life(now, expiresAt.map(end -> now.plusMillis(end.toEpochMilli() - createdAt.toEpochMilli())));
        }
    }

    /** Ends at the latest then, in favour of another. */
    StoredKey rotated(UUID to, Instant end) {
        Optional<Instant> earlier = life.expiresAt().filter(end::isAfter).or(() -> Optional.of(end));
        return new StoredKey(id, holder, new Life(life.createdAt(), earlier), Optional.of(to), lastUsedOn);
    }

    KeyChanged.Key changed() {
        return new KeyChanged.Key(
                ID.wire(id),
                holder.namespace(),
                holder.caller(),
                holder.roles(),
                life.expiresAt(),
                rotatedTo.map(ID::wire));
    }
}
