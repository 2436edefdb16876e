-- Fairness looks at the appeals of some days every ten minutes, an evidence pack for those of its comments, and retention
-- for those that have been closed for long: their rows stay.
CREATE INDEX appeal_by_filing ON appeal (namespace, filed_at);
CREATE INDEX appeal_to_empty ON appeal (namespace, closed_at) WHERE NOT erased;
CREATE INDEX appeal_of_assessment ON appeal (assessment_id) WHERE assessment_id IS NOT NULL;

-- The list of cases with known answers goes by case.
DROP INDEX golden_case_by_time;
CREATE INDEX golden_case_by_case ON golden_case (namespace, case_id);

-- A backfill that comes newest first makes each group part of an older one: as many steps as the service takes.
CREATE OR REPLACE FUNCTION whole_group(of_namespace text, of_group text) RETURNS text
    LANGUAGE sql STABLE
RETURN (WITH RECURSIVE way AS (
            SELECT of_group AS id, 0 AS step
            UNION ALL
            SELECT s.into_id, w.step + 1
            FROM way w JOIN group_snapshot s ON s.namespace = of_namespace AND s.group_id = w.id
            WHERE s.into_id IS NOT NULL AND w.step < 32
        )
        SELECT id FROM way ORDER BY step DESC LIMIT 1);
