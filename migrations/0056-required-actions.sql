-- What somebody does at their next sign-in before it goes on: verify-email, enrol-mfa, change-password.
ALTER TABLE users ADD COLUMN required_actions text[] NOT NULL DEFAULT '{}';

-- There are many doors by which an address is proven or a factor is enrolled, so the database notes that it was done.
-- A new password is noted by whoever keeps it: one that somebody else set is not what was asked for.
CREATE FUNCTION drop_done_actions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.email_verified AND NOT OLD.email_verified THEN
    NEW.required_actions := array_remove(NEW.required_actions, 'verify-email');
  END IF;
  IF NEW.factors <> 0 AND OLD.factors = 0 THEN
    NEW.required_actions := array_remove(NEW.required_actions, 'enrol-mfa');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER required_action_done BEFORE UPDATE OF email_verified, factors ON users FOR EACH ROW
  WHEN (NEW.required_actions <> '{}') EXECUTE FUNCTION drop_done_actions();
