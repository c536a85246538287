-- An organization can be suspended: while it is, nobody gets in through it. Its people, memberships and roles stay.
ALTER TABLE organizations
  -- Null: it is not suspended.
  ADD COLUMN suspended_at timestamptz(3),
  ADD COLUMN suspension_reason text,
  ADD CONSTRAINT organizations_suspension CHECK ((suspended_at IS NULL) = (suspension_reason IS NULL));
CREATE INDEX organizations_suspended ON organizations (application_id, created_at, id) WHERE suspended_at IS NOT NULL;

-- Until when members of an organization that began to ask for a second factor may put off setting one up. Null: the
-- application's own time of grace holds.
ALTER TABLE organizations ADD COLUMN mfa_grace_until timestamptz(3);

-- How long after somebody proved who they are an organization takes that for proven. Null: as long as their session lasts.
ALTER TABLE organizations ADD COLUMN session_minutes integer CHECK (session_minutes > 0);
