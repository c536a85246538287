-- Networks that the sessions of signed-in people open; the order in which the audit is searched; recoveries that wait.

-- Asked for by an organization, for its members; the application asks by its setting.
ALTER TABLE organizations ADD COLUMN grants_ip_rules boolean NOT NULL DEFAULT false;

-- A rule counts only while its session lives, which is looked up with every check: the row alone opens nothing. It does
-- not go with the session's row, so that its end is recorded before it is forgotten.
CREATE TABLE ip_rules (
  application_id integer NOT NULL,
  -- Made of the session and of who asked: one rule each, whose network moves.
  id text COLLATE "C" NOT NULL,
  session_id text COLLATE "C" NOT NULL,
  user_id text COLLATE "C" NOT NULL,
  -- Null: the application asked for it.
  organization_id text COLLATE "C",
  network cidr NOT NULL,
  granted_at timestamptz(3) NOT NULL,
  PRIMARY KEY (application_id, id),
  FOREIGN KEY (application_id, user_id) REFERENCES users (application_id, id) ON DELETE CASCADE,
  FOREIGN KEY (application_id, organization_id) REFERENCES organizations (application_id, id) ON DELETE CASCADE
);
CREATE INDEX ip_rules_by_network ON ip_rules (application_id, network);
CREATE INDEX ip_rules_by_session ON ip_rules (application_id, session_id);
CREATE INDEX ip_rules_by_grant ON ip_rules (application_id, granted_at, id);
CREATE INDEX ip_rules_by_user ON ip_rules (application_id, user_id);
CREATE INDEX ip_rules_by_organization ON ip_rules (application_id, organization_id, granted_at, id)
  WHERE organization_id IS NOT NULL;

-- The audit is read newest first, within a time, by any of these; by person it has had its indexes since 0002.
CREATE INDEX audit_events_by_date ON audit_events (application_id, at, id);
CREATE INDEX audit_events_by_type ON audit_events (application_id, type, at, id);
CREATE INDEX audit_events_by_organization ON audit_events (application_id, organization_id, at, id)
  WHERE organization_id IS NOT NULL;
CREATE INDEX audit_events_by_ip ON audit_events (application_id, ip, at, id) WHERE ip IS NOT NULL;
CREATE INDEX audit_events_by_request ON audit_events (application_id, request_id) WHERE request_id IS NOT NULL;

CREATE INDEX jobs_by_creation ON jobs (application_id, created_at, id);

-- When the link of an approved request may go out. Null: it went out with the approval, or never will.
ALTER TABLE recovery_requests ADD COLUMN link_due_at timestamptz(3);
CREATE INDEX recovery_requests_due ON recovery_requests (application_id, link_due_at, id)
  WHERE status = 'approved' AND link_due_at IS NOT NULL AND link_sent_at IS NULL;
