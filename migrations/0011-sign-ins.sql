-- Sign-ins in progress, and for 30 days what became of them: a support reference leads here.
CREATE TABLE sign_ins (
  application_id integer NOT NULL REFERENCES applications (id),
  id text COLLATE "C" NOT NULL,
  -- What people read out to support, such as K7Q2-MP4D.
  reference text COLLATE "C" NOT NULL,
  -- Of the secret in the browser's cookie; nobody else may go on with it.
  browser_hash bytea NOT NULL,
  -- What the sign-in is for, and so what follows it.
  goal jsonb NOT NULL,
  client_id text COLLATE "C",
  organization_id text COLLATE "C",
  connection_id text COLLATE "C",
  -- As typed, before anybody proved anything.
  identifier text,
  user_id text COLLATE "C",
  security_version integer,
  proofs jsonb NOT NULL,
  choices jsonb NOT NULL,
  session_id text COLLATE "C",
  last_failure text,
  ip text,
  user_agent text,
  -- Raised by each step, so that of two submissions of one step only the first counts.
  revision integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  finished_at timestamptz(3),
  PRIMARY KEY (application_id, id),
  UNIQUE (application_id, reference),
  FOREIGN KEY (application_id, user_id) REFERENCES users (application_id, id) ON DELETE CASCADE
);
CREATE INDEX sign_ins_by_user ON sign_ins (application_id, user_id, created_at) WHERE user_id IS NOT NULL;
CREATE INDEX sign_ins_by_creation ON sign_ins (application_id, created_at);
