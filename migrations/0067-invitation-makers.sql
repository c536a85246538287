-- Who made an invitation, to be told when it ran out and another is asked for, and when that was. Of earlier ones, and of
-- those that a program made, nobody is known.
ALTER TABLE invitations
  ADD COLUMN made_by_user text COLLATE "C",
  -- A user of the console's own application.
  ADD COLUMN made_by_operator text COLLATE "C",
  ADD COLUMN asked_again_at timestamptz(3),
  ADD FOREIGN KEY (application_id, made_by_user) REFERENCES users (application_id, id)
    ON DELETE SET NULL (made_by_user);
CREATE INDEX invitations_by_maker ON invitations (application_id, made_by_user) WHERE made_by_user IS NOT NULL;
