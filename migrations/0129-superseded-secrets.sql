-- One that a newer one took the place of: it opens nothing, and whoever opens it is told so.
ALTER TABLE one_time_secrets ADD COLUMN superseded_at timestamptz(3);
