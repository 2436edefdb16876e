-- What is recommended for a target over time: when it began, when somebody should look again, when it ends. Comments of a
-- storm recommend the same thing thousands of times; here it stands once.
CREATE TABLE protection (
    namespace text        NOT NULL,
    target_id text        NOT NULL,
    action    text        NOT NULL,
    began_at  timestamptz NOT NULL,
    review_at timestamptz,
    review_seconds bigint,
    until_at  timestamptz NOT NULL,
    rule      text        NOT NULL,
    reasons   text[]      NOT NULL,
    ended_at  timestamptz,
    ended_how text,
    ended_by  text,
    end_reason text,
    PRIMARY KEY (namespace, target_id, action, began_at)
);
COMMENT ON COLUMN protection.began_at IS 'Event time of the first comment, like review_at and until_at';
COMMENT ON COLUMN protection.review_seconds IS 'How long after a review the next one is';
COMMENT ON COLUMN protection.ended_how IS 'TIME: until_at passed; CALM: found calm at a review; PERSON: lifted';
CREATE UNIQUE INDEX protection_open ON protection (namespace, target_id, action) WHERE ended_at IS NULL;
