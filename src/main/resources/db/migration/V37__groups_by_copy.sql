-- Copies of groups that are older than they are kept, oldest first.
CREATE INDEX group_snapshot_by_taken ON group_snapshot (taken_at);
