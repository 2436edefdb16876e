package io.touchline.coordination;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.annotations.Immutable;

/** A stored snapshot as it is read back; rows are written by {@link GroupSnapshotSql} alone. */
@Entity
@Immutable
@Table(name = "group_snapshot")
class GroupSnapshotEntity {

    @EmbeddedId
    GroupKey key;

    @Enumerated(EnumType.STRING)
    GroupKind kind;

    @Column(name = "first_seen")
    Instant firstSeen;

    @Column(name = "last_seen")
    Instant lastSeen;

    @Column(name = "target_ids")
    String[] targetIds;

    @Column(name = "member_count")
    int memberCount;

    String body;

    @Column(name = "taken_at")
    Instant takenAt;

    @Column(name = "into_id")
    String intoId;

    @Column(name = "taken_back_at")
    Instant takenBackAt;

    GroupSummary summary() {
        return new GroupSummary(key.groupId(), kind, firstSeen, lastSeen, List.of(targetIds), memberCount);
    }

    /** @param cleared when a person found it innocent */
    Group toGroup(Optional<Instant> cleared) {
        GroupSnapshotBody rest = GroupSnapshotBody.ofJson(body);
        return new Group(
                summary(),
                rest.memberActions(),
                rest.groupActions(),
                rest.actionCount(),
                rest.actionCount(),
                Instant.ofEpochMilli(rest.founded()),
                0,
                0,
                takenBackAt == null,
                Optional.ofNullable(takenBackAt),
                cleared,
                Optional.ofNullable(intoId),
                Set.of());
    }
}
