-- Cases, what was decided on them, and the log that all decisions are chained in.
--
-- Order of locks, for every transaction: case rows (by namespace and key), appeals, protections, strikes, the chain.

-- The one place that knows a moderator's name; everything else holds a keyed hash of it.
CREATE TABLE moderator (
    namespace     text  COLLATE "C" NOT NULL,
    moderator_key bytea             NOT NULL,
    name          text              NOT NULL,
    PRIMARY KEY (namespace, moderator_key)
);

-- Both without repeats, in order.
CREATE FUNCTION union_of(one text[], other text[]) RETURNS text[]
    LANGUAGE sql IMMUTABLE
RETURN CASE WHEN one @> other THEN one
    ELSE ARRAY(SELECT DISTINCT e FROM unnest(one || other) AS e ORDER BY e) END;

CREATE TABLE moderation_case (
    id           uuid        PRIMARY KEY,
    namespace    text        COLLATE "C" NOT NULL,
    case_key     text        COLLATE "C" NOT NULL,
    kind         text        NOT NULL CHECK (kind IN ('GROUP', 'STORM', 'ACCOUNT')),
    group_id     text,
    target_ids   text[]      NOT NULL,
    queue        text        COLLATE "C" NOT NULL,
    priority     smallint    NOT NULL CHECK (priority BETWEEN 1 AND 5),
    rule         text        NOT NULL,
    labels       text[]      NOT NULL,
    severity     smallint    NOT NULL,
    proposed     text[]      NOT NULL,
    sensitive    boolean     NOT NULL,
    member_count integer     NOT NULL,
    opened_at    timestamptz NOT NULL,
    last_at      timestamptz NOT NULL,
    versions     text        NOT NULL,
    state        text        NOT NULL CHECK (state IN ('OPEN', 'DECIDED', 'MERGED')),
    claimed_by   bytea,
    lease_until  timestamptz,
    decision_id  uuid,
    merged_into  uuid,
    review_of    uuid,
    CHECK ((claimed_by IS NULL) = (lease_until IS NULL)),
    CHECK ((state = 'DECIDED') = (decision_id IS NOT NULL)),
    CHECK ((state = 'MERGED') = (merged_into IS NOT NULL))
) WITH (fillfactor = 85);
COMMENT ON COLUMN moderation_case.case_key IS 'What gathers comments: a group, a storm, or an account with a queue and a target';
COMMENT ON COLUMN moderation_case.proposed IS 'Every measure that the policy recommended for one of its comments';
COMMENT ON COLUMN moderation_case.versions IS 'Of policy, lexicons and models that opened it, compact JSON';
COMMENT ON COLUMN moderation_case.sensitive IS 'To be shown blurred first';
COMMENT ON COLUMN moderation_case.review_of IS 'A second look at another case, by somebody else, whose decision has no effect';
-- What is open gathers; once it is decided, later comments open a new case.
CREATE UNIQUE INDEX case_open ON moderation_case (namespace, case_key) WHERE state = 'OPEN';
CREATE INDEX case_queue ON moderation_case (namespace, queue, priority, opened_at, id) WHERE state = 'OPEN';
CREATE INDEX case_all_queues ON moderation_case (namespace, priority, opened_at, id) WHERE state = 'OPEN';
CREATE INDEX case_by_state ON moderation_case (namespace, state, id);
CREATE INDEX case_claimed ON moderation_case (namespace, claimed_by, id) WHERE state = 'OPEN' AND claimed_by IS NOT NULL;
CREATE INDEX case_gathering ON moderation_case (last_at) WHERE state = 'OPEN' AND kind IN ('GROUP', 'STORM');
CREATE INDEX case_loose ON moderation_case (namespace, opened_at)
    WHERE state = 'OPEN' AND kind = 'ACCOUNT' AND severity < 4;
CREATE INDEX case_by_review ON moderation_case (review_of) WHERE review_of IS NOT NULL;

-- A case keeps its own copy of what it rests on, so that days of assessments can be dropped under it.
CREATE TABLE case_member (
    case_id       uuid        NOT NULL REFERENCES moderation_case (id),
    seq           integer     NOT NULL,
    assessment_id uuid        NOT NULL,
    namespace     text        COLLATE "C" NOT NULL,
    account_key   bytea,
    event_time    timestamptz NOT NULL,
    severity      smallint    NOT NULL,
    labels        text[]      NOT NULL,
    actions       text[]      NOT NULL,
    rule          text        NOT NULL,
    sensitive     boolean     NOT NULL,
    digest        bytea       NOT NULL,
    salt          bytea,
    content       text,
    comment_id    text,
    overturned_by uuid,
    PRIMARY KEY (case_id, seq),
    CHECK ((salt IS NULL) = (content IS NULL))
);
COMMENT ON COLUMN case_member.account_key IS 'Null once the account is erased, like salt and content';
COMMENT ON COLUMN case_member.content IS 'JSON: text, what it answers, display name, the answer as stored; see MemberContent';
COMMENT ON COLUMN case_member.comment_id IS 'The id that the caller gave the comment; not in content, so that evidence can be given away';
COMMENT ON COLUMN case_member.digest IS 'SHA-256 of salt and content: stays when they go';
COMMENT ON COLUMN case_member.overturned_by IS 'The appeal that took this part of the decision back';
CREATE UNIQUE INDEX case_member_once ON case_member (assessment_id);
CREATE INDEX case_member_by_account ON case_member (namespace, account_key, case_id);

CREATE TABLE case_decision (
    id           uuid        PRIMARY KEY,
    namespace    text        COLLATE "C" NOT NULL,
    case_id      uuid        NOT NULL REFERENCES moderation_case (id),
    bulk_id      uuid,
    outcome      text        NOT NULL CHECK (outcome IN ('UPHOLD', 'OVERTURN', 'CHANGE')),
    measures     text[]      NOT NULL,
    reason       text,
    decided_by   bytea       NOT NULL,
    decided_at   timestamptz NOT NULL,
    members      integer     NOT NULL,
    accounts     integer     NOT NULL,
    members_root bytea       NOT NULL,
    undone_at    timestamptz,
    undone_by    bytea,
    undo_reason  text,
    replaced_by  uuid,
    CHECK ((undone_at IS NULL) = (undone_by IS NULL))
);
COMMENT ON COLUMN case_decision.reason IS 'Null once it is erased';
COMMENT ON COLUMN case_decision.members_root IS 'SHA-256 over the digests of the members it covers, in their order';
COMMENT ON COLUMN case_decision.replaced_by IS 'The decision that an appeal put in its place';
CREATE INDEX decision_by_case ON case_decision (case_id);
CREATE INDEX decision_by_time ON case_decision (namespace, decided_at, id);
CREATE INDEX decision_by_bulk ON case_decision (bulk_id) WHERE bulk_id IS NOT NULL;
CREATE INDEX strike_by_case ON strike (namespace, case_id) WHERE case_id IS NOT NULL;
ALTER TABLE strike ADD COLUMN revoked_in text;
COMMENT ON COLUMN strike.revoked_in IS 'The decision on a case under which an education by rule does not stand; undone, it stands again';

-- The log. An event's hash covers the one before, so that none can be changed, taken out or moved. What is personal lies
-- beside it and is covered by a salted digest: erasing it leaves the chain whole.
CREATE TABLE audit_event (
    namespace       text        COLLATE "C" NOT NULL,
    seq             bigint      NOT NULL,
    at              timestamptz NOT NULL,
    kind            text        NOT NULL,
    subject         text        NOT NULL,
    body            text        NOT NULL,
    personal_digest bytea,
    previous_hash   bytea       NOT NULL,
    hash            bytea       NOT NULL,
    PRIMARY KEY (namespace, seq)
);
CREATE INDEX audit_event_by_subject ON audit_event (namespace, subject, seq);
CREATE INDEX audit_event_on_decisions ON audit_event (namespace, seq)
    WHERE kind IN ('CASE_DECIDED', 'DECISION_UNDONE', 'APPEAL_DECIDED');
CREATE TRIGGER audit_event_is_immutable BEFORE UPDATE OR DELETE ON audit_event
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_event_is_not_emptied BEFORE TRUNCATE ON audit_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE audit_personal (
    namespace   text   COLLATE "C" NOT NULL,
    seq         bigint NOT NULL,
    account_key bytea,
    salt        bytea  NOT NULL,
    body        text   NOT NULL,
    PRIMARY KEY (namespace, seq)
);
COMMENT ON COLUMN audit_personal.account_key IS 'The account that it is about; null where it is about many or none';
CREATE INDEX audit_personal_by_account ON audit_personal (namespace, account_key) WHERE account_key IS NOT NULL;

-- Where the chain ends. The seal is keyed: who can write to the database alone cannot make another end.
CREATE TABLE audit_chain (
    namespace text   COLLATE "C" PRIMARY KEY,
    seq       bigint NOT NULL,
    hash      bytea  NOT NULL,
    seal      bytea  NOT NULL
);
