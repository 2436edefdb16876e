-- Why an answer is known goes with the last of what the case rests on, like all reasons given on it.
ALTER TABLE golden_case ALTER COLUMN reason DROP NOT NULL;
COMMENT ON COLUMN golden_case.reason IS 'Null once it is erased';
UPDATE golden_case g SET reason = NULL
WHERE NOT EXISTS (SELECT FROM case_member m WHERE m.case_id = g.case_id AND m.content IS NOT NULL);

-- What is undone when nothing is left of its case has a reason for that alone, which goes in its time.
DROP INDEX decision_with_reason;
CREATE INDEX decision_with_reason ON case_decision (namespace, decided_at, id)
    WHERE reason IS NOT NULL OR undo_reason IS NOT NULL;
