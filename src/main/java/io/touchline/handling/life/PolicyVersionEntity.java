package io.touchline.handling.life;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** One version of a policy: never changed, never deleted. */
@Entity
@Immutable
@Table(name = "policy_version")
class PolicyVersionEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long seq;

    @Column(name = "policy_id")
    String policyId;

    String version;

    String source;

    int rules;

    String note;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "created_at")
    Instant createdAt;

    static PolicyVersionEntity of(PolicyVersion version) {
        PolicyVersionEntity entity = new PolicyVersionEntity();
        entity.policyId = version.policyId();
        entity.version = version.version();
        entity.source = version.source();
        entity.rules = version.rules();
        entity.note = version.note();
        entity.createdBy = version.createdBy();
        entity.createdAt = version.createdAt();
        return entity;
    }

    PolicyVersion toVersion() {
        return new PolicyVersion(seq, policyId, version, source, rules, note, createdBy, createdAt);
    }
}
