ALTER TABLE clients
  -- Since when its secret is the one it is.
  ADD COLUMN secret_since timestamptz(3),
  -- Whoever has one of these roles, and nobody else, gets in. Null: everybody. A role that is deleted stays in the list,
  -- so that nobody gets in who had it: an empty list would be no list.
  ADD COLUMN access_role_ids text[] COLLATE "C" CHECK (cardinality(access_role_ids) > 0);

UPDATE clients SET secret_since = coalesce((SELECT max(e.at) FROM audit_events e
  WHERE e.application_id = clients.application_id AND e.subject_id = clients.id AND e.type = 'client.secret_rotated'),
  created_at);
ALTER TABLE clients ALTER COLUMN secret_since SET NOT NULL;
