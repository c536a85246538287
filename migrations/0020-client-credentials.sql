-- Public keys by which clients prove who they are (RFC 7523).
CREATE TABLE client_credentials (
  application_id integer NOT NULL,
  id text COLLATE "C" NOT NULL,
  client_id text COLLATE "C" NOT NULL,
  name text,
  -- The only algorithm in which a signature by this key counts.
  algorithm text NOT NULL,
  -- The key's thumbprint (RFC 7638).
  key_id text COLLATE "C" NOT NULL,
  public_jwk jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3),
  PRIMARY KEY (application_id, id),
  FOREIGN KEY (application_id, client_id) REFERENCES clients (application_id, id) ON DELETE CASCADE
);
CREATE INDEX client_credentials_by_client ON client_credentials (application_id, client_id, created_at, id);
