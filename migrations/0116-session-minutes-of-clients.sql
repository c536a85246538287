-- How long after somebody proved who they are a client takes that for proven. Null: as long as their session lasts.
ALTER TABLE clients ADD COLUMN session_minutes integer CHECK (session_minutes > 0);
