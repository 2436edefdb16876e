-- Assessments keep the key that leads from an author's id to them, also once the author is erased. Which of them those
-- are was known as long as the erasure's guard stood, an hour or two: afterwards they were the author's again.

-- No row where nothing is left of the comments, and none tells when the erasure was.
CREATE TABLE erased_author (
    namespace   text  COLLATE "C" NOT NULL,
    account_key bytea NOT NULL,
    before      uuid  NOT NULL,
    PRIMARY KEY (namespace, account_key)
);
COMMENT ON TABLE erased_author IS 'A row goes a day after the last of the assessments that it is about';
COMMENT ON COLUMN erased_author.before IS 'Assessments with ids below were written before the erasure';

-- Here, since a replica of the version before may be the one that lets a guard go. Nothing of before is under way then.
CREATE FUNCTION keep_erased_author() RETURNS trigger
    LANGUAGE plpgsql AS
$$
BEGIN
    INSERT INTO erased_author AS e (namespace, account_key, before)
    SELECT OLD.namespace, OLD.account_key, uuid_floor(uuid_extract_timestamp(newest.id) + interval '1 millisecond')
    FROM (SELECT a.id FROM assessment a
          WHERE a.namespace = OLD.namespace AND a.account_key = OLD.account_key
              AND a.id < uuid_floor(OLD.received_until + interval '1 millisecond')
          ORDER BY a.id DESC LIMIT 1) AS newest
    ON CONFLICT (namespace, account_key) DO UPDATE SET before = greatest(e.before, excluded.before);
    RETURN OLD;
END
$$;
CREATE TRIGGER erasure_guard_leaves BEFORE DELETE ON erasure_guard
    FOR EACH ROW EXECUTE FUNCTION keep_erased_author();

-- The assessments under a key with ids below are of an erased author. Every author has a row in account: without one
-- all of them are, also where the erasure was before this version. What cases hold is asked for by is_erased.
CREATE FUNCTION erased_before(in_namespace text, key bytea) RETURNS uuid
    LANGUAGE sql STABLE
RETURN CASE WHEN EXISTS (SELECT FROM account c WHERE c.namespace = in_namespace AND c.account_key = key)
    THEN coalesce(
        greatest(
            (SELECT e.before FROM erased_author e WHERE e.namespace = in_namespace AND e.account_key = key),
            (SELECT uuid_floor(max(g.received_until) + interval '1 millisecond') FROM erasure_guard g
             WHERE g.namespace = in_namespace AND g.account_key = key)),
        '00000000-0000-0000-0000-000000000000')
    ELSE 'ffffffff-ffff-ffff-ffff-ffffffffffff' END;

-- V14 says that the keys of held evidence lead nowhere. They do not, but beside them stands the id of the assessment,
-- which has the author's own key.
COMMENT ON TABLE erased_account IS 'Random keys of evidence that is held; the assessment of its id has the own key';
