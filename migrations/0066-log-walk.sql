-- How far the log was verified without anybody asking: some of it every hour, and from the start again.
ALTER TABLE audit_progress
  ADD COLUMN walked_until bigint NOT NULL DEFAULT 0,
  ADD COLUMN walked_at timestamptz(3),
  ADD COLUMN walked_whole_at timestamptz(3);
