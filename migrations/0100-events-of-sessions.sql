-- What happened in one session: it began, what it did, it ended. Most events name none.
CREATE INDEX audit_events_by_session ON audit_events (application_id, (details ->> 'session'), at, id)
  WHERE details ->> 'session' IS NOT NULL;
