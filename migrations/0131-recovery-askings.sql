-- Organizations whose administrators asked for the recovery of a member: whoever decides sees who they are, and why.
CREATE TABLE recovery_askings (
  application_id integer NOT NULL,
  request_id text COLLATE "C" NOT NULL,
  organization_id text COLLATE "C" NOT NULL,
  -- As it was called; it may be gone, and what was asked in its name counts all the same.
  organization_name text NOT NULL,
  asked_by jsonb NOT NULL,
  reason text NOT NULL,
  -- It had added an account that was there before, which gave it no say in it.
  was_attached boolean NOT NULL,
  asked_at timestamptz(3) NOT NULL,
  PRIMARY KEY (application_id, request_id, organization_id),
  FOREIGN KEY (application_id, request_id) REFERENCES recovery_requests (application_id, id) ON DELETE CASCADE
);
CREATE INDEX recovery_askings_by_asker ON recovery_askings (application_id, (asked_by ->> 'id'));
