-- What people say of assessments: one says one thing, the last one counts.
CREATE TABLE feedback (
    namespace     text        COLLATE "C" NOT NULL,
    assessment_id uuid        NOT NULL,
    moderator_key bytea       NOT NULL,
    id            uuid        NOT NULL UNIQUE,
    account_key   bytea,
    verdict       text        NOT NULL CHECK (verdict IN ('CONFIRMED', 'HARMLESS', 'RELABELLED')),
    labels        text[]      NOT NULL,
    note          text,
    at            timestamptz NOT NULL,
    PRIMARY KEY (namespace, assessment_id, moderator_key),
    CHECK ((verdict = 'RELABELLED') = (cardinality(labels) > 0))
);
COMMENT ON COLUMN feedback.account_key IS 'Of the comment''s author: null once that account is erased, like the note';
CREATE INDEX feedback_by_id ON feedback (namespace, id);
CREATE INDEX feedback_by_time ON feedback (namespace, at, assessment_id, moderator_key);
CREATE INDEX feedback_by_account ON feedback (namespace, account_key) WHERE account_key IS NOT NULL;
