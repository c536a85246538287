-- The people who run Rollcall, their console sessions, and the one-time link that makes the first of them.
CREATE TABLE operators (
  application_id integer NOT NULL REFERENCES applications (id),
  id text COLLATE "C" NOT NULL,
  email text COLLATE "C" NOT NULL,
  name text,
  role text NOT NULL CHECK (role IN ('owner', 'admin', 'security', 'support', 'support_readonly', 'auditor')),
  password jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (application_id, id),
  UNIQUE (application_id, email)
);

CREATE TABLE operator_sessions (
  application_id integer NOT NULL,
  secret_hash bytea NOT NULL,
  operator_id text COLLATE "C" NOT NULL,
  csrf_token text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  last_seen_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  ip text,
  user_agent text,
  PRIMARY KEY (application_id, secret_hash),
  FOREIGN KEY (application_id, operator_id) REFERENCES operators (application_id, id) ON DELETE CASCADE
);
CREATE INDEX operator_sessions_by_operator ON operator_sessions (application_id, operator_id);
CREATE INDEX operator_sessions_by_expiry ON operator_sessions (expires_at);

CREATE TABLE setup_links (
  application_id integer NOT NULL REFERENCES applications (id),
  secret_hash bytea NOT NULL,
  created_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  used_at timestamptz(3),
  PRIMARY KEY (application_id, secret_hash)
);

-- Guessing is counted before anything is hashed (security.md 5.6).
CREATE TABLE sign_in_attempts (
  application_id integer NOT NULL REFERENCES applications (id),
  key text COLLATE "C" NOT NULL,
  count integer NOT NULL,
  window_ends_at timestamptz(3) NOT NULL,
  PRIMARY KEY (application_id, key)
);
CREATE INDEX sign_in_attempts_by_end ON sign_in_attempts (window_ends_at);
