-- How often somebody asked before, whoever they turned out to be.
CREATE INDEX recovery_requests_by_asker ON recovery_requests (application_id, email, created_at);
-- The recoveries of one person, however much else is on record about them.
CREATE INDEX audit_events_of_recoveries ON audit_events (application_id, subject_id, at, id)
  WHERE type IN ('recovery_request.created', 'recovery_request.approved', 'recovery_request.denied',
    'recovery_request.stopped', 'recovery_request.decision_refused', 'recovery_request.link_resent',
    'recovery_request.opened', 'recovery_request.finished', 'recovery_request.link_sent', 'recovery_request.link_unsent');
