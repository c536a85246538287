-- The people who run Rollcall are the users of an application of their own, so that they sign in, prove factors, reset
-- passwords and lose sessions by the same code as everybody else. An operator is such a user with a console role.
ALTER TABLE applications ADD COLUMN kind text NOT NULL DEFAULT 'people' CHECK (kind IN ('people', 'console'));
CREATE UNIQUE INDEX applications_one_console ON applications (kind) WHERE kind = 'console';

-- Their passwords were made under another application's pepper and cannot move: the next start opens the set-up again.
DROP TABLE operator_sessions;
DROP TABLE operators;

CREATE TABLE operators (
  application_id integer NOT NULL,
  user_id text COLLATE "C" NOT NULL,
  role text NOT NULL CHECK (role IN ('owner', 'admin', 'security', 'support', 'support_readonly', 'auditor')),
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (application_id, user_id),
  FOREIGN KEY (application_id, user_id) REFERENCES users (application_id, id) ON DELETE CASCADE
);
CREATE INDEX operators_by_creation ON operators (application_id, created_at, user_id);
