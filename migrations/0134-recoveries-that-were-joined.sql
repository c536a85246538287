-- The recoveries of one person, with who joined them for an organization, however much else is on record about them.
DROP INDEX audit_events_of_recoveries;
CREATE INDEX audit_events_of_recoveries ON audit_events (application_id, subject_id, at, id)
  WHERE type IN ('recovery_request.created', 'recovery_request.joined', 'recovery_request.approved',
    'recovery_request.denied', 'recovery_request.stopped', 'recovery_request.decision_refused',
    'recovery_request.link_resent', 'recovery_request.opened', 'recovery_request.finished',
    'recovery_request.link_sent', 'recovery_request.link_unsent');
