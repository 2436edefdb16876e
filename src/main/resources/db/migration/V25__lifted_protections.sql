-- Every replica asks again and again what persons have lifted and what therefore stays away.
CREATE INDEX protection_lifted ON protection (until_at) WHERE ended_how = 'PERSON';
