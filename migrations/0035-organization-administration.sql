-- Memberships that pause and end, keys that belong to somebody or to one organization, and administrators who cannot be
-- lost.
ALTER TABLE organization_members
  -- Null: active. Set: still a member, without anything a member may do.
  ADD COLUMN deactivated_at timestamptz(3),
  ADD COLUMN starts_at timestamptz(3),
  ADD COLUMN ends_at timestamptz(3),
  ADD CONSTRAINT organization_members_order CHECK (ends_at > starts_at);
ALTER TABLE member_roles
  ADD COLUMN starts_at timestamptz(3),
  ADD COLUMN ends_at timestamptz(3),
  ADD CONSTRAINT member_roles_order CHECK (ends_at > starts_at);

-- A key goes with the person or the organization it belongs to (S000-50).
ALTER TABLE api_keys
  ADD COLUMN organization_id text COLLATE "C",
  ADD COLUMN user_id text COLLATE "C",
  ADD FOREIGN KEY (application_id, organization_id) REFERENCES organizations (application_id, id) ON DELETE CASCADE,
  ADD FOREIGN KEY (application_id, user_id) REFERENCES users (application_id, id) ON DELETE CASCADE;
CREATE INDEX api_keys_by_organization ON api_keys (application_id, organization_id) WHERE organization_id IS NOT NULL;
CREATE INDEX api_keys_by_user ON api_keys (application_id, user_id) WHERE user_id IS NOT NULL;
