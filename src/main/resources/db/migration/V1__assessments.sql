-- Identity and storage of assessments.
--
-- assessment and what hangs on it are partitioned by the id itself: ids are UUIDv7 of the time of receipt, so the bounds
-- of a day are the UUIDv7 floors of that UTC day and a look-up by id touches one partition. Days are dropped whole.

CREATE TABLE account (
    namespace   text        NOT NULL,
    account_key bytea       NOT NULL,
    account_id  text        NOT NULL,
    first_seen  timestamptz NOT NULL,
    PRIMARY KEY (namespace, account_key)
);
COMMENT ON TABLE account IS 'The only place that maps an account key to the id. Erasing an account deletes its row.';

-- One row per comment, whatever the number of its revisions: this table decides who was first.
CREATE TABLE comment_ledger (
    namespace     text  COLLATE "C" NOT NULL,
    comment_id    text  COLLATE "C" NOT NULL,
    assessment_id uuid              NOT NULL,
    previous_id   uuid,
    revision      integer           NOT NULL,
    account_key   bytea             NOT NULL,
    fingerprint   bytea             NOT NULL,
    PRIMARY KEY (namespace, comment_id)
) PARTITION BY HASH (namespace, comment_id);
COMMENT ON COLUMN comment_ledger.fingerprint IS 'Keyed hash of text, author, thread and targetIds: equal means a repeat';

DO $$
BEGIN
    FOR i IN 0..15 LOOP
        EXECUTE format('CREATE TABLE comment_ledger_%s PARTITION OF comment_ledger FOR VALUES WITH (MODULUS 16, REMAINDER %s)', i, i);
    END LOOP;
END $$;

CREATE TABLE assessment (
    id          uuid        PRIMARY KEY,
    namespace   text        NOT NULL,
    comment_id  text        NOT NULL,
    revision    integer     NOT NULL,
    previous_id uuid,
    account_key bytea       NOT NULL,
    event_time  timestamptz NOT NULL,
    suggestion  text        NOT NULL,
    severity    smallint    NOT NULL,
    body        jsonb       NOT NULL
) PARTITION BY RANGE (id);
COMMENT ON COLUMN assessment.previous_id IS 'The assessment of the revision before, if any: the revisions of a comment are a chain';
COMMENT ON COLUMN assessment.body IS 'The answer without the parts that quote the comment; those are cut from comment_text on reading';
CREATE INDEX assessment_by_namespace ON assessment (namespace, id);
CREATE INDEX assessment_by_account ON assessment (namespace, account_key, id);

CREATE TABLE assessment_target (
    namespace     text NOT NULL,
    target_id     text NOT NULL,
    assessment_id uuid NOT NULL,
    PRIMARY KEY (namespace, target_id, assessment_id)
) PARTITION BY RANGE (assessment_id);

CREATE TABLE comment_text (
    assessment_id uuid PRIMARY KEY,
    text          text NOT NULL
) PARTITION BY RANGE (assessment_id);

-- The smallest UUIDv7 of a moment (RFC 9562): 48 bits of Unix milliseconds, the rest zero but for the version.
CREATE FUNCTION uuid_floor(moment timestamptz) RETURNS uuid
    LANGUAGE sql STABLE
RETURN (lpad(to_hex((extract(epoch FROM moment) * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid;

-- Makes the partitions of one UTC day of receipt, if they are not there. Replicas may race: one waits for the other.
CREATE FUNCTION ensure_day(day date) RETURNS void
    LANGUAGE plpgsql AS $$
DECLARE
    parent text;
    child  text;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('touchline.ensure_day'));
    FOREACH parent IN ARRAY ARRAY['assessment', 'assessment_target', 'comment_text'] LOOP
        child := parent || '_' || to_char(day, 'YYYYMMDD');
        IF to_regclass(child) IS NULL THEN
            EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)', child, parent,
                uuid_floor(day::timestamp AT TIME ZONE 'UTC'),
                uuid_floor((day + 1)::timestamp AT TIME ZONE 'UTC'));
        END IF;
    END LOOP;
END $$;
