-- A backtest's report keeps keys of accounts for ninety days, and a key leads to the author's id again once an erased
-- author returns. What an erasure finds is taken out of the report; what it finds running, when that has ended.
ALTER TABLE policy_backtest ADD COLUMN erased text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN policy_backtest.erased IS 'Keys in hex of accounts that were erased while it ran';

-- In place of each key another one that is nobody's.
CREATE FUNCTION without_accounts(report text, keys text[]) RETURNS text
    LANGUAGE plpgsql AS
$$
DECLARE
    key text;
BEGIN
    FOREACH key IN ARRAY keys LOOP
        report := replace(report, key, md5(gen_random_uuid()::text));
    END LOOP;
    RETURN report;
END
$$;

-- Of reports that there are: who has no row in account was erased, and who has one again, the table of erased authors or
-- a guard tells.
UPDATE policy_backtest b SET report = without_accounts(b.report, gone.keys)
FROM (SELECT r.id, array_agg(r.key) AS keys
      FROM (SELECT q.id, q.namespace, item ->> 'id' AS key
            FROM policy_backtest q
            CROSS JOIN jsonb_array_elements(q.report::jsonb #> '{accounts,most,items}') AS item) r
      WHERE NOT EXISTS (SELECT FROM account a
                        WHERE a.namespace = r.namespace AND a.account_key = decode(r.key, 'hex'))
         OR EXISTS (SELECT FROM erased_author e
                    WHERE e.namespace = r.namespace AND e.account_key = decode(r.key, 'hex'))
         OR EXISTS (SELECT FROM erasure_guard g
                    WHERE g.namespace = r.namespace AND g.account_key = decode(r.key, 'hex'))
      GROUP BY r.id) gone
WHERE b.id = gone.id;
