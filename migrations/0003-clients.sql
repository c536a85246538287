CREATE TABLE clients (
  application_id integer NOT NULL REFERENCES applications (id),
  id text COLLATE "C" NOT NULL,
  name text NOT NULL,
  app_type text,
  is_first_party boolean NOT NULL,
  is_system boolean NOT NULL DEFAULT false,
  grant_types text[] NOT NULL,
  token_endpoint_auth_method text,
  sealed_secret bytea NOT NULL,
  -- The API that the client itself is, where it is one.
  resource_server_identifier text COLLATE "C",
  -- What the face keeps for its callers and the core never reads.
  settings jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (application_id, id)
);
CREATE INDEX clients_by_creation ON clients (application_id, created_at, id);

CREATE TABLE resource_servers (
  application_id integer NOT NULL REFERENCES applications (id),
  id text COLLATE "C" NOT NULL,
  identifier text COLLATE "C" NOT NULL,
  name text,
  is_system boolean NOT NULL DEFAULT false,
  token_lifetime_seconds integer NOT NULL,
  settings jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (application_id, id),
  UNIQUE (application_id, identifier)
);
ALTER TABLE clients ADD FOREIGN KEY (application_id, resource_server_identifier)
  REFERENCES resource_servers (application_id, identifier)
  ON UPDATE CASCADE ON DELETE SET NULL (resource_server_identifier);
CREATE INDEX clients_by_resource_server ON clients (application_id, resource_server_identifier)
  WHERE resource_server_identifier IS NOT NULL;
CREATE INDEX resource_servers_by_creation ON resource_servers (application_id, created_at, id);
-- Our own Management API.
CREATE UNIQUE INDEX resource_servers_one_system ON resource_servers (application_id) WHERE is_system;

CREATE TABLE permissions (
  application_id integer NOT NULL,
  resource_server_id text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  description text,
  position integer NOT NULL,
  PRIMARY KEY (application_id, resource_server_id, name),
  FOREIGN KEY (application_id, resource_server_id) REFERENCES resource_servers (application_id, id) ON DELETE CASCADE
);

CREATE TABLE client_grants (
  application_id integer NOT NULL,
  id text COLLATE "C" NOT NULL,
  client_id text COLLATE "C" NOT NULL,
  resource_server_id text COLLATE "C" NOT NULL,
  subject_type text NOT NULL CHECK (subject_type IN ('client', 'user')),
  scope text[] NOT NULL,
  -- Whatever the resource server defines, now and later; `scope` then counts for nothing.
  allows_all_scopes boolean NOT NULL,
  settings jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (application_id, id),
  UNIQUE (application_id, client_id, resource_server_id, subject_type),
  FOREIGN KEY (application_id, client_id) REFERENCES clients (application_id, id) ON DELETE CASCADE,
  FOREIGN KEY (application_id, resource_server_id) REFERENCES resource_servers (application_id, id) ON DELETE CASCADE
);
CREATE INDEX client_grants_by_creation ON client_grants (application_id, created_at, id);
CREATE INDEX client_grants_by_resource_server ON client_grants (application_id, resource_server_id);

CREATE TABLE api_keys (
  application_id integer NOT NULL REFERENCES applications (id),
  id text COLLATE "C" NOT NULL,
  name text NOT NULL,
  secret_hash bytea NOT NULL UNIQUE,
  permissions text[] NOT NULL,
  created_at timestamptz(3) NOT NULL,
  revoked_at timestamptz(3),
  PRIMARY KEY (application_id, id)
);
CREATE INDEX api_keys_by_creation ON api_keys (application_id, created_at, id);
