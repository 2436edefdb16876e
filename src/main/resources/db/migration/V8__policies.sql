-- The life of policies. Global, like targets: not bound to a caller's namespace.
CREATE TABLE policy (
    id             text PRIMARY KEY,
    active_version text,
    shadow_version text,
    earlier        text[] NOT NULL,
    archived_at    timestamptz
);
COMMENT ON COLUMN policy.active_version IS 'Null: no stored version is in force; the policy of that id that came with the service is, if there is one';
COMMENT ON COLUMN policy.earlier IS 'The versions active before, oldest first: where a rollback goes';

CREATE TABLE policy_version (
    seq        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    policy_id  text        NOT NULL REFERENCES policy (id),
    version    text        NOT NULL,
    source     text        NOT NULL,
    rules      integer     NOT NULL,
    note       text,
    created_by text        NOT NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (policy_id, version)
);
COMMENT ON COLUMN policy_version.version IS 'Beginning of the SHA-256 of the source';

CREATE TABLE policy_event (
    seq          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    policy_id    text        NOT NULL REFERENCES policy (id),
    at           timestamptz NOT NULL,
    kind         text        NOT NULL,
    version      text,
    from_version text,
    caller       text        NOT NULL,
    decided_by   text,
    reason       text
);
COMMENT ON TABLE policy_event IS 'Who did what to a policy, when and why';
CREATE INDEX policy_event_by_policy ON policy_event (policy_id, seq);

CREATE FUNCTION refuse_change() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME;
END $$;
CREATE TRIGGER policy_version_is_immutable BEFORE UPDATE OR DELETE ON policy_version
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER policy_event_is_immutable BEFORE UPDATE OR DELETE ON policy_event
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

INSERT INTO registry_version VALUES ('policy', 0);

-- A backtest looks at the assessments of one namespace and belongs to it. Accounts stand in the report under their keys
-- alone: erasing an account's row erases it here too.
CREATE TABLE policy_backtest (
    id               uuid        PRIMARY KEY,
    policy_id        text        NOT NULL,
    version          text        NOT NULL,
    against          text        NOT NULL,
    namespace        text        NOT NULL,
    received_from    timestamptz NOT NULL,
    received_to      timestamptz NOT NULL,
    row_limit        bigint      NOT NULL,
    requested_by     text        NOT NULL,
    requested_at     timestamptz NOT NULL,
    state            text        NOT NULL,
    failure          text,
    runner           uuid,
    cancel_requested boolean     NOT NULL DEFAULT false,
    done             bigint      NOT NULL DEFAULT 0,
    total            bigint,
    started_at       timestamptz,
    beat_at          timestamptz,
    ended_at         timestamptz,
    report           text
);
COMMENT ON COLUMN policy_backtest.against IS 'RECORDED, or the policy@version that decides the same situations beside';
COMMENT ON COLUMN policy_backtest.runner IS 'The replica that runs it; its heartbeat is beat_at';
CREATE INDEX policy_backtest_by_policy ON policy_backtest (namespace, policy_id, id);
CREATE INDEX policy_backtest_open ON policy_backtest (requested_at) WHERE state IN ('QUEUED', 'RUNNING');
