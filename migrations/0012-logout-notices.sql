-- Clients that must still be told that a session ended (OpenID Connect Back-Channel Logout 1.0). Neither session nor person
-- is referenced: the notice outlives both.
CREATE TABLE logout_notices (
  application_id integer NOT NULL,
  id text COLLATE "C" NOT NULL,
  client_id text COLLATE "C" NOT NULL,
  session_id text COLLATE "C" NOT NULL,
  user_id text COLLATE "C" NOT NULL,
  created_at timestamptz(3) NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  -- Null: nothing more is tried, because it arrived or was given up.
  next_attempt_at timestamptz(3),
  delivered_at timestamptz(3),
  last_fault text,
  PRIMARY KEY (application_id, id),
  FOREIGN KEY (application_id, client_id) REFERENCES clients (application_id, id) ON DELETE CASCADE
);
CREATE INDEX logout_notices_due ON logout_notices (application_id, next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX logout_notices_by_client ON logout_notices (application_id, client_id);
CREATE INDEX logout_notices_by_creation ON logout_notices (application_id, created_at);
