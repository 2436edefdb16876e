-- Who carries decisions out is told of strikes by hand too.
CREATE INDEX audit_event_to_carry_out ON audit_event (namespace, seq)
    WHERE kind IN ('CASE_DECIDED', 'DECISION_UNDONE', 'APPEAL_DECIDED', 'STRIKE_DECIDED', 'STRIKE_REVOKED');
DROP INDEX audit_event_on_decisions;
