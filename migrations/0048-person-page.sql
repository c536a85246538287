-- How somebody on the telephone was known to be the person, and by whom. A code lies as its keyed hash alone.
CREATE TABLE caller_verifications (
  application_id integer NOT NULL,
  id text COLLATE "C" NOT NULL,
  user_id text COLLATE "C" NOT NULL,
  channel text NOT NULL CHECK (channel IN ('email', 'authenticator', 'other')),
  -- What was looked at where the channel is another one.
  kind text,
  note text,
  agent_kind text NOT NULL,
  agent_id text COLLATE "C" NOT NULL,
  agent_name text NOT NULL,
  code_hash bytea,
  tries integer NOT NULL DEFAULT 0,
  -- When the channel itself was changed, if that was lately.
  channel_changed_at timestamptz(3),
  started_at timestamptz(3) NOT NULL,
  -- Until then the code is taken, and from its check on the verification stands.
  valid_until timestamptz(3) NOT NULL,
  verified_at timestamptz(3),
  PRIMARY KEY (application_id, id),
  FOREIGN KEY (application_id, user_id) REFERENCES users (application_id, id) ON DELETE CASCADE
);
CREATE INDEX caller_verifications_by_user ON caller_verifications (application_id, user_id, agent_id, valid_until);
CREATE INDEX caller_verifications_by_end ON caller_verifications (application_id, valid_until);

-- What those who help somebody should know of them. It goes with the person.
CREATE TABLE user_notes (
  application_id integer NOT NULL,
  id text COLLATE "C" NOT NULL,
  user_id text COLLATE "C" NOT NULL,
  text text NOT NULL,
  author_kind text NOT NULL,
  author_id text COLLATE "C" NOT NULL,
  author_name text NOT NULL,
  written_at timestamptz(3) NOT NULL,
  PRIMARY KEY (application_id, id),
  FOREIGN KEY (application_id, user_id) REFERENCES users (application_id, id) ON DELETE CASCADE
);
CREATE INDEX user_notes_by_user ON user_notes (application_id, user_id, written_at, id);

-- What was written to one person, newest first.
DROP INDEX mail_messages_by_user;
CREATE INDEX mail_messages_by_user ON mail_messages (application_id, user_id, queued_at, id) WHERE user_id IS NOT NULL;

-- The operator who acts as the person in this session: {id, name, impersonation}. It ends by itself within minutes.
ALTER TABLE sessions ADD COLUMN impersonator jsonb;
