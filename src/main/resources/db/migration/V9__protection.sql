-- What is recommended for a target over time: when it began, when somebody should look again, when it ends. Comments of a
-- storm recommend the same thing thousands of times; here it stands once. Keys are compared by their bytes, as Java does,
-- so that all writers meet their locks in one order.
CREATE TABLE protection (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    namespace      text COLLATE "C" NOT NULL,
    target_id      text COLLATE "C" NOT NULL,
    action         text COLLATE "C" NOT NULL,
    began_at       timestamptz      NOT NULL,
    review_at      timestamptz,
    review_seconds bigint,
    until_at       timestamptz      NOT NULL,
    rule           text             NOT NULL,
    reasons        text[]           NOT NULL,
    ended_at       timestamptz,
    ended_how      text,
    ended_by       text,
    end_reason     text
);
COMMENT ON COLUMN protection.began_at IS 'Event time of the first comment, like review_at and until_at';
COMMENT ON COLUMN protection.review_seconds IS 'How long after a review the next one is; null where nothing is to be reviewed';
COMMENT ON COLUMN protection.ended_how IS 'TIME: until_at passed; CALM: found calm at a review; PERSON: lifted';
CREATE UNIQUE INDEX protection_open ON protection (namespace, target_id, action) WHERE ended_at IS NULL;
CREATE INDEX protection_of_target ON protection (namespace, target_id, began_at);
