-- While a row stands and its end is not past, the management APIs take no changes.
CREATE TABLE change_pauses (
  application_id integer PRIMARY KEY REFERENCES applications (id) ON DELETE CASCADE,
  since timestamptz NOT NULL,
  -- Null: until somebody ends it.
  ends_at timestamptz,
  reason text,
  paused_by jsonb NOT NULL
);
