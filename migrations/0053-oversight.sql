-- How many events of each type there were in each whole hour, so that a chart over months reads hours, not events.
CREATE TABLE audit_hours (
  application_id integer NOT NULL REFERENCES applications (id),
  hour timestamptz(3) NOT NULL,
  type text NOT NULL,
  count integer NOT NULL,
  PRIMARY KEY (application_id, hour, type)
);
-- Every hour before this one is in audit_hours.
CREATE TABLE audit_counted (
  application_id integer PRIMARY KEY REFERENCES applications (id),
  until timestamptz(3) NOT NULL
);

-- When somebody last read the audit so that it was recorded.
CREATE TABLE audit_readings (
  application_id integer NOT NULL REFERENCES applications (id),
  reader_id text COLLATE "C" NOT NULL,
  read_at timestamptz(3) NOT NULL,
  PRIMARY KEY (application_id, reader_id)
);

-- What happened through one app.
CREATE INDEX audit_events_by_client ON audit_events (application_id, client_id, at, id) WHERE client_id IS NOT NULL;

-- Who holds a role or a permission, person by person, whatever the way.
CREATE INDEX role_assignments_by_holder ON role_assignments (application_id, role_id, user_id);
CREATE INDEX member_roles_by_holder ON member_roles (application_id, role_id, user_id, organization_id);
CREATE INDEX user_permissions_by_holder
  ON user_permissions (application_id, resource_server_id, permission_name, user_id);
DROP INDEX user_permissions_by_permission;
