-- Appeals: against a decision, by an account or a target that it concerns; or against what a rule did by itself, by the
-- author. What was said and by whom is personal and goes when the account is erased; that there was an appeal, and what
-- came of it, stays.
CREATE TABLE appeal (
    id            uuid        PRIMARY KEY,
    namespace     text        COLLATE "C" NOT NULL,
    decision_id   uuid        REFERENCES case_decision (id) ON DELETE CASCADE,
    assessment_id uuid,
    party         text        NOT NULL CHECK (party IN ('ACCOUNT', 'TARGET')),
    account_key   bytea,
    target_id     text        COLLATE "C",
    statement     text,
    state         text        NOT NULL CHECK (state IN ('OPEN', 'GRANTED', 'REJECTED', 'WITHDRAWN', 'MOOT')),
    filed_at      timestamptz NOT NULL,
    due_at        timestamptz NOT NULL CHECK (due_at > filed_at),
    reminded_at   timestamptz,
    closed_at     timestamptz,
    closed_by     bytea,
    reason        text,
    measures      text[]      NOT NULL DEFAULT '{}',
    strikes       uuid[]      NOT NULL DEFAULT '{}',
    members       integer     NOT NULL DEFAULT 0,
    new_strike    uuid,
    new_decision  uuid,
    erased        boolean     NOT NULL DEFAULT false,
    CHECK (decision_id IS NOT NULL OR assessment_id IS NOT NULL),
    CHECK ((party = 'TARGET') = (target_id IS NOT NULL)),
    CHECK (party = 'ACCOUNT' OR decision_id IS NOT NULL),
    CHECK ((party = 'ACCOUNT' AND NOT erased) = (account_key IS NOT NULL)),
    CHECK (erased = (statement IS NULL)),
    CHECK (NOT erased OR (reason IS NULL AND state <> 'OPEN')),
    CHECK ((state = 'OPEN') = (closed_at IS NULL)),
    CHECK (closed_by IS NOT NULL OR state NOT IN ('GRANTED', 'REJECTED')),
    CHECK (new_decision IS NULL OR party = 'TARGET')
);
COMMENT ON COLUMN appeal.assessment_id IS 'What was appealed against, where no person had decided yet; decision_id is added if one has by the time of the review';
COMMENT ON COLUMN appeal.closed_by IS 'Null where it closed by itself: its decision was undone or replaced, or the account erased';
COMMENT ON COLUMN appeal.strikes IS 'Those that it took back';
COMMENT ON COLUMN appeal.members IS 'Comments of the case for which the decision does not hold any more';
COMMENT ON COLUMN appeal.new_strike IS 'The milder one that stands instead';
COMMENT ON COLUMN appeal.new_decision IS 'The one that replaced the decision';
-- One at a time, and what was reviewed is final. Who withdrew, or whose decision was undone, may come again.
CREATE UNIQUE INDEX appeal_once_per_account ON appeal (decision_id, account_key)
    WHERE decision_id IS NOT NULL AND account_key IS NOT NULL AND state IN ('OPEN', 'GRANTED', 'REJECTED');
CREATE UNIQUE INDEX appeal_once_per_target ON appeal (decision_id, target_id)
    WHERE target_id IS NOT NULL AND state IN ('OPEN', 'GRANTED', 'REJECTED');
CREATE UNIQUE INDEX appeal_once_per_assessment ON appeal (assessment_id)
    WHERE decision_id IS NULL AND state IN ('OPEN', 'GRANTED', 'REJECTED');
CREATE INDEX appeal_by_due ON appeal (namespace, due_at, id);
CREATE INDEX appeal_by_state ON appeal (namespace, state, due_at, id);
CREATE INDEX appeal_by_decision ON appeal (decision_id);
CREATE INDEX appeal_by_account ON appeal (namespace, account_key, due_at, id) WHERE account_key IS NOT NULL;
CREATE INDEX appeal_by_new_decision ON appeal (new_decision) WHERE new_decision IS NOT NULL;
CREATE INDEX appeal_old ON appeal (closed_at) WHERE decision_id IS NULL;
CREATE INDEX appeal_open ON appeal (due_at) WHERE state = 'OPEN';
