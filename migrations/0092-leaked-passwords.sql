-- Since when a password is known to have leaked; null: not known. A new password begins without it.
ALTER TABLE passwords ADD COLUMN leaked_at timestamptz(3);
-- They are few, and found without the others.
CREATE INDEX passwords_leaked ON passwords (application_id, connection_id, subject) WHERE leaked_at IS NOT NULL;

-- How often a leaked password was found or refused on a day.
ALTER TABLE daily_stats ADD COLUMN leaked_passwords integer NOT NULL DEFAULT 0;
