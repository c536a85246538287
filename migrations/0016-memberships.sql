-- Who belongs to which organization, what they may do there, from which connections they may come, and who is invited.
ALTER TABLE organizations ADD COLUMN requires_mfa boolean NOT NULL DEFAULT false;

CREATE TABLE organization_members (
  application_id integer NOT NULL,
  organization_id text COLLATE "C" NOT NULL,
  user_id text COLLATE "C" NOT NULL,
  joined_at timestamptz(3) NOT NULL,
  PRIMARY KEY (application_id, organization_id, user_id),
  FOREIGN KEY (application_id, organization_id) REFERENCES organizations (application_id, id) ON DELETE CASCADE,
  FOREIGN KEY (application_id, user_id) REFERENCES users (application_id, id) ON DELETE CASCADE
);
CREATE INDEX organization_members_by_joining
  ON organization_members (application_id, organization_id, joined_at, user_id);
CREATE INDEX organization_members_by_user ON organization_members (application_id, user_id, joined_at, organization_id);

-- Roles that hold inside one organization alone. They may be given before somebody joins and count only while they are
-- a member.
CREATE TABLE member_roles (
  application_id integer NOT NULL,
  organization_id text COLLATE "C" NOT NULL,
  user_id text COLLATE "C" NOT NULL,
  role_id text COLLATE "C" NOT NULL,
  assigned_at timestamptz(3) NOT NULL,
  PRIMARY KEY (application_id, organization_id, user_id, role_id),
  FOREIGN KEY (application_id, organization_id) REFERENCES organizations (application_id, id) ON DELETE CASCADE,
  FOREIGN KEY (application_id, user_id) REFERENCES users (application_id, id) ON DELETE CASCADE,
  FOREIGN KEY (application_id, role_id) REFERENCES roles (application_id, id) ON DELETE CASCADE
);
CREATE INDEX member_roles_by_user ON member_roles (application_id, user_id);
CREATE INDEX member_roles_by_role ON member_roles (application_id, role_id, organization_id, assigned_at, user_id);

CREATE TABLE organization_connections (
  application_id integer NOT NULL,
  organization_id text COLLATE "C" NOT NULL,
  connection_id text COLLATE "C" NOT NULL,
  is_enabled boolean NOT NULL,
  assigns_membership boolean NOT NULL,
  shows_button boolean NOT NULL,
  opens_sign_up boolean NOT NULL,
  enabled_at timestamptz(3) NOT NULL,
  PRIMARY KEY (application_id, organization_id, connection_id),
  FOREIGN KEY (application_id, organization_id) REFERENCES organizations (application_id, id) ON DELETE CASCADE,
  FOREIGN KEY (application_id, connection_id) REFERENCES connections (application_id, id) ON DELETE CASCADE
);
CREATE INDEX organization_connections_by_connection ON organization_connections (application_id, connection_id);

CREATE TABLE invitations (
  application_id integer NOT NULL,
  id text COLLATE "C" NOT NULL,
  organization_id text COLLATE "C" NOT NULL,
  -- Where the person arrives; null for our own page.
  client_id text COLLATE "C",
  connection_id text COLLATE "C",
  inviter_name text NOT NULL,
  invitee_email text COLLATE "C" NOT NULL,
  role_ids text[] NOT NULL,
  app_metadata jsonb NOT NULL,
  user_metadata jsonb NOT NULL,
  -- The ticket as callers of the API may read it again; the one that was mailed is another and stands nowhere.
  sealed_ticket bytea NOT NULL,
  created_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  accepted_at timestamptz(3),
  accepted_by text COLLATE "C",
  PRIMARY KEY (application_id, id),
  FOREIGN KEY (application_id, organization_id) REFERENCES organizations (application_id, id) ON DELETE CASCADE,
  FOREIGN KEY (application_id, client_id) REFERENCES clients (application_id, id) ON DELETE CASCADE,
  FOREIGN KEY (application_id, connection_id) REFERENCES connections (application_id, id) ON DELETE CASCADE,
  FOREIGN KEY (application_id, accepted_by) REFERENCES users (application_id, id) ON DELETE CASCADE
);
CREATE INDEX invitations_by_organization ON invitations (application_id, organization_id, created_at, id);
CREATE INDEX invitations_by_client ON invitations (application_id, client_id) WHERE client_id IS NOT NULL;
CREATE INDEX invitations_by_connection ON invitations (application_id, connection_id) WHERE connection_id IS NOT NULL;
CREATE INDEX invitations_by_person ON invitations (application_id, accepted_by) WHERE accepted_by IS NOT NULL;
CREATE INDEX invitations_by_expiry ON invitations (application_id, expires_at);

-- Which grants of a client hold for an organization.
CREATE TABLE organization_client_grants (
  application_id integer NOT NULL,
  organization_id text COLLATE "C" NOT NULL,
  grant_id text COLLATE "C" NOT NULL,
  added_at timestamptz(3) NOT NULL,
  PRIMARY KEY (application_id, organization_id, grant_id),
  FOREIGN KEY (application_id, organization_id) REFERENCES organizations (application_id, id) ON DELETE CASCADE,
  FOREIGN KEY (application_id, grant_id) REFERENCES client_grants (application_id, id) ON DELETE CASCADE
);
CREATE INDEX organization_client_grants_by_grant ON organization_client_grants (application_id, grant_id);
