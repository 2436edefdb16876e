package io.touchline.assessment.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** The text of a comment, apart from its assessment so that it can be erased alone. */
@Entity
@Immutable
@Table(name = "comment_text")
class CommentTextEntity {

    @Id
    @Column(name = "assessment_id")
    UUID assessmentId;

    String text;
}
