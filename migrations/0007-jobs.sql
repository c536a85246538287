-- Work that outlives its request. A worker holds a job by its lease; a batch of an import is applied and marked in one
-- transaction, so a killed process repeats nothing and loses nothing.
CREATE TABLE jobs (
  application_id integer NOT NULL REFERENCES applications (id),
  id text COLLATE "C" NOT NULL,
  kind text NOT NULL CHECK (kind IN ('users-import', 'users-export', 'verification-email')),
  status text NOT NULL CHECK (status IN ('receiving', 'pending', 'processing', 'completed', 'failed')),
  connection_id text COLLATE "C",
  parameters jsonb NOT NULL,
  -- Counts so far: total, inserted, updated, failed for imports; total, exported for exports.
  progress jsonb NOT NULL DEFAULT '{}',
  failure text,
  created_by text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  finished_at timestamptz(3),
  leased_until timestamptz(3),
  attempts integer NOT NULL DEFAULT 0,
  PRIMARY KEY (application_id, id),
  FOREIGN KEY (application_id, connection_id) REFERENCES connections (application_id, id) ON DELETE CASCADE
);
CREATE INDEX jobs_waiting ON jobs (created_at) WHERE status IN ('pending', 'processing');
CREATE INDEX jobs_receiving ON jobs (created_at) WHERE status = 'receiving';
CREATE INDEX jobs_finished ON jobs (finished_at) WHERE finished_at IS NOT NULL;
CREATE INDEX jobs_by_connection ON jobs (application_id, connection_id);

CREATE TABLE import_batches (
  application_id integer NOT NULL,
  job_id text COLLATE "C" NOT NULL,
  sequence integer NOT NULL,
  first_line integer NOT NULL,
  records bytea NOT NULL,
  PRIMARY KEY (application_id, job_id, sequence),
  FOREIGN KEY (application_id, job_id) REFERENCES jobs (application_id, id) ON DELETE CASCADE
);

CREATE TABLE import_faults (
  application_id integer NOT NULL,
  job_id text COLLATE "C" NOT NULL,
  line integer NOT NULL,
  record jsonb,
  faults jsonb NOT NULL,
  PRIMARY KEY (application_id, job_id, line),
  FOREIGN KEY (application_id, job_id) REFERENCES jobs (application_id, id) ON DELETE CASCADE
);
