-- Support asked a person to prove a second account of theirs, so that the two become one. One a person: asking again
-- takes its place. It goes when the accounts were joined, when it was withdrawn and when its time is over.
CREATE TABLE link_requests (
  application_id integer NOT NULL,
  user_id text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  asked_by jsonb NOT NULL,
  -- Whether whoever asked may give the roles that come along.
  may_give_roles boolean NOT NULL,
  reason text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  -- The browser in which the link was spent; the rest is done there or nowhere.
  browser_hash bytea,
  opened_at timestamptz(3),
  -- The version of the account at which it was proven there: whoever moved on meanwhile is joined to nobody.
  first_security_version integer,
  -- The other one as it was proven there: an account at its version, or an identity that was nobody's.
  other jsonb,
  PRIMARY KEY (application_id, user_id),
  FOREIGN KEY (application_id, user_id) REFERENCES users (application_id, id) ON DELETE CASCADE
);
CREATE INDEX link_requests_by_browser ON link_requests (application_id, browser_hash) WHERE browser_hash IS NOT NULL;
CREATE INDEX link_requests_by_expiry ON link_requests (application_id, expires_at);
