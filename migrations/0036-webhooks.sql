-- Addresses of others that hear of events, and what is or was on its way to them.
CREATE TABLE webhooks (
  application_id integer NOT NULL REFERENCES applications (id),
  id text COLLATE "C" NOT NULL,
  name text NOT NULL,
  url text NOT NULL,
  format text NOT NULL CHECK (format IN ('event', 'log')),
  -- '*' alone is every type.
  event_types text[] NOT NULL CHECK (cardinality(event_types) > 0),
  is_active boolean NOT NULL,
  sealed_secret bytea NOT NULL,
  -- Signs beside the current one until then.
  sealed_previous_secret bytea,
  previous_secret_until timestamptz(3),
  -- The authorization header of a log stream.
  sealed_authorization bytea,
  -- Since when nothing arrived; null after a success.
  failing_since timestamptz(3),
  -- When it was switched off for that.
  disabled_at timestamptz(3),
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  PRIMARY KEY (application_id, id)
);
CREATE INDEX webhooks_by_creation ON webhooks (application_id, created_at, id);

-- Names events and holds nothing of them, so that what the audit forgets is forgotten here.
CREATE TABLE webhook_deliveries (
  application_id integer NOT NULL,
  -- The same at each attempt: receivers know by it what they have.
  id text COLLATE "C" NOT NULL,
  webhook_id text COLLATE "C" NOT NULL,
  -- None in a test; one, or those of a batch of a log stream.
  event_ids bigint[] NOT NULL,
  event_type text,
  status text NOT NULL CHECK (status IN ('waiting', 'delivered', 'dead', 'dropped')),
  attempts integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz(3) NOT NULL,
  -- Somebody is sending it until then.
  leased_until timestamptz(3),
  last_attempt_at timestamptz(3),
  answer_status integer,
  answer_bytes integer,
  last_fault text,
  created_at timestamptz(3) NOT NULL,
  settled_at timestamptz(3),
  PRIMARY KEY (application_id, id),
  FOREIGN KEY (application_id, webhook_id) REFERENCES webhooks (application_id, id) ON DELETE CASCADE
);
CREATE INDEX webhook_deliveries_by_webhook ON webhook_deliveries (application_id, webhook_id, created_at, id);
CREATE INDEX webhook_deliveries_by_status ON webhook_deliveries (application_id, webhook_id, status, created_at, id);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (application_id, webhook_id, next_attempt_at)
  WHERE status = 'waiting';
CREATE INDEX webhook_deliveries_leased ON webhook_deliveries (application_id, webhook_id, leased_until)
  WHERE leased_until IS NOT NULL;
CREATE INDEX webhook_deliveries_settled ON webhook_deliveries (application_id, status, settled_at)
  WHERE settled_at IS NOT NULL;
