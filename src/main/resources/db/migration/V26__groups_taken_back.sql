-- A group whose text turned out to go round among people is off the list and still answered by its id.
ALTER TABLE group_snapshot ADD COLUMN taken_back_at timestamptz;
