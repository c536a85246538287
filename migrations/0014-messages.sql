-- What Rollcall writes to people: queued with the change it tells about, handed to a mail server by a worker.
CREATE TABLE mail_messages (
  application_id integer NOT NULL REFERENCES applications (id),
  id text COLLATE "C" NOT NULL,
  kind text NOT NULL,
  recipient text NOT NULL,
  -- Null for an address without an account.
  user_id text COLLATE "C",
  locale text,
  -- Links and codes. Null once a mail server took the message: then only the recipient has them.
  sealed_values bytea,
  queued_at timestamptz(3) NOT NULL,
  sent_at timestamptz(3),
  attempts integer NOT NULL DEFAULT 0,
  -- While a worker holds the message, when the next may take it over. Null when nobody tries any more: it was sent or
  -- given up, or no mail server was set when it was queued.
  next_attempt_at timestamptz(3),
  last_fault text,
  PRIMARY KEY (application_id, id),
  FOREIGN KEY (application_id, user_id) REFERENCES users (application_id, id) ON DELETE CASCADE
);
CREATE INDEX mail_messages_due ON mail_messages (application_id, next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX mail_messages_newest ON mail_messages (application_id, queued_at, id);
CREATE INDEX mail_messages_by_user ON mail_messages (application_id, user_id) WHERE user_id IS NOT NULL;
