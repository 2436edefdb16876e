-- Fairness looks at the appeals of some days every ten minutes, an evidence pack for those of its comments, and retention
-- for those that have been closed for long: their rows stay.
CREATE INDEX appeal_by_filing ON appeal (namespace, filed_at);
CREATE INDEX appeal_to_empty ON appeal (namespace, closed_at) WHERE NOT erased;
CREATE INDEX appeal_of_assessment ON appeal (assessment_id) WHERE assessment_id IS NOT NULL;

-- The list of cases with known answers goes by case.
DROP INDEX golden_case_by_time;
CREATE INDEX golden_case_by_case ON golden_case (namespace, case_id);
