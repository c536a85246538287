-- People who lost everything ask for a way back; somebody with the permission decides.
CREATE SEQUENCE recovery_request_numbers START WITH 1001;

CREATE TABLE recovery_requests (
  application_id integer NOT NULL REFERENCES applications (id),
  id text COLLATE "C" NOT NULL,
  -- What people read out, such as RR-1001.
  number integer NOT NULL DEFAULT nextval('recovery_request_numbers'),
  -- As it was asked for; stored whether an account has it or not.
  email text COLLATE "C" NOT NULL,
  user_id text COLLATE "C",
  context text,
  lost text[] NOT NULL,
  phone_number text,
  status text NOT NULL CHECK (status IN ('pending', 'approved', 'denied', 'stopped', 'finished', 'expired')),
  -- The browsers that asked, and so may look how it stands.
  browser_hashes bytea[] NOT NULL,
  times_asked integer NOT NULL DEFAULT 1,
  -- Whether the owner of the account was written to.
  is_owner_told boolean NOT NULL DEFAULT false,
  ip text,
  user_agent text,
  created_at timestamptz(3) NOT NULL,
  decided_at timestamptz(3),
  decided_by jsonb,
  evidence jsonb,
  reason text,
  link_sent_at timestamptz(3),
  -- Who pressed the button behind the link, and how far they are.
  finishing_browser_hash bytea,
  finishing_until timestamptz(3),
  -- The person's when the step before was taken: whoever moved on meanwhile is not recovered any more.
  security_version integer,
  password_set_at timestamptz(3),
  enrolling_method_id text,
  finished_at timestamptz(3),
  PRIMARY KEY (application_id, id),
  UNIQUE (application_id, number),
  FOREIGN KEY (application_id, user_id) REFERENCES users (application_id, id) ON DELETE CASCADE
);
CREATE INDEX recovery_requests_by_creation ON recovery_requests (application_id, created_at, id);
CREATE INDEX recovery_requests_by_status ON recovery_requests (application_id, status, created_at, id);
-- A second request joins the one that waits.
CREATE UNIQUE INDEX recovery_requests_pending ON recovery_requests (application_id, email) WHERE status = 'pending';
CREATE INDEX recovery_requests_by_user ON recovery_requests (application_id, user_id) WHERE user_id IS NOT NULL;
CREATE INDEX recovery_requests_finishing ON recovery_requests (application_id, finishing_browser_hash)
  WHERE finishing_browser_hash IS NOT NULL;
