package io.touchline.handling.protection;

import io.touchline.handling.Action;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/** A row of what was or is recommended for a target. */
@Entity
@Table(name = "protection")
@IdClass(ProtectionEntity.Key.class)
class ProtectionEntity {

    @Id
    String namespace;

    @Id
    @Column(name = "target_id")
    String targetId;

    @Id
    @Enumerated(EnumType.STRING)
    Action action;

    @Id
    @Column(name = "began_at")
    Instant beganAt;

    @Column(name = "review_at")
    Instant reviewAt;

    @Column(name = "review_seconds")
    Long reviewSeconds;

    @Column(name = "until_at")
    Instant untilAt;

    String rule;

    String[] reasons;

    @Column(name = "ended_at")
    Instant endedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "ended_how")
    ProtectionEnd endedHow;

    @Column(name = "ended_by")
    String endedBy;

    @Column(name = "end_reason")
    String endReason;

    void end(Instant at, ProtectionEnd how) {
        endedAt = at;
        endedHow = how;
    }

    Protection toProtection() {
        return new Protection(
                targetId,
                action,
                beganAt,
                reviewAt,
                untilAt,
                rule,
                List.of(reasons),
                endedAt,
                endedHow,
                endedBy,
                endReason);
    }

    /** What tells rows apart. */
    static class Key implements Serializable {

        String namespace;
        String targetId;
        Action action;
        Instant beganAt;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && namespace.equals(key.namespace)
                    && targetId.equals(key.targetId)
                    && action == key.action
                    && beganAt.equals(key.beganAt);
        }

        @Override
        public int hashCode() {
            return 31 * targetId.hashCode() + beganAt.hashCode();
        }
    }
}
