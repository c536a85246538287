-- What tells API keys apart and says which are forgotten: how their secret begins, when and from where they were last
-- used, and when they end by themselves.
ALTER TABLE api_keys
  -- Null for keys from before it was kept.
  ADD COLUMN secret_start text,
  ADD COLUMN expires_at timestamptz(3),
  ADD COLUMN last_used_at timestamptz(3),
  ADD COLUMN last_used_ip text;
