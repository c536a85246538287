-- The customer companies of an application. A role may belong to one; roles without one hold in the whole application.
CREATE TABLE organizations (
  application_id integer NOT NULL REFERENCES applications (id),
  id text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  display_name text,
  -- What the face keeps for its callers and the core never reads.
  settings jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (application_id, id),
  UNIQUE (application_id, name)
);
CREATE INDEX organizations_by_creation ON organizations (application_id, created_at, id);

ALTER TABLE roles ADD COLUMN organization_id text COLLATE "C";
ALTER TABLE roles ADD FOREIGN KEY (application_id, organization_id)
  REFERENCES organizations (application_id, id) ON DELETE CASCADE;
ALTER TABLE roles DROP CONSTRAINT roles_application_id_name_key;
CREATE UNIQUE INDEX roles_name ON roles (application_id, coalesce(organization_id, ''), name);
CREATE INDEX roles_by_organization ON roles (application_id, organization_id, created_at, id);
DROP INDEX roles_by_creation;
