-- Devices without a keyboard that ask to be let in (RFC 8628): a code on their screen, and a person's word in a browser.
CREATE TABLE device_requests (
  application_id integer NOT NULL REFERENCES applications (id),
  id text COLLATE "C" NOT NULL,
  client_id text COLLATE "C" NOT NULL,
  scope text[] NOT NULL,
  audience text COLLATE "C",
  status text NOT NULL CHECK (status IN ('pending', 'approved', 'denied', 'redeemed')),
  -- What the device holds, and what its screen shows: found by their hashes alone.
  device_code_hash bytea NOT NULL,
  user_code_hash bytea NOT NULL,
  -- For the page on which the person compares it with the screen.
  sealed_user_code bytea NOT NULL,
  -- Of the browser in which the code was typed first; no other may answer.
  browser_hash bytea,
  ip text,
  user_agent text,
  -- Who said yes, and how they had proven who they are.
  user_id text COLLATE "C",
  security_version integer,
  organization_id text COLLATE "C",
  sign_in jsonb,
  -- How long the device has to wait between two questions.
  interval_seconds integer NOT NULL,
  last_polled_at timestamptz(3),
  created_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  decided_at timestamptz(3),
  PRIMARY KEY (application_id, id),
  UNIQUE (application_id, device_code_hash),
  UNIQUE (application_id, user_code_hash),
  FOREIGN KEY (application_id, client_id) REFERENCES clients (application_id, id) ON DELETE CASCADE,
  FOREIGN KEY (application_id, user_id) REFERENCES users (application_id, id) ON DELETE CASCADE
);
CREATE INDEX device_requests_by_expiry ON device_requests (application_id, expires_at);
CREATE INDEX device_requests_by_client ON device_requests (application_id, client_id);
CREATE INDEX device_requests_by_user ON device_requests (application_id, user_id) WHERE user_id IS NOT NULL;

-- To whom a code went that is typed into a program of somebody else's, which knows no more than the address.
ALTER TABLE one_time_codes ADD COLUMN sent_to bytea;
CREATE INDEX one_time_codes_by_recipient ON one_time_codes (application_id, purpose, sent_to, created_at)
  WHERE sent_to IS NOT NULL;
