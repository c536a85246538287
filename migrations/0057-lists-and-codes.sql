-- What was approved for many people is carried out later by whoever asked, once.
ALTER TABLE approvals ADD COLUMN used_at timestamptz(3);
ALTER TABLE approvals ADD CHECK (used_at IS NULL OR status = 'approved');

-- Whoever is erased is taken out of the lists that were asked about.
CREATE INDEX approvals_by_person ON approvals USING gin ((input #> '{selection,ids}')) WHERE subject_kind = 'users';

-- New recovery codes are made by many doors, so the database notes that what was asked for is done (as in 0056).
CREATE FUNCTION drop_asked_codes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE users SET required_actions = array_remove(required_actions, 'new-recovery-codes')
    WHERE application_id = NEW.application_id AND id = NEW.user_id AND 'new-recovery-codes' = ANY (required_actions);
  RETURN NULL;
END $$;
CREATE TRIGGER asked_codes_made AFTER INSERT ON authentication_methods FOR EACH ROW
  WHEN (NEW.type = 'recovery-code') EXECUTE FUNCTION drop_asked_codes();
