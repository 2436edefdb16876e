-- Whom each comment of a case attacks, so that a storm takes in none that only names its target. Comments from before
-- have none written down: what they opened stays a case of its own.
ALTER TABLE case_member ADD COLUMN attacked_ids text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN case_member.attacked_ids IS 'Ids of targets, among those of target_ids';
