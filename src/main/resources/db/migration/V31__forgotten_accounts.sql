-- How many accounts were forgotten that the log does not tell of yet. Forgetting keeps comments waiting, so it waits for no
-- log itself; what is noted here in its transaction is told in the next one.
CREATE TABLE forgotten_accounts (
    namespace   text        COLLATE "C" NOT NULL,
    seen_before timestamptz NOT NULL,
    accounts    bigint      NOT NULL,
    PRIMARY KEY (namespace, seen_before)
);
