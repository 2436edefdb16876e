-- How well moderators agree. Second looks and cases whose answer is known are cases like others (moderation_case.review_of)
-- whose decisions have no effect; here stands what they are compared with.
CREATE TABLE golden_case (
    case_id   uuid        PRIMARY KEY REFERENCES moderation_case (id),
    namespace text        COLLATE "C" NOT NULL,
    outcome   text        NOT NULL CHECK (outcome IN ('UPHOLD', 'OVERTURN', 'CHANGE')),
    reason    text        NOT NULL,
    set_by    bytea       NOT NULL,
    set_at    timestamptz NOT NULL
);
COMMENT ON COLUMN golden_case.outcome IS 'What is known to be right';
CREATE INDEX golden_case_by_time ON golden_case (namespace, set_at, case_id);

CREATE TABLE case_review (
    id             uuid        PRIMARY KEY REFERENCES moderation_case (id),
    namespace      text        COLLATE "C" NOT NULL,
    case_id        uuid        NOT NULL REFERENCES moderation_case (id),
    queue          text        COLLATE "C" NOT NULL,
    purpose        text        NOT NULL CHECK (purpose IN ('SECOND_LOOK', 'GOLDEN')),
    first_outcome  text        NOT NULL,
    made_at        timestamptz NOT NULL,
    second_outcome text,
    second_by      bytea,
    decision_id    uuid,
    decided_at     timestamptz,
    CHECK ((second_outcome IS NULL) = (second_by IS NULL)),
    CHECK ((second_outcome IS NULL) = (decided_at IS NULL)),
    CHECK ((second_outcome IS NULL) = (decision_id IS NULL))
);
COMMENT ON COLUMN case_review.id IS 'The case that is looked at; case_id is the one whose comments it shows';
COMMENT ON COLUMN case_review.first_outcome IS 'Of the decision that it is a second look at, or what is known to be right';
CREATE INDEX case_review_by_time ON case_review (namespace, decided_at) WHERE decided_at IS NOT NULL;
CREATE INDEX case_review_of_case ON case_review (case_id, purpose);
CREATE INDEX case_review_by_decision ON case_review (decision_id) WHERE decision_id IS NOT NULL;
