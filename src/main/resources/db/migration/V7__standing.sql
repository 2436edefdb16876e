-- Strikes against accounts. Accounts stand here under their keys alone; what a person wrote as a reason may still tell
-- something of them, so erasing an account deletes its strikes.
CREATE TABLE strike (
    id            uuid             PRIMARY KEY,
    namespace     text             NOT NULL,
    account_key   bytea            NOT NULL,
    action        text             NOT NULL,
    weight        double precision NOT NULL CHECK (weight > 0 AND weight <= 100),
    reasons       text[]           NOT NULL,
    rule          text,
    decided_by    text,
    reason        text,
    decision_id   text,
    assessment_id text,
    case_id       text,
    struck_at     timestamptz      NOT NULL,
    expires_at    timestamptz      NOT NULL CHECK (expires_at > struck_at),
    revoked_at    timestamptz,
    revoked_by    text,
    revoke_reason text,
    -- No strike without its ground: a person with a reason, or a rule with the assessment it fired on, which may only
    -- educate. A comparison with NULL would let a row pass, hence coalesce.
    CONSTRAINT strike_has_ground CHECK (
        (coalesce(rule, '') <> '' AND coalesce(assessment_id, '') <> '' AND action = 'EDUCATE'
            AND decided_by IS NULL AND reason IS NULL AND decision_id IS NULL AND case_id IS NULL)
        OR (rule IS NULL AND coalesce(decided_by, '') <> '' AND coalesce(reason, '') <> '')),
    CONSTRAINT strike_revoked_by_person CHECK (
        (revoked_at IS NULL AND revoked_by IS NULL AND revoke_reason IS NULL)
        OR (revoked_at IS NOT NULL AND coalesce(revoked_by, '') <> '' AND coalesce(revoke_reason, '') <> ''))
);
COMMENT ON COLUMN strike.struck_at IS 'Event time of the decision, like expires_at; revoked_at is wall time';
CREATE INDEX strike_by_account ON strike (namespace, account_key, struck_at);
CREATE INDEX strike_by_expiry ON strike (expires_at);
-- One assessment educates once, however often its row is written; a comment that is changed is assessed anew.
CREATE UNIQUE INDEX strike_once_per_assessment ON strike (namespace, assessment_id) WHERE rule IS NOT NULL;
CREATE UNIQUE INDEX strike_once_per_decision ON strike (namespace, decision_id) WHERE decision_id IS NOT NULL;

-- Which state of an account's strikes there is, and which of them Redis was given last. Whatever changes strikes raises
-- the version in the same transaction, so that no change is forgotten and a later one is never overwritten by an earlier.
-- Namespaces are compared by their bytes, as Java does: all writers meet their locks in one order.
CREATE TABLE standing_copy (
    namespace   text   COLLATE "C" NOT NULL,
    account_key bytea  NOT NULL,
    version     bigint NOT NULL,
    copied      bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (namespace, account_key)
);
COMMENT ON COLUMN standing_copy.version IS 'Microseconds since 1970 or one more than before: rises even if the row was gone in between';
CREATE INDEX standing_to_copy ON standing_copy (version) WHERE copied < version;
