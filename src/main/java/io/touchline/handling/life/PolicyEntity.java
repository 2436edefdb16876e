package io.touchline.handling.life;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A policy with what of it is in force. */
@Entity
@Table(name = "policy")
class PolicyEntity {

    @Id
    String id;

    @Column(name = "active_version")
    String activeVersion;

    @Column(name = "shadow_version")
    String shadowVersion;

    String[] earlier;

    @Column(name = "archived_at")
    Instant archivedAt;

    StoredPolicy toPolicy() {
        return new StoredPolicy(
                id,
                Optional.ofNullable(activeVersion),
                Optional.ofNullable(shadowVersion),
                List.of(earlier),
                Optional.ofNullable(archivedAt));
    }

    void take(StoredPolicy policy) {
        id = policy.id();
        activeVersion = policy.active().orElse(null);
        shadowVersion = policy.shadow().orElse(null);
        earlier = policy.earlier().toArray(String[]::new);
        archivedAt = policy.archivedAt().orElse(null);
    }
}
