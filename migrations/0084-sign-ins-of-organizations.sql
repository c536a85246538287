-- When somebody last signed in to an organization, to the minute: known still when the session is long gone. Apart from
-- the organization's own row, so that a sign-in waits for nobody who changes it.
CREATE TABLE organization_logins (
  application_id integer NOT NULL,
  organization_id text COLLATE "C" NOT NULL,
  last_at timestamptz(3) NOT NULL,
  PRIMARY KEY (application_id, organization_id),
  FOREIGN KEY (application_id, organization_id) REFERENCES organizations (application_id, id) ON DELETE CASCADE
);

-- What the audit still knows of. An operator who acts as somebody is nobody's sign-in.
INSERT INTO organization_logins (application_id, organization_id, last_at)
SELECT e.application_id, e.organization_id, max(e.at) FROM audit_events e
JOIN organizations o ON o.application_id = e.application_id AND o.id = e.organization_id
WHERE e.type = 'user.signed_in' AND e.actor_kind = 'user'
GROUP BY 1, 2;
