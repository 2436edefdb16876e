-- What belongs together is told by when it was said, not by when it was written down: a backfill writes months within
-- an hour.

-- Which comments of a group's or a storm's case came as that, and were not gathered afterwards: what lies near those is
-- gathered, and not what lies near the gathered in turn. Of cases that are open by now all count as such.
ALTER TABLE case_member ADD COLUMN of_many boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN case_member.of_many IS 'It came in the group or the storm whose case it was added to';
UPDATE case_member m SET of_many = true
FROM moderation_case c
WHERE c.id = m.case_id AND c.state = 'OPEN' AND c.review_of IS NULL AND c.kind IN ('GROUP', 'STORM');
CREATE INDEX case_member_of_many ON case_member (case_id, event_time) WHERE of_many;

-- What a storm may gather.
CREATE INDEX case_member_attacks ON case_member (namespace, event_time) WHERE NOT of_many AND attacked_ids <> '{}';
DROP INDEX case_loose;

-- A target may have several storms whose cases are open: their keys have a time besides.
UPDATE moderation_case SET case_key = case_key || '@0'
WHERE state = 'OPEN' AND starts_with(case_key, 's:') AND strpos(case_key, '~') = 0;
