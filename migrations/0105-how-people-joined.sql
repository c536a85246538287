-- How somebody came to belong, where it is known, and when they last signed in there, to the minute: no index needs it.
ALTER TABLE organization_members
  ADD COLUMN source text,
  ADD COLUMN last_sign_in_at timestamptz(3),
  ADD CONSTRAINT organization_members_source CHECK (source IN ('added', 'attached', 'invitation', 'provider'));

UPDATE organization_members SET source = 'attached' WHERE was_attached;
