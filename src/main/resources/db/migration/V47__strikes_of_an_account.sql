-- The newest of an account before a moment, one after the other: rules may have educated an account a thousand times, of
-- which few count.
CREATE INDEX strike_of_account_by_rule ON strike (namespace, account_key, struck_at, id) WHERE rule IS NOT NULL;

-- And what persons decided about it beside all those.
CREATE INDEX strike_of_account_by_person ON strike (namespace, account_key, struck_at) WHERE rule IS NULL;
