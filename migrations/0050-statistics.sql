-- What the dashboard shows, so that it costs the same whatever happened and however many people there are.

-- Sign-ins, failures and sign-ups of each whole hour. `name` is what they are told apart by: of a failure its reason, of
-- a sign-up its connection, of a sign-in 'mfa' where a second factor was shown.
CREATE TABLE statistic_hours (
  application_id integer NOT NULL REFERENCES applications (id),
  hour timestamptz(3) NOT NULL,
  type text NOT NULL,
  name text NOT NULL,
  count integer NOT NULL,
  PRIMARY KEY (application_id, hour, type, name)
);
-- Every hour before this one is in statistic_hours.
CREATE TABLE statistics_counted (
  application_id integer PRIMARY KEY REFERENCES applications (id),
  until timestamptz(3) NOT NULL
);

-- How things stand where they are too many to be counted for each reader: counted now and then, by one server.
CREATE TABLE statistic_standings (
  application_id integer NOT NULL REFERENCES applications (id),
  name text NOT NULL,
  -- When a server last began to count.
  claimed_at timestamptz(3) NOT NULL,
  counted_at timestamptz(3),
  content jsonb,
  PRIMARY KEY (application_id, name)
);

-- The failures of one reason, and what came through one connection.
CREATE INDEX audit_events_failed_sign_ins ON audit_events (application_id, (details ->> 'reason'), at, id)
  WHERE type = 'user.sign_in_failed';
CREATE INDEX audit_events_signed_up ON audit_events (application_id, connection_id, at, id)
  WHERE type = 'user.signed_up';

-- Whoever has recovery codes.
CREATE INDEX authentication_methods_of_codes ON authentication_methods (application_id, user_id)
  WHERE type = 'recovery-code';
