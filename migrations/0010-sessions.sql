-- Who is signed in where, and what was issued on the strength of it. security_version ties every row to the state of the
-- person it was made under: when users.security_version rises, all of them are worthless at once (security.md 5.4).
ALTER TABLE applications ADD COLUMN settings jsonb NOT NULL DEFAULT '{}';

CREATE TABLE sessions (
  application_id integer NOT NULL,
  -- The `sid` of tokens; public.
  id text COLLATE "C" NOT NULL,
  secret_hash bytea NOT NULL,
  user_id text COLLATE "C" NOT NULL,
  security_version integer NOT NULL,
  -- How the person proved who they are: [{name, at, type?}].
  methods jsonb NOT NULL,
  authenticated_at timestamptz(3) NOT NULL,
  is_persistent boolean NOT NULL,
  created_at timestamptz(3) NOT NULL,
  last_interacted_at timestamptz(3) NOT NULL,
  idle_expires_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  initial_ip text,
  initial_user_agent text,
  last_ip text,
  last_user_agent text,
  metadata jsonb,
  PRIMARY KEY (application_id, id),
  UNIQUE (application_id, secret_hash),
  FOREIGN KEY (application_id, user_id) REFERENCES users (application_id, id) ON DELETE CASCADE
);
CREATE INDEX sessions_by_user ON sessions (application_id, user_id, created_at, id);
CREATE INDEX sessions_by_expiry ON sessions (application_id, expires_at);

-- The clients a session was used for: who is told when it ends.
CREATE TABLE session_clients (
  application_id integer NOT NULL,
  session_id text COLLATE "C" NOT NULL,
  client_id text COLLATE "C" NOT NULL,
  PRIMARY KEY (application_id, session_id, client_id),
  FOREIGN KEY (application_id, session_id) REFERENCES sessions (application_id, id) ON DELETE CASCADE,
  FOREIGN KEY (application_id, client_id) REFERENCES clients (application_id, id) ON DELETE CASCADE
);
CREATE INDEX session_clients_by_client ON session_clients (application_id, client_id);

-- All tokens that came out of one authorization. Access tokens name their family; the refresh token in force is derived
-- from the family's secret and its generation, so no token is stored.
CREATE TABLE token_families (
  application_id integer NOT NULL,
  id text COLLATE "C" NOT NULL,
  user_id text COLLATE "C" NOT NULL,
  security_version integer NOT NULL,
  client_id text COLLATE "C" NOT NULL,
  -- Not a reference: a family with offline access outlives its session.
  session_id text COLLATE "C",
  audience text COLLATE "C",
  scope text[] NOT NULL,
  organization_id text COLLATE "C",
  -- What ID tokens say of the sign-in: {authenticatedAt, methods, nonce}.
  sign_in jsonb NOT NULL,
  -- Thumbprint of the key that every use must prove (RFC 9449).
  key_thumbprint text,
  -- Null without a refresh token.
  sealed_secret bytea,
  rotates boolean NOT NULL,
  generation integer NOT NULL DEFAULT 0,
  rotated_at timestamptz(3),
  created_at timestamptz(3) NOT NULL,
  last_exchanged_at timestamptz(3),
  idle_expires_at timestamptz(3),
  expires_at timestamptz(3),
  revoked_at timestamptz(3),
  initial_ip text,
  initial_user_agent text,
  last_ip text,
  last_user_agent text,
  metadata jsonb,
  PRIMARY KEY (application_id, id),
  FOREIGN KEY (application_id, user_id) REFERENCES users (application_id, id) ON DELETE CASCADE,
  FOREIGN KEY (application_id, client_id) REFERENCES clients (application_id, id) ON DELETE CASCADE
);
CREATE INDEX token_families_by_user ON token_families (application_id, user_id, created_at, id);
CREATE INDEX token_families_by_client ON token_families (application_id, client_id);
CREATE INDEX token_families_by_session ON token_families (application_id, session_id) WHERE session_id IS NOT NULL;
CREATE INDEX token_families_by_revocation ON token_families (application_id, revoked_at) WHERE revoked_at IS NOT NULL;
CREATE INDEX token_families_by_expiry ON token_families (application_id, least(idle_expires_at, expires_at));

-- Secrets that work once: links, tickets, authorization codes. Consumed by one conditional UPDATE, never read first.
CREATE TABLE one_time_secrets (
  application_id integer NOT NULL REFERENCES applications (id),
  -- Over the purpose and the secret, so that a secret of one purpose is worthless for every other.
  hash bytea NOT NULL,
  purpose text NOT NULL,
  user_id text COLLATE "C",
  security_version integer,
  payload jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  used_at timestamptz(3),
  PRIMARY KEY (application_id, hash),
  FOREIGN KEY (application_id, user_id) REFERENCES users (application_id, id) ON DELETE CASCADE
);
CREATE INDEX one_time_secrets_by_user ON one_time_secrets (application_id, user_id, purpose) WHERE user_id IS NOT NULL;
CREATE INDEX one_time_secrets_by_expiry ON one_time_secrets (application_id, expires_at);
CREATE INDEX one_time_secrets_taken_in ON one_time_secrets (application_id, expires_at)
  WHERE purpose IN ('dpop-proof', 'client-assertion');

-- Short codes that people type. The hash is keyed and salted with the row's id.
CREATE TABLE one_time_codes (
  application_id integer NOT NULL REFERENCES applications (id),
  id text COLLATE "C" NOT NULL,
  purpose text NOT NULL,
  code_hash bytea NOT NULL,
  user_id text COLLATE "C",
  security_version integer,
  payload jsonb NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  created_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  used_at timestamptz(3),
  PRIMARY KEY (application_id, id),
  FOREIGN KEY (application_id, user_id) REFERENCES users (application_id, id) ON DELETE CASCADE
);
CREATE INDEX one_time_codes_by_expiry ON one_time_codes (application_id, expires_at);
CREATE INDEX one_time_codes_by_user ON one_time_codes (application_id, user_id) WHERE user_id IS NOT NULL;

-- What a person allowed a client to do in their name.
CREATE TABLE consents (
  application_id integer NOT NULL,
  id text COLLATE "C" NOT NULL,
  user_id text COLLATE "C" NOT NULL,
  client_id text COLLATE "C" NOT NULL,
  audience text COLLATE "C" NOT NULL,
  scope text[] NOT NULL,
  given_at timestamptz(3) NOT NULL,
  PRIMARY KEY (application_id, id),
  UNIQUE (application_id, user_id, client_id, audience),
  FOREIGN KEY (application_id, user_id) REFERENCES users (application_id, id) ON DELETE CASCADE,
  FOREIGN KEY (application_id, client_id) REFERENCES clients (application_id, id) ON DELETE CASCADE
);
CREATE INDEX consents_by_time ON consents (application_id, given_at, id);
CREATE INDEX consents_by_client ON consents (application_id, client_id, given_at, id);
CREATE INDEX consents_by_audience ON consents (application_id, audience, given_at, id);
