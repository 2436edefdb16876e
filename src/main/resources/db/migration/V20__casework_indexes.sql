-- An export goes through what appeals took back in the order in which they did.
CREATE INDEX appeal_took_back ON appeal (namespace, closed_at, id) WHERE state = 'GRANTED' AND cardinality(measures) = 0;

-- The cases that became part of another are found by it.
CREATE INDEX case_merged ON moderation_case (merged_into) WHERE merged_into IS NOT NULL;

-- A case's reasons go with the last of its evidence: old cases that were emptied are passed over.
CREATE INDEX decision_with_reason ON case_decision (namespace, decided_at, id) WHERE reason IS NOT NULL;
