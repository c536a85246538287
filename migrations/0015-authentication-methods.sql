-- What people enrolled beside their password, the codes that stand in for it, the browsers that are spared it, and whose
-- factors were reset.
CREATE TABLE authentication_methods (
  application_id integer NOT NULL,
  id text COLLATE "C" NOT NULL,
  user_id text COLLATE "C" NOT NULL,
  type text NOT NULL CHECK (type IN ('totp', 'passkey', 'security-key', 'recovery-code', 'email', 'phone')),
  name text,
  created_at timestamptz(3) NOT NULL,
  -- Null while its enrolment was not finished.
  confirmed_at timestamptz(3),
  last_used_at timestamptz(3),
  -- Where codes go, for e-mail and phone.
  destination text COLLATE "C",
  delivery text CHECK (delivery IN ('sms', 'voice')),
  -- The TOTP seed.
  sealed_secret bytea,
  -- The last time step that was accepted; only larger ones are.
  last_step bigint,
  credential_id text COLLATE "C",
  public_key bytea,
  algorithm integer,
  counter bigint,
  transports text[],
  is_backed_up boolean,
  device_type text,
  aaguid text,
  rp_id text COLLATE "C",
  user_handle text COLLATE "C",
  PRIMARY KEY (application_id, id),
  FOREIGN KEY (application_id, user_id) REFERENCES users (application_id, id) ON DELETE CASCADE
);
CREATE INDEX authentication_methods_by_user ON authentication_methods (application_id, user_id, created_at, id);
CREATE UNIQUE INDEX authentication_methods_by_credential ON authentication_methods (application_id, credential_id)
  WHERE credential_id IS NOT NULL;
CREATE UNIQUE INDEX authentication_methods_of_one ON authentication_methods (application_id, user_id, type)
  WHERE confirmed_at IS NOT NULL AND type IN ('totp', 'recovery-code');
CREATE UNIQUE INDEX authentication_methods_by_destination
  ON authentication_methods (application_id, user_id, type, destination) WHERE destination IS NOT NULL;
CREATE INDEX authentication_methods_unfinished ON authentication_methods (application_id, created_at)
  WHERE confirmed_at IS NULL;

-- One row a code. They go with their method, so new ones end the old ones.
CREATE TABLE recovery_codes (
  application_id integer NOT NULL,
  method_id text COLLATE "C" NOT NULL,
  hash bytea NOT NULL,
  used_at timestamptz(3),
  PRIMARY KEY (application_id, method_id, hash),
  FOREIGN KEY (application_id, method_id) REFERENCES authentication_methods (application_id, id) ON DELETE CASCADE
);

CREATE TABLE remembered_browsers (
  application_id integer NOT NULL,
  secret_hash bytea NOT NULL,
  user_id text COLLATE "C" NOT NULL,
  -- The person's at that time: a later one asks for the second factor again.
  security_version integer NOT NULL,
  created_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  PRIMARY KEY (application_id, secret_hash),
  FOREIGN KEY (application_id, user_id) REFERENCES users (application_id, id) ON DELETE CASCADE
);
CREATE INDEX remembered_browsers_by_user ON remembered_browsers (application_id, user_id);
CREATE INDEX remembered_browsers_by_expiry ON remembered_browsers (application_id, expires_at);

-- Whose next sign-in must prove the mailbox and enrol anew.
CREATE TABLE mfa_resets (
  application_id integer NOT NULL,
  user_id text COLLATE "C" NOT NULL,
  reset_at timestamptz(3) NOT NULL,
  PRIMARY KEY (application_id, user_id),
  FOREIGN KEY (application_id, user_id) REFERENCES users (application_id, id) ON DELETE CASCADE
);
