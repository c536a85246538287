-- Imports in steps: a file is uploaded, looked at, checked as a whole and then run. An upload is an import that still
-- receives; its id stays that of the job that it becomes.
ALTER TABLE jobs
  DROP CONSTRAINT jobs_kind_check,
  ADD CONSTRAINT jobs_kind_check
    CHECK (kind IN ('users-import', 'users-export', 'verification-email', 'users-bulk', 'import-check'));

CREATE TABLE import_files (
  application_id integer NOT NULL,
  job_id text COLLATE "C" NOT NULL,
  format text NOT NULL,
  -- The names of its columns, in their order.
  columns text[] NOT NULL,
  total integer NOT NULL,
  -- What each column becomes and where people go, as it was last checked; null before that.
  shape jsonb,
  connection text,
  -- The latest check.
  check_id text COLLATE "C",
  -- What the run was asked for; null before that.
  options jsonb,
  -- Who was left as they were: they are there already, or nothing of them would change.
  skipped integer NOT NULL DEFAULT 0,
  is_paused boolean NOT NULL DEFAULT false,
  is_stopped boolean NOT NULL DEFAULT false,
  undone_by text COLLATE "C",
  PRIMARY KEY (application_id, job_id),
  FOREIGN KEY (application_id, job_id) REFERENCES jobs (application_id, id) ON DELETE CASCADE
);

CREATE TABLE import_checks (
  application_id integer NOT NULL,
  job_id text COLLATE "C" NOT NULL,
  -- The last batch that was checked: a killed check goes on behind it.
  sequence integer NOT NULL DEFAULT 0,
  counts jsonb NOT NULL,
  PRIMARY KEY (application_id, job_id),
  FOREIGN KEY (application_id, job_id) REFERENCES jobs (application_id, id) ON DELETE CASCADE
);

-- Digests of the identifiers that a check met already, until it ends.
CREATE TABLE import_seen (
  application_id integer NOT NULL,
  job_id text COLLATE "C" NOT NULL,
  identifier bytea NOT NULL,
  PRIMARY KEY (application_id, job_id, identifier),
  FOREIGN KEY (application_id, job_id) REFERENCES import_checks (application_id, job_id) ON DELETE CASCADE
);

-- Who was made by which run, with the version they were left with.
CREATE TABLE import_people (
  application_id integer NOT NULL,
  job_id text COLLATE "C" NOT NULL,
  position integer NOT NULL,
  user_id text COLLATE "C" NOT NULL,
  version integer NOT NULL,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (application_id, job_id, position),
  FOREIGN KEY (application_id, job_id) REFERENCES import_files (application_id, job_id) ON DELETE CASCADE,
  FOREIGN KEY (application_id, user_id) REFERENCES users (application_id, id) ON DELETE CASCADE
);
CREATE INDEX import_people_by_user ON import_people (application_id, user_id, job_id);
