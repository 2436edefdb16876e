-- One replica at a time gathers cases for all, and this is when the last one began. Replicas of before do so besides.
CREATE TABLE case_gathering_turn (
    one      boolean     PRIMARY KEY DEFAULT true CHECK (one),
    began_at timestamptz NOT NULL
);
COMMENT ON COLUMN case_gathering_turn.one IS 'Always true: there is one row';
INSERT INTO case_gathering_turn (began_at) VALUES ('-infinity');

-- What a storm may gather: open cases of accounts, by target, and so nothing that it has gathered already. Without a
-- list of entries to come, which each look would have to read through. case_member_attacks goes in a version after this
-- one: replicas of before look by it.
CREATE INDEX case_about ON moderation_case USING gin (target_ids) WITH (fastupdate = off)
    WHERE state = 'OPEN' AND kind = 'ACCOUNT';
