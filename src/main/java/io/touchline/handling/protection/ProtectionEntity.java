package io.touchline.handling.protection;

import io.touchline.handling.Action;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/** A row of what was or is recommended for a target. */
@Entity
@Table(name = "protection")
class ProtectionEntity {

    @Id
    Long id;

    String namespace;

    @Column(name = "target_id")
    String targetId;

    @Enumerated(EnumType.STRING)
    Action action;

    @Column(name = "began_at")
    Instant beganAt;

    @Column(name = "review_at")
    Instant reviewAt;

    @Column(name = "review_seconds")
    Long reviewSeconds;

    @Column(name = "until_at")
    Instant untilAt;

    /** Until when it was called for without a review; null if it was not. Without a review all of it is. */
    @Column(name = "firm_until")
    Instant firmUntil;

    String rule;

    @Column(name = "more_rules")
    String[] moreRules;

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

    Protection toProtection() {
        return new Protection(
                targetId,
                action,
                beganAt,
                reviewAt,
                untilAt,
                rule,
                List.of(moreRules),
                List.of(reasons),
                endedAt,
                endedHow,
                endedBy,
                endReason);
    }
}
