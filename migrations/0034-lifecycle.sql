-- What a person's account may become: suspended for a while, ended on a day, offboarded later; and roles that end.
ALTER TABLE users
  -- Null: until somebody activates the person. Past: they are active again, whether or not `blocked` says so yet.
  ADD COLUMN suspended_until timestamptz(3),
  ADD COLUMN suspension_reason text,
  -- From then on the account is refused; noted once the end was made known to everybody who wants to hear.
  ADD COLUMN expires_at timestamptz(3),
  ADD COLUMN expiry_noted_at timestamptz(3),
  -- While an offboarding waits for its day.
  ADD COLUMN offboard_at timestamptz(3),
  ADD CONSTRAINT users_suspension CHECK (blocked OR (suspended_until IS NULL AND suspension_reason IS NULL)),
  ADD CONSTRAINT users_expiry_noted CHECK (expiry_noted_at IS NULL OR expires_at IS NOT NULL);
CREATE INDEX users_by_suspended_until ON users (application_id, suspended_until, id) WHERE suspended_until IS NOT NULL;
CREATE INDEX users_by_expiry ON users (application_id, expires_at, id) WHERE expires_at IS NOT NULL;
CREATE INDEX users_by_expiry_to_note ON users (application_id, expires_at, id)
  WHERE expires_at IS NOT NULL AND expiry_noted_at IS NULL;
CREATE INDEX users_by_offboarding ON users (application_id, offboard_at, id) WHERE offboard_at IS NOT NULL;

-- Null: it holds from the first moment on, or without end. Checked whenever somebody asks what a person may do.
ALTER TABLE role_assignments
  ADD COLUMN starts_at timestamptz(3),
  ADD COLUMN ends_at timestamptz(3),
  ADD CONSTRAINT role_assignments_order CHECK (ends_at > starts_at);

-- One a person: what becomes of them on a day that was set, and what came of it. Goes with the person.
CREATE TABLE offboardings (
  application_id integer NOT NULL,
  user_id text COLLATE "C" NOT NULL,
  status text NOT NULL CHECK (status IN ('scheduled', 'done', 'failed')),
  offboard_at timestamptz(3) NOT NULL,
  leaves_organizations boolean NOT NULL,
  delete_after_days integer CHECK (delete_after_days >= 0),
  -- From the moment it ran: when the account is deleted softly.
  delete_at timestamptz(3),
  -- When a worker looks at it next; null when nothing is left to do.
  due_at timestamptz(3),
  tries integer NOT NULL DEFAULT 0,
  failure text,
  scheduled_at timestamptz(3) NOT NULL,
  PRIMARY KEY (application_id, user_id),
  FOREIGN KEY (application_id, user_id) REFERENCES users (application_id, id) ON DELETE CASCADE
);
CREATE INDEX offboardings_due ON offboardings (application_id, due_at, user_id) WHERE due_at IS NOT NULL;
