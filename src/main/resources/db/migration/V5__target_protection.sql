-- What a person wants done about their comment sections.
ALTER TABLE target ADD COLUMN protection text NOT NULL DEFAULT 'STANDARD';
