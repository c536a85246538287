CREATE TABLE connections (
  application_id integer NOT NULL REFERENCES applications (id),
  id text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  strategy text NOT NULL,
  display_name text,
  is_enabled boolean NOT NULL DEFAULT true,
  -- The connection's options in the words of the face that set them; connection.ts reads the few that carry rules.
  options jsonb NOT NULL,
  settings jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL,
  -- Set while the people of a deleted connection are being removed; until then the row only holds them together.
  removed_at timestamptz(3),
  PRIMARY KEY (application_id, id)
);
CREATE UNIQUE INDEX connections_name ON connections (application_id, name) WHERE removed_at IS NULL;
CREATE INDEX connections_being_removed ON connections (application_id, id) WHERE removed_at IS NOT NULL;
CREATE INDEX connections_by_creation ON connections (application_id, created_at, id);

CREATE TABLE connection_clients (
  application_id integer NOT NULL,
  connection_id text COLLATE "C" NOT NULL,
  client_id text COLLATE "C" NOT NULL,
  PRIMARY KEY (application_id, connection_id, client_id),
  FOREIGN KEY (application_id, connection_id) REFERENCES connections (application_id, id) ON DELETE CASCADE,
  FOREIGN KEY (application_id, client_id) REFERENCES clients (application_id, id) ON DELETE CASCADE
);
CREATE INDEX connection_clients_by_client ON connection_clients (application_id, client_id);
