-- The secrets of clients: more than one works at a time, so that one can take over from another without a pause.
CREATE TABLE client_secrets (
  application_id integer NOT NULL,
  client_id text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  -- Null where nobody gave it one.
  name text,
  sealed_secret bytea NOT NULL,
  created_at timestamptz(3) NOT NULL,
  -- Null of those from before this was kept.
  maker_kind text,
  maker_id text,
  maker_name text,
  -- Null: until somebody ends it.
  expires_at timestamptz(3),
  last_used_at timestamptz(3),
  -- In the order in which they were made, whatever the clocks of several servers say.
  number bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  PRIMARY KEY (application_id, client_id, id),
  FOREIGN KEY (application_id, client_id) REFERENCES clients (application_id, id) ON DELETE CASCADE,
  CHECK ((maker_kind IS NULL) = (maker_id IS NULL) AND (maker_kind IS NULL) = (maker_name IS NULL))
);
CREATE INDEX client_secrets_by_end ON client_secrets (application_id, expires_at) WHERE expires_at IS NOT NULL;

-- The one before was made when the one before it was rotated, or with its client.
INSERT INTO client_secrets (application_id, client_id, id, sealed_secret, created_at, expires_at)
SELECT c.application_id, c.id, 'sec_' || replace(gen_random_uuid()::text, '-', ''), c.previous_sealed_secret,
  coalesce((SELECT max(e.at) FROM audit_events e WHERE e.application_id = c.application_id AND e.subject_id = c.id
    AND e.type = 'client.secret_rotated' AND e.at < c.secret_since), c.created_at), c.previous_secret_until
FROM clients c WHERE c.previous_sealed_secret IS NOT NULL;

INSERT INTO client_secrets (application_id, client_id, id, sealed_secret, created_at)
SELECT application_id, id, 'sec_' || replace(gen_random_uuid()::text, '-', ''), sealed_secret, secret_since FROM clients;

ALTER TABLE clients
  DROP CONSTRAINT clients_previous_secret,
  DROP COLUMN sealed_secret,
  DROP COLUMN secret_since,
  DROP COLUMN previous_sealed_secret,
  DROP COLUMN previous_secret_until;
