-- Whom each comment of a case is about, so that what is split off a case takes its own targets with it and leaves the rest.
-- Comments from before have none written down; a case that holds one keeps the targets that it has.
ALTER TABLE case_member ADD COLUMN target_ids text[];
COMMENT ON COLUMN case_member.target_ids IS 'Ids of targets, without repeats; null of what came before there was such a column';
