-- Debunked claims. Global, like the targets that they are about.
CREATE TABLE rumour (
    id              text        PRIMARY KEY,
    target_id       text        NOT NULL REFERENCES target (id),
    text            text        NOT NULL,
    debunked_by     text        NOT NULL,
    source          text        NOT NULL,
    archived_at     timestamptz,
    updated_at      timestamptz NOT NULL,
    updated_version bigint      NOT NULL
);
COMMENT ON COLUMN rumour.updated_version IS 'The registry''s version that this row last changed with: replicas read what is above the one they have';
CREATE INDEX rumour_by_version ON rumour (updated_version, id);
CREATE INDEX rumour_by_target ON rumour (target_id, id);
INSERT INTO registry_version VALUES ('rumour', 0);
