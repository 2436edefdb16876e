-- Whether a comment in a case is one of an account that is erased, or is being erased: until the rest is done, which needs
-- Redis too, its evidence stands under the account's own key, but leaves no strike and is quoted nowhere any more.
CREATE FUNCTION is_erased(in_namespace text, key bytea, assessment uuid) RETURNS boolean
    LANGUAGE sql STABLE
RETURN EXISTS (SELECT FROM erased_account e WHERE e.namespace = in_namespace AND e.account_key = key)
    OR EXISTS (SELECT FROM erasure_guard g WHERE g.namespace = in_namespace AND g.account_key = key
               AND assessment < uuid_floor(g.received_until + interval '1 millisecond'));

-- Keys of cases lead to accounts; what is part of another case or emptied gathers no more.
UPDATE moderation_case c SET case_key = 'x:' || id
WHERE starts_with(case_key, 'a:')
    AND (state = 'MERGED'
         OR state = 'DECIDED' AND NOT EXISTS (SELECT FROM case_member m WHERE m.case_id = c.id AND m.account_key IS NOT NULL));
