-- What persons decided about groups, as far as it stands: a group is innocent if the latest decision on a case about
-- it, or about one that became part of it, found that nothing stands. Written in the transaction of the decision and
-- brought to Redis from here. A group's id is no personal data.
--
-- Order of locks: after appeals, before protections and strikes, in order of the keys.
CREATE TABLE group_verdict (
    namespace  text        NOT NULL,
    group_id   text        NOT NULL,
    whole_id   text        NOT NULL,
    decided_at timestamptz,
    cleared    boolean     NOT NULL,
    version    bigint      NOT NULL,
    copied     bigint      NOT NULL DEFAULT 0,
    PRIMARY KEY (namespace, group_id)
);
COMMENT ON COLUMN group_verdict.whole_id IS 'The group that it has become part of, as far as is known, else itself';
COMMENT ON COLUMN group_verdict.decided_at IS 'Of the latest decision that stands; null once none does';
COMMENT ON COLUMN group_verdict.cleared IS 'By that decision';
COMMENT ON COLUMN group_verdict.version IS 'Microseconds since 1970 or one more than before';
COMMENT ON COLUMN group_verdict.copied IS 'The version that Redis has';
CREATE INDEX group_verdict_of_whole ON group_verdict (namespace, whole_id);
CREATE INDEX group_verdict_to_copy ON group_verdict (version) WHERE copied < version;

-- All decisions about a group are found by it.
CREATE INDEX case_by_group ON moderation_case (namespace, group_id) WHERE group_id IS NOT NULL;

-- The group that one has become part of, as the copies of groups tell, else itself. More than eight steps are a fault.
CREATE FUNCTION whole_group(of_namespace text, of_group text) RETURNS text
    LANGUAGE sql STABLE
RETURN (WITH RECURSIVE way AS (
            SELECT of_group AS id, 0 AS step
            UNION ALL
            SELECT s.into_id, w.step + 1
            FROM way w JOIN group_snapshot s ON s.namespace = of_namespace AND s.group_id = w.id
            WHERE s.into_id IS NOT NULL AND w.step < 8
        )
        SELECT id FROM way ORDER BY step DESC LIMIT 1);

-- When persons found a group innocent; null if they did not, or not in the end.
CREATE FUNCTION group_cleared_at(of_namespace text, of_group text) RETURNS timestamptz
    LANGUAGE sql STABLE
RETURN (SELECT CASE WHEN v.cleared THEN v.decided_at END FROM group_verdict v
        WHERE v.namespace = of_namespace AND (v.whole_id = of_group OR v.group_id = of_group)
            AND v.decided_at IS NOT NULL
        ORDER BY v.decided_at DESC, v.group_id DESC LIMIT 1);

-- What was decided before: groups that were found innocent are so from now on.
INSERT INTO group_verdict (namespace, group_id, whole_id, decided_at, cleared, version)
SELECT namespace, group_id, whole_group(namespace, group_id), decided_at, outcome = 'OVERTURN',
    extract(epoch FROM clock_timestamp()) * 1000000
FROM (SELECT DISTINCT ON (c.namespace, c.group_id) c.namespace, c.group_id, d.decided_at, d.outcome
      FROM moderation_case c JOIN case_decision d ON d.case_id = c.id
      WHERE c.kind = 'GROUP' AND c.review_of IS NULL AND d.undone_at IS NULL AND d.replaced_by IS NULL
          AND d.decided_at > now() - interval '180 days'
      ORDER BY c.namespace, c.group_id, d.decided_at DESC, d.id DESC) AS latest;
