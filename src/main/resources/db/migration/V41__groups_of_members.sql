-- Which group each comment of a case moves with: those of an account's case may move with several, or with none, and the
-- case names one. Comments from before, and those that a replica of the version before writes, have none written down: the
-- one that their case names counts for them.
ALTER TABLE case_member ADD COLUMN group_id text;
COMMENT ON COLUMN case_member.group_id IS 'Empty if it moves with none; null of what came before there was such a column';
