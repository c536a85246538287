-- How long an access token for a client lives at most. Null: as long as its API, or the settings, say.
ALTER TABLE clients ADD COLUMN access_token_minutes integer CHECK (access_token_minutes > 0);
