-- Which HMAC key the account keys of this database were made with. The first start writes it down; a start with another
-- key is refused, since it would recognise nobody and erase nothing. It leads neither to the key nor to an account.
CREATE TABLE hmac_key (
    only_one    boolean     PRIMARY KEY DEFAULT true CHECK (only_one),
    fingerprint bytea       NOT NULL,
    noted_at    timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN hmac_key.fingerprint IS 'HMAC of a constant. Deleting the row lets the next start take another key';
