-- The snapshots of an account are found by it, also those of before and those that a replica of the version before writes.
-- It erases an account out of them; without it the bodies of half a year were read for that.
CREATE INDEX group_snapshot_by_account ON group_snapshot
    USING gin (jsonb_path_query_array(body, '$.*[*].account') jsonb_path_ops);
