-- Work that outlives its request. A worker holds a job by its lease; a batch of an import is applied and dropped in one
-- transaction, so a killed process repeats nothing and loses nothing.
CREATE TABLE jobs (
  application_id integer NOT NULL REFERENCES applications (id),
  id text COLLATE "C" NOT NULL,
  kind text NOT NULL CHECK (kind IN ('users-import', 'users-export', 'verification-email')),
  status text NOT NULL CHECK (status IN ('receiving', 'pending', 'processing', 'completed', 'failed')),
  connection_id text COLLATE "C",
  -- What the kind of job is told; its handler alone reads it.
  parameters jsonb NOT NULL,
  -- Null until all of it has arrived.
  total integer,
  inserted integer NOT NULL DEFAULT 0,
  updated integer NOT NULL DEFAULT 0,
  failed integer NOT NULL DEFAULT 0,
  failure text,
  -- The actor, so that what a worker does later is recorded under the name of who asked for it.
  created_by jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL,
  started_at timestamptz(3),
  finished_at timestamptz(3),
  leased_until timestamptz(3),
  -- What speaks against trying again, since the job last got further: deaths of its worker, and faults in its work.
  strikes integer NOT NULL DEFAULT 0,
  PRIMARY KEY (application_id, id),
  FOREIGN KEY (application_id, connection_id) REFERENCES connections (application_id, id) ON DELETE CASCADE
);
CREATE INDEX jobs_waiting ON jobs (application_id, kind, created_at) WHERE status IN ('receiving', 'pending', 'processing');
CREATE INDEX jobs_finished ON jobs (application_id, finished_at) WHERE finished_at IS NOT NULL;
CREATE INDEX jobs_by_connection ON jobs (application_id, connection_id);

-- The records of an upload that are not yet applied, packed and compressed.
CREATE TABLE import_batches (
  application_id integer NOT NULL,
  job_id text COLLATE "C" NOT NULL,
  sequence integer NOT NULL,
  records bytea NOT NULL,
  PRIMARY KEY (application_id, job_id, sequence),
  FOREIGN KEY (application_id, job_id) REFERENCES jobs (application_id, id) ON DELETE CASCADE
);
ALTER TABLE import_batches ALTER COLUMN records SET STORAGE EXTERNAL;

-- Records that were refused. json and not jsonb: they are shown as they were sent, and may hold what jsonb cannot.
CREATE TABLE import_faults (
  application_id integer NOT NULL,
  job_id text COLLATE "C" NOT NULL,
  -- The line of the file, or the place in its array, from 1.
  position integer NOT NULL,
  record json,
  faults json NOT NULL,
  PRIMARY KEY (application_id, job_id, position),
  FOREIGN KEY (application_id, job_id) REFERENCES jobs (application_id, id) ON DELETE CASCADE
);
