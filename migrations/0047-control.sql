-- What one person may not decide alone: asked for by one, decided by another, done then.
CREATE TABLE approvals (
  application_id integer NOT NULL REFERENCES applications (id),
  id text COLLATE "C" NOT NULL,
  action text COLLATE "C" NOT NULL,
  subject_kind text NOT NULL,
  subject_id text COLLATE "C" NOT NULL,
  -- What the act is to do, beside whom it is done to.
  input jsonb NOT NULL,
  reason text NOT NULL,
  -- {id, name}: operators, who are users of another application.
  requested_by jsonb NOT NULL,
  requested_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  -- Where nobody else could decide: from then on whoever asked may.
  alone_from timestamptz(3),
  status text COLLATE "C" NOT NULL CHECK (status IN ('pending', 'approved', 'denied', 'cancelled', 'expired')),
  decided_by jsonb,
  decided_at timestamptz(3),
  decision_reason text,
  PRIMARY KEY (application_id, id),
  CHECK ((status = 'pending') = (decided_at IS NULL))
);
CREATE INDEX approvals_by_time ON approvals (application_id, requested_at, id);
CREATE INDEX approvals_by_subject ON approvals (application_id, subject_id);
-- One and the same act is asked for once at a time.
CREATE UNIQUE INDEX approvals_waiting ON approvals (application_id, action, subject_kind, subject_id)
  WHERE status = 'pending';

-- Receipts of deletions: what went, and nothing of whom it was about.
CREATE TABLE erasures (
  application_id integer NOT NULL REFERENCES applications (id),
  -- For an erasure the tombstone that stands in the audit.
  id text COLLATE "C" NOT NULL,
  mode text COLLATE "C" NOT NULL CHECK (mode IN ('anonymise', 'erase')),
  -- Keyed: whoever knows the id finds the receipt, and the receipt does not tell the id.
  subject_hash bytea NOT NULL,
  at timestamptz(3) NOT NULL,
  -- {kind, id, name}
  erased_by jsonb NOT NULL,
  counts jsonb NOT NULL,
  PRIMARY KEY (application_id, id)
);
CREATE INDEX erasures_by_subject ON erasures (application_id, subject_hash, at);
CREATE INDEX erasures_by_time ON erasures (application_id, at, id);
