-- API keys that the service itself gave out. Only their digests are here; those that the configuration names are not.
CREATE TABLE api_key (
    id           uuid        PRIMARY KEY,
    namespace    text        COLLATE "C" NOT NULL,
    caller       text        NOT NULL,
    label        text        NOT NULL,
    roles        text[]      NOT NULL CHECK (roles <@ ARRAY['assess', 'moderate', 'policy', 'admin', 'audit'] AND roles <> '{}'),
    digest       bytea       NOT NULL UNIQUE CHECK (octet_length(digest) = 32),
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz,
    rotated_to   uuid,
    last_used_on date
);
COMMENT ON TABLE api_key IS 'A key that is taken back is deleted; the log remembers it';
COMMENT ON COLUMN api_key.digest IS 'SHA-256 of the key, which has 256 random bits';
COMMENT ON COLUMN api_key.namespace IS 'Of the caller when the key was given out: a caller that is moved to another namespace does not take its keys along';
COMMENT ON COLUMN api_key.rotated_to IS 'The key that takes its place; this one ends with the overlap';
COMMENT ON COLUMN api_key.last_used_on IS 'UTC day, noted within seconds';
CREATE INDEX api_key_by_namespace ON api_key (namespace, id);

INSERT INTO registry_version VALUES ('api-key', 0);
