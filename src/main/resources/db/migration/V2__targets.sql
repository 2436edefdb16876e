-- The registry of athletes, coaches, officials and teams. Global: not bound to a caller's namespace.
CREATE TABLE target (
    id                   text        PRIMARY KEY,
    name                 text        NOT NULL,
    role                 text        NOT NULL,
    sport                text,
    aliases              text[]      NOT NULL,
    derogatory_names     text[]      NOT NULL,
    official_account_ids text[]      NOT NULL,
    minor                boolean     NOT NULL,
    archived_at          timestamptz,
    updated_at           timestamptz NOT NULL
);

-- Replicas poll this number; a change of any target raises it in the same transaction.
CREATE TABLE registry_version (
    registry text   PRIMARY KEY,
    version  bigint NOT NULL
);
INSERT INTO registry_version VALUES ('target', 0);
