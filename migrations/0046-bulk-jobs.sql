-- One action on many people: what is to be done, and what came of it for each. A person's result is written in the
-- transaction that changes them, so a killed process repeats nobody and forgets nobody.
ALTER TABLE jobs
  DROP CONSTRAINT jobs_kind_check,
  DROP CONSTRAINT jobs_status_check,
  ADD CONSTRAINT jobs_kind_check
    CHECK (kind IN ('users-import', 'users-export', 'verification-email', 'users-bulk')),
  ADD CONSTRAINT jobs_status_check
    CHECK (status IN ('receiving', 'scheduled', 'pending', 'processing', 'completed', 'failed', 'cancelled'));
DROP INDEX jobs_waiting;
CREATE INDEX jobs_waiting ON jobs (application_id, kind, created_at)
  WHERE status IN ('receiving', 'scheduled', 'pending', 'processing');

CREATE TABLE bulk_jobs (
  application_id integer NOT NULL,
  job_id text COLLATE "C" NOT NULL,
  action text NOT NULL,
  options jsonb NOT NULL,
  -- Everybody who matches and was there at that time; null where people were named, and once they were found.
  filter jsonb,
  as_of timestamptz(3),
  run_at timestamptz(3),
  done integer NOT NULL DEFAULT 0,
  skipped integer NOT NULL DEFAULT 0,
  failed integer NOT NULL DEFAULT 0,
  -- Whoever works on it takes nobody new.
  is_stopped boolean NOT NULL DEFAULT false,
  -- The job that this one takes back, and the one that took this one back.
  undoes text COLLATE "C",
  undone_by text COLLATE "C",
  PRIMARY KEY (application_id, job_id),
  FOREIGN KEY (application_id, job_id) REFERENCES jobs (application_id, id) ON DELETE CASCADE
);

CREATE TABLE bulk_results (
  application_id integer NOT NULL,
  job_id text COLLATE "C" NOT NULL,
  position integer NOT NULL,
  -- Of somebody who was erased meanwhile: their tombstone.
  user_id text COLLATE "C" NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('waiting', 'done', 'skipped', 'failed')),
  reason text,
  message text,
  -- While it waits: the version that the person must still have, if any; afterwards the one they were left with.
  version integer,
  tries integer NOT NULL DEFAULT 0,
  at timestamptz(3),
  PRIMARY KEY (application_id, job_id, position),
  UNIQUE (application_id, job_id, user_id),
  FOREIGN KEY (application_id, job_id) REFERENCES bulk_jobs (application_id, job_id) ON DELETE CASCADE
);
CREATE INDEX bulk_results_waiting ON bulk_results (application_id, job_id, tries, position) WHERE outcome = 'waiting';
CREATE INDEX bulk_results_by_outcome ON bulk_results (application_id, job_id, outcome, position);
CREATE INDEX bulk_results_by_user ON bulk_results (application_id, user_id);
