-- Where the events since a moment begin: without it all events of before are read to find out.
CREATE INDEX audit_event_by_time ON audit_event (namespace, at, seq);
