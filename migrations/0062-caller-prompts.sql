-- A question in one session of the person who is on the telephone: which number they are told. It lies as a keyed hash.
CREATE TABLE caller_prompts (
  application_id integer NOT NULL,
  id text COLLATE "C" NOT NULL,
  user_id text COLLATE "C" NOT NULL,
  session_id text COLLATE "C" NOT NULL,
  agent_kind text NOT NULL,
  agent_id text COLLATE "C" NOT NULL,
  agent_name text NOT NULL,
  number_hash bytea NOT NULL,
  -- When the session was begun or something else of theirs was changed, if that was lately.
  channel_changed_at timestamptz(3),
  started_at timestamptz(3) NOT NULL,
  -- Until then it is answered.
  valid_until timestamptz(3) NOT NULL,
  answer text CHECK (answer IN ('right', 'wrong', 'denied', 'replaced')),
  answered_at timestamptz(3),
  PRIMARY KEY (application_id, id),
  FOREIGN KEY (application_id, user_id) REFERENCES users (application_id, id) ON DELETE CASCADE
);
-- Nobody is asked twice at once.
CREATE UNIQUE INDEX caller_prompts_open ON caller_prompts (application_id, user_id) WHERE answer IS NULL;
CREATE INDEX caller_prompts_by_user ON caller_prompts (application_id, user_id, started_at);
CREATE INDEX caller_prompts_by_end ON caller_prompts (application_id, valid_until);

ALTER TABLE caller_verifications DROP CONSTRAINT caller_verifications_channel_check;
ALTER TABLE caller_verifications ADD CHECK (channel IN ('email', 'authenticator', 'session', 'other'));
