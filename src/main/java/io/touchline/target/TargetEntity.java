package io.touchline.target;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/** A row of the registry. */
@Entity
@Table(name = "target")
class TargetEntity {

    @Id
    String id;

    String name;

    @Enumerated(EnumType.STRING)
    TargetRole role;

    String sport;

    String[] aliases;

    @Column(name = "derogatory_names")
    String[] derogatoryNames;

    @Column(name = "official_account_ids")
    String[] officialAccountIds;

    boolean minor;

    @Enumerated(EnumType.STRING)
    ProtectionWish protection;

    @Column(name = "archived_at")
    Instant archivedAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    RegisteredTarget toTarget() {
        return new RegisteredTarget(
                id,
                name,
                role,
                sport,
                List.of(aliases),
                List.of(derogatoryNames),
                List.of(officialAccountIds),
                minor,
                protection,
                archivedAt);
    }

    void take(RegisteredTarget target, Instant now) {
        name = target.name();
        role = target.role();
        sport = target.sport();
        aliases = target.aliases().toArray(String[]::new);
        derogatoryNames = target.derogatoryNames().toArray(String[]::new);
        officialAccountIds = target.officialAccountIds().toArray(String[]::new);
        minor = target.minor();
        protection = target.protection();
        archivedAt = target.archivedAt();
        updatedAt = now;
    }
}
