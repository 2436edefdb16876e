-- Whoever asks again for an account to be erased is told what is still held of it. As long as something is, the erasure
-- knows the account by a keyed hash, which is no account key and leads nowhere without the service's secret and the id.
ALTER TABLE erasure ADD COLUMN account_hash bytea;
ALTER TABLE erasure ADD CONSTRAINT erasure_forgets CHECK (state <> 'COMPLETE' OR account_hash IS NULL);
COMMENT ON COLUMN erasure.account_hash IS 'Of the account, keyed; null once nothing is held';
CREATE INDEX erasure_by_account ON erasure (account_hash) WHERE account_hash IS NOT NULL;
