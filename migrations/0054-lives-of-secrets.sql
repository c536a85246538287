-- What tells API keys apart and says which are forgotten: how their secret begins, when and from where they were last
-- used, and when they end by themselves.
ALTER TABLE api_keys
  -- Null for keys from before it was kept.
  ADD COLUMN secret_start text,
  ADD COLUMN expires_at timestamptz(3),
  ADD COLUMN last_used_at timestamptz(3),
  ADD COLUMN last_used_ip text;

-- The secret that a client had before works for a while beside the new one, so that its programs can be changed without
-- a pause.
ALTER TABLE clients
  ADD COLUMN previous_sealed_secret bytea,
  ADD COLUMN previous_secret_until timestamptz(3),
  ADD CONSTRAINT clients_previous_secret CHECK ((previous_sealed_secret IS NULL) = (previous_secret_until IS NULL));
