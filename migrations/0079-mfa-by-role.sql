-- Whether those who hold a role need a second factor, and until when they may put off setting one up.
ALTER TABLE roles
  ADD COLUMN requires_mfa boolean NOT NULL DEFAULT false,
  ADD COLUMN mfa_grace_until timestamptz(3),
  ADD CHECK (requires_mfa = (mfa_grace_until IS NOT NULL));
CREATE INDEX roles_asking_for_mfa ON roles (application_id, created_at, id) WHERE requires_mfa;

-- Who needs none for a while though a rule asks for one, why, and who said so.
CREATE TABLE mfa_exemptions (
  application_id integer NOT NULL,
  user_id text COLLATE "C" NOT NULL,
  reason text NOT NULL,
  granted_by_kind text NOT NULL,
  granted_by_id text NOT NULL,
  granted_by_name text NOT NULL,
  granted_at timestamptz(3) NOT NULL,
  ends_at timestamptz(3) NOT NULL,
  PRIMARY KEY (application_id, user_id),
  FOREIGN KEY (application_id, user_id) REFERENCES users (application_id, id) ON DELETE CASCADE
);
CREATE INDEX mfa_exemptions_by_end ON mfa_exemptions (application_id, ends_at, user_id);
