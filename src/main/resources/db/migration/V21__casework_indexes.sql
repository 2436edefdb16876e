-- An export goes through what appeals took back in the order in which they did.
CREATE INDEX appeal_took_back ON appeal (namespace, closed_at, id) WHERE state = 'GRANTED' AND cardinality(measures) = 0;
