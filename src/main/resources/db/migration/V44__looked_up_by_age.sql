-- Which cases nobody has decided for a year: a run looks for the oldest, and there may be millions of open ones.
CREATE INDEX case_by_age ON moderation_case (namespace, last_at, id) WHERE state = 'OPEN';

-- Nothing looks by it since storms gather by case_about.
DROP INDEX case_member_attacks;

-- Whom people struck in a period, which a notice looks up while erasures wait; most strikes are educations by rule.
CREATE INDEX strike_by_person ON strike (namespace, struck_at) WHERE rule IS NULL;
