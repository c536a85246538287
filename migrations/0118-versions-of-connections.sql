-- Counts changes of a connection, so that nobody overwrites what somebody else changed meanwhile.
ALTER TABLE connections ADD COLUMN version integer NOT NULL DEFAULT 1;
