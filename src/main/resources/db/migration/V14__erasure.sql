-- Erasure of accounts on request, and what is let go by its age.

-- What was erased, and what is still held. Neither account id nor key: who it was is not to be known afterwards.
CREATE TABLE erasure (
    id           uuid        PRIMARY KEY,
    namespace    text        COLLATE "C" NOT NULL,
    requested_at timestamptz NOT NULL,
    requested_by bytea       NOT NULL,
    reason       text        NOT NULL,
    state        text        NOT NULL CHECK (state IN ('REQUESTED', 'HELD', 'COMPLETE')),
    completed_at timestamptz,
    erased       text        NOT NULL,
    CHECK ((state = 'COMPLETE') = (completed_at IS NOT NULL))
);
COMMENT ON COLUMN erasure.state IS 'REQUESTED: the id is gone, the rest will be within minutes; HELD: evidence of cases waits';
COMMENT ON COLUMN erasure.erased IS 'JSON: how many rows of each kind';
CREATE INDEX erasure_by_namespace ON erasure (namespace, id);
CREATE INDEX erasure_not_complete ON erasure (id) WHERE state <> 'COMPLETE';

-- Comments that were received before an account was erased and are written after it must not bring it back. A row goes
-- as soon as no such comment can be under way any more.
CREATE TABLE erasure_guard (
    namespace      text        COLLATE "C" NOT NULL,
    account_key    bytea       NOT NULL,
    erasure_id     uuid        NOT NULL REFERENCES erasure (id),
    received_until timestamptz NOT NULL,
    PRIMARY KEY (namespace, account_key, erasure_id)
);
CREATE INDEX erasure_guard_by_erasure ON erasure_guard (erasure_id);

-- Comments of erased accounts whose evidence cases still need stand under keys made up by chance, which lead nowhere,
-- not even to the same person writing again. What is decided on such a key must leave no strike:
-- EXISTS (SELECT FROM erased_account e WHERE e.namespace = m.namespace AND e.account_key = m.account_key)
CREATE TABLE erased_account (
    namespace   text  COLLATE "C" NOT NULL,
    account_key bytea NOT NULL,
    erasure_id  uuid  NOT NULL REFERENCES erasure (id),
    PRIMARY KEY (namespace, account_key)
);
CREATE INDEX erased_account_by_erasure ON erased_account (erasure_id);

-- The case that a case's comments are part of in the end.
CREATE FUNCTION final_case(one uuid) RETURNS uuid
    LANGUAGE sql STABLE
BEGIN ATOMIC
    WITH RECURSIVE way AS (
        SELECT c.id, c.merged_into FROM moderation_case c WHERE c.id = one
        UNION
        SELECT c.id, c.merged_into FROM way w JOIN moderation_case c ON c.id = w.merged_into
    )
    SELECT id FROM way WHERE merged_into IS NULL;
END;

-- Accounts whose comments were dropped: looked at whether anything is left of them.
CREATE TABLE idle_account (
    namespace   text  COLLATE "C" NOT NULL,
    account_key bytea NOT NULL,
    PRIMARY KEY (namespace, account_key)
);

CREATE TABLE retention_run (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    started_at timestamptz NOT NULL,
    ended_at   timestamptz NOT NULL,
    report     text        NOT NULL
);
COMMENT ON COLUMN retention_run.report IS 'JSON: counts and days, nothing personal';
