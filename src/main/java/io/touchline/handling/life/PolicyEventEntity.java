package io.touchline.handling.life;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A line of the audit: never changed, never deleted. */
@Entity
@Immutable
@Table(name = "policy_event")
class PolicyEventEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long seq;

    @Column(name = "policy_id")
    String policyId;

    Instant at;

    @Enumerated(EnumType.STRING)
    PolicyEvent.Kind kind;

    String version;

    @Column(name = "from_version")
    String fromVersion;

    String caller;

    @Column(name = "decided_by")
    String decidedBy;

    String reason;

    static PolicyEventEntity of(String policyId, PolicyEvent.Kind kind, String version, String from, Deed deed) {
        PolicyEventEntity entity = new PolicyEventEntity();
        entity.policyId = policyId;
        entity.at = deed.at();
        entity.kind = kind;
        entity.version = version;
        entity.fromVersion = from;
        entity.caller = deed.caller();
        entity.decidedBy = deed.decidedBy();
        entity.reason = deed.reason();
        return entity;
    }

    PolicyEvent toEvent() {
        return new PolicyEvent(seq, at, kind, version, fromVersion, caller, decidedBy, reason);
    }
}
