-- What is left of a group once Redis has let it go. Accounts stand in it under their keys alone: erasing an account's row
-- erases it here too.
CREATE TABLE group_snapshot (
    namespace    text        NOT NULL,
    group_id     text        NOT NULL,
    kind         text        NOT NULL,
    first_seen   timestamptz NOT NULL,
    last_seen    timestamptz NOT NULL,
    target_ids   text[]      NOT NULL,
    member_count integer     NOT NULL,
    body         jsonb       NOT NULL,
    taken_at     timestamptz NOT NULL,
    into_id      text,
    PRIMARY KEY (namespace, group_id)
);
COMMENT ON COLUMN group_snapshot.first_seen IS 'Event time, like last_seen; taken_at is wall time';
COMMENT ON COLUMN group_snapshot.into_id IS 'The group that this one has become part of';
CREATE INDEX group_snapshot_by_last_seen ON group_snapshot (namespace, last_seen, group_id);
