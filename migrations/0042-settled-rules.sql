-- Where the link of an approved recovery may go: the verified address at the decision. Null: it may go nowhere any more.
ALTER TABLE recovery_requests ADD COLUMN link_email text COLLATE "C";
-- What is settled is forgotten after a while.
CREATE INDEX recovery_requests_settled ON recovery_requests 
  (application_id, (coalesce(finished_at, decided_at, created_at))) WHERE status <> 'pending';

-- Who set, and who vouched for, the address of somebody last. However many other events there are, one row is read.
CREATE INDEX audit_events_setting_email ON audit_events (application_id, subject_id, at, id)
  WHERE type IN ('user.email_changed', 'user.email_change_undone')
    OR (type = 'user.updated' AND details -> 'fields' ? 'email');
CREATE INDEX audit_events_verifying_email ON audit_events (application_id, subject_id, at, id)
  WHERE type = 'user.email_verified' OR (type = 'user.updated' AND details -> 'fields' ? 'emailVerified');

-- Deliveries that were given up since a time.
CREATE INDEX webhook_deliveries_dead ON webhook_deliveries (application_id, webhook_id, settled_at, id)
  WHERE status = 'dead';

-- The sessions of a large organization are met along the order in which its list shows them.
CREATE INDEX sessions_by_creation ON sessions (application_id, created_at, id);
