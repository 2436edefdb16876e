-- CREATE TABLE … PARTITION OF locks the parent against everybody, and waits for whoever reads any of its days: all
-- comments would wait behind it. ATTACH PARTITION lets readers and writers pass (SHARE UPDATE EXCLUSIVE).
CREATE OR REPLACE FUNCTION ensure_day(day date) RETURNS void
    LANGUAGE plpgsql AS $$
DECLARE
    parent text;
    child  text;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('touchline.ensure_day'));
    FOREACH parent IN ARRAY ARRAY['assessment', 'assessment_target', 'comment_text'] LOOP
        child := parent || '_' || to_char(day, 'YYYYMMDD');
        IF to_regclass(child) IS NULL THEN
            EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL)', child, parent);
            EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', parent, child,
                uuid_floor(day::timestamp AT TIME ZONE 'UTC'),
                uuid_floor((day + 1)::timestamp AT TIME ZONE 'UTC'));
        END IF;
    END LOOP;
END $$;
