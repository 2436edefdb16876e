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
