-- Several rules may call for one measure. A lifting is about those that did, and a calm ends what was to be reviewed,
-- not what a threat asks for beside it.
ALTER TABLE protection ADD COLUMN more_rules text[] NOT NULL DEFAULT '{}', ADD COLUMN firm_until timestamptz;
COMMENT ON COLUMN protection.more_rules IS 'The rules that called for it after the first one, as rule has it';
COMMENT ON COLUMN protection.firm_until IS 'Until when it was called for without a review; all of it is without review_at';
