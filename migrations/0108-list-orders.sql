-- Lists in the order of their names as people read them, whatever the letter case, and jobs of one kind or state.
CREATE INDEX organizations_in_order ON organizations
  (application_id, (lower(coalesce(display_name, name) COLLATE "default") COLLATE "C"), id);
CREATE INDEX clients_in_order ON clients (application_id, (lower(name COLLATE "default") COLLATE "C"), id);
CREATE INDEX roles_in_order ON roles (application_id, (lower(name COLLATE "default") COLLATE "C"), id)
  WHERE organization_id IS NULL;
CREATE INDEX jobs_by_kind ON jobs (application_id, kind, created_at, id);
CREATE INDEX jobs_by_status ON jobs (application_id, status, created_at, id);
