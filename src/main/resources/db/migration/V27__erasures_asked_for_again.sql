-- Whoever asks again for an account to be erased is told what is still held of it. As long as something is, the erasure
-- knows the account by a keyed hash, which is no account key and leads nowhere without the service's secret and the id.
ALTER TABLE erasure ADD COLUMN account_hash bytea;
COMMENT ON COLUMN erasure.account_hash IS 'Of the account, keyed; null once nothing is held';
CREATE INDEX erasure_by_account ON erasure (account_hash) WHERE account_hash IS NOT NULL;

-- Here, since a replica of the version before, which knows of no hash, may be the one that completes an erasure.
CREATE FUNCTION forget_erased() RETURNS trigger
    LANGUAGE plpgsql AS
$$
BEGIN
    NEW.account_hash := NULL;
    RETURN NEW;
END
$$;
CREATE TRIGGER erasure_forgets BEFORE INSERT OR UPDATE ON erasure
    FOR EACH ROW WHEN (NEW.state = 'COMPLETE') EXECUTE FUNCTION forget_erased();
