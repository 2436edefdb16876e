-- A case closes by itself when nothing is left of the comments that it holds, or looks at again, while it is open.
ALTER TABLE moderation_case DROP CONSTRAINT moderation_case_state_check;
ALTER TABLE moderation_case ADD CONSTRAINT moderation_case_state_check
    CHECK (state IN ('OPEN', 'DECIDED', 'MERGED', 'EMPTIED'));

-- Those that have waited in their queues like that.
UPDATE moderation_case c
SET state = 'EMPTIED', claimed_by = NULL, lease_until = NULL, case_key = 'x:' || c.id
WHERE c.state = 'OPEN'
    AND NOT EXISTS (SELECT FROM case_member m
                    WHERE m.case_id = coalesce(c.review_of, c.id) AND m.seq <= c.member_count AND m.content IS NOT NULL);
