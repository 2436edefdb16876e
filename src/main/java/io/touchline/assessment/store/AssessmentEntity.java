package io.touchline.assessment.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A stored assessment as it is read back; rows are written by {@link AssessmentWriter} alone. */
@Entity
@Immutable
@Table(name = "assessment")
class AssessmentEntity {

    @Id
    UUID id;

    String namespace;

    @Column(name = "comment_id")
    String commentId;

    int revision;

    @Column(name = "account_key")
    byte[] accountKey;

    @Column(name = "event_time")
    Instant eventTime;

    String suggestion;

    short severity;

    String body;
}
