package io.touchline.rumour;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of the registry. */
@Entity
@Table(name = "rumour")
class RumourEntity {

    @Id
    String id;

    @Column(name = "target_id")
    String targetId;

    String text;

    @Column(name = "debunked_by")
    String debunkedBy;

    String source;

    @Column(name = "archived_at")
    Instant archivedAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Column(name = "updated_version")
    long updatedVersion;

    Rumour toRumour() {
        return new Rumour(id, targetId, text, debunkedBy, source, archivedAt);
    }

    void take(Rumour rumour, Instant now, long version) {
        targetId = rumour.targetId();
        text = rumour.text();
        debunkedBy = rumour.debunkedBy();
        source = rumour.source();
        archivedAt = rumour.archivedAt();
        updatedAt = now;
        updatedVersion = version;
    }
}
