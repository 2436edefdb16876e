-- What a policy knew of a comment and what it decided, so that another policy can be tried on it. No text, no account.
ALTER TABLE assessment ADD COLUMN situation text;
COMMENT ON COLUMN assessment.situation IS 'Compact JSON, see JudgedCodec; null for what was assessed before it was kept';
