-- Whose letter a mail server refused: erasing them forgets the address also where it is no longer theirs.
ALTER TABLE suppressed_addresses ADD COLUMN user_id text COLLATE "C";
CREATE INDEX suppressed_addresses_by_user ON suppressed_addresses (application_id, user_id) WHERE user_id IS NOT NULL;
