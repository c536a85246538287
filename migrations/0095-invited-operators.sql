-- When somebody was last asked in who had no password yet. They have come in once they set one.
ALTER TABLE operators ADD COLUMN invited_at timestamptz(3);
