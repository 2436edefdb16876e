-- Public notices. What stands here is already what the public may see; the rest lies where it always lay.
CREATE TABLE notice (
    id            uuid        PRIMARY KEY,
    namespace     text        COLLATE "C" NOT NULL,
    state         text        NOT NULL CHECK (state IN ('DRAFT', 'PUBLISHED', 'WITHDRAWN')),
    title         text,
    period_from   timestamptz NOT NULL,
    period_to     timestamptz NOT NULL CHECK (period_to > period_from),
    ordered       text        NOT NULL,
    content       text        NOT NULL,
    digest        bytea       NOT NULL,
    created_by    bytea       NOT NULL,
    created_at    timestamptz NOT NULL,
    published_by  bytea,
    published_at  timestamptz,
    event_seq     bigint,
    event_hash    bytea,
    withdrawn_by  bytea,
    withdrawn_at  timestamptz,
    CHECK ((state = 'DRAFT') = (published_at IS NULL)),
    CHECK ((published_at IS NULL) = (published_by IS NULL)),
    CHECK ((published_at IS NULL) = (event_seq IS NULL)),
    CHECK ((published_at IS NULL) = (event_hash IS NULL)),
    CHECK ((state = 'WITHDRAWN') = (withdrawn_at IS NOT NULL)),
    CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
);
COMMENT ON COLUMN notice.ordered IS 'What it was computed from, JSON; see NoticeOrder';
COMMENT ON COLUMN notice.content IS 'JSON, the bytes that the digest is of; see NoticeContent';
COMMENT ON COLUMN notice.digest IS 'SHA-256 of the content in UTF-8';
COMMENT ON COLUMN notice.event_seq IS 'Of NOTICE_PUBLISHED in the log, which holds the digest';
CREATE INDEX notice_by_namespace ON notice (namespace, id);

-- Whose masked name or quoted comment a draft holds. An erased account takes such drafts along. Rows go when the notice
-- is published: from then on nothing tells whom it was about.
CREATE TABLE notice_account (
    notice_id   uuid  NOT NULL REFERENCES notice (id) ON DELETE CASCADE,
    namespace   text  COLLATE "C" NOT NULL,
    account_key bytea NOT NULL,
    PRIMARY KEY (notice_id, account_key)
);
CREATE INDEX notice_account_by_account ON notice_account (namespace, account_key);

-- What a notice says never changes, and what was published stays.
CREATE FUNCTION keep_notice() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.state <> 'DRAFT' THEN
            RAISE EXCEPTION 'a published notice stays';
        END IF;
        RETURN OLD;
    END IF;
    IF (NEW.id, NEW.namespace, NEW.title, NEW.period_from, NEW.period_to, NEW.ordered, NEW.content, NEW.digest,
            NEW.created_by, NEW.created_at)
        IS DISTINCT FROM (OLD.id, OLD.namespace, OLD.title, OLD.period_from, OLD.period_to, OLD.ordered, OLD.content,
            OLD.digest, OLD.created_by, OLD.created_at)
    THEN
        RAISE EXCEPTION 'what a notice says never changes';
    END IF;
    IF OLD.state <> 'DRAFT' AND (NEW.published_by, NEW.published_at, NEW.event_seq, NEW.event_hash)
        IS DISTINCT FROM (OLD.published_by, OLD.published_at, OLD.event_seq, OLD.event_hash)
    THEN
        RAISE EXCEPTION 'a notice is published once';
    END IF;
    IF (OLD.state, NEW.state) NOT IN (('DRAFT', 'PUBLISHED'), ('PUBLISHED', 'WITHDRAWN')) THEN
        RAISE EXCEPTION 'a notice does not go from % to %', OLD.state, NEW.state;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER notice_is_kept BEFORE UPDATE OR DELETE ON notice FOR EACH ROW EXECUTE FUNCTION keep_notice();

-- A notice counts the strikes of a period.
CREATE INDEX strike_by_time ON strike (namespace, struck_at);
