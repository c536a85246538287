-- The vendor's logs are these events in its words: what each event writes there, and what logs are searched by.
ALTER TABLE audit_events
  -- The codes of the entries that the event writes; most events of our own write none.
  ADD COLUMN log_types text[] NOT NULL DEFAULT '{}',
  -- Whoever follows the logs reads up to the oldest transaction that is still open, and so misses nothing.
  ADD COLUMN transaction xid8 NOT NULL DEFAULT pg_current_xact_id(),
  -- The operation of /api/v2 that the event came of, without its body.
  ADD COLUMN request jsonb,
  -- The browser and the system in a few words.
  ADD COLUMN agent text COLLATE "C",
  ADD COLUMN user_id text COLLATE "C" GENERATED ALWAYS AS (
    CASE WHEN subject_kind = 'user' THEN subject_id WHEN actor_kind = 'user' THEN actor_id END) STORED,
  ADD COLUMN client_id text COLLATE "C" GENERATED ALWAYS AS (
    CASE WHEN actor_kind = 'client' THEN actor_id
      ELSE COALESCE(details ->> 'client', CASE WHEN subject_kind = 'client' THEN subject_id END) END) STORED,
  ADD COLUMN connection_id text COLLATE "C" GENERATED ALWAYS AS (
    CASE WHEN subject_kind = 'connection' THEN subject_id ELSE details ->> 'connectionId' END) STORED,
  ADD COLUMN organization_id text COLLATE "C" GENERATED ALWAYS AS (
    CASE WHEN subject_kind = 'organization' THEN subject_id ELSE details ->> 'organization' END) STORED;

CREATE INDEX logs_by_date ON audit_events (application_id, at, id) WHERE log_types <> '{}';
CREATE INDEX logs_by_transaction ON audit_events (application_id, transaction, id) WHERE log_types <> '{}';
CREATE INDEX logs_by_type ON audit_events USING gin (log_types) WHERE log_types <> '{}';
CREATE INDEX logs_by_user ON audit_events (application_id, user_id, at, id)
  WHERE log_types <> '{}' AND user_id IS NOT NULL;
CREATE INDEX logs_by_client ON audit_events (application_id, client_id, at, id)
  WHERE log_types <> '{}' AND client_id IS NOT NULL;
CREATE INDEX logs_by_connection ON audit_events (application_id, connection_id, at, id)
  WHERE log_types <> '{}' AND connection_id IS NOT NULL;
CREATE INDEX logs_by_organization ON audit_events (application_id, organization_id, at, id)
  WHERE log_types <> '{}' AND organization_id IS NOT NULL;
CREATE INDEX logs_by_ip ON audit_events (application_id, ip COLLATE "C", at, id)
  WHERE log_types <> '{}' AND ip IS NOT NULL;
CREATE INDEX logs_by_agent ON audit_events (application_id, agent, at, id)
  WHERE log_types <> '{}' AND agent IS NOT NULL;
CREATE INDEX logs_by_operation ON audit_events (application_id, ((request ->> 'name') COLLATE "C"), at, id)
  WHERE log_types <> '{}' AND request IS NOT NULL;

-- How much happened on each day, in UTC.
CREATE TABLE daily_stats (
  application_id integer NOT NULL REFERENCES applications (id),
  day date NOT NULL,
  logins integer NOT NULL,
  signups integer NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  PRIMARY KEY (application_id, day)
);
