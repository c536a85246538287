-- How many recovery codes somebody has left, kept by the database: those who run out of them are found without counting
-- everybody's. Null beside every other method.
ALTER TABLE authentication_methods ADD COLUMN codes_left smallint;

UPDATE authentication_methods m SET codes_left = (SELECT count(*) FROM recovery_codes c
    WHERE c.application_id = m.application_id AND c.method_id = m.id AND c.used_at IS NULL)
  WHERE m.type = 'recovery-code';

CREATE FUNCTION add_codes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE authentication_methods m SET codes_left = coalesce(m.codes_left, 0) + made.count
    FROM (SELECT application_id, method_id, count(*) FROM changed WHERE used_at IS NULL GROUP BY application_id, method_id) made
    WHERE m.application_id = made.application_id AND m.id = made.method_id;
  RETURN NULL;
END $$;
-- Taken off, and not counted anew: of two codes that are used at the same moment neither is forgotten.
CREATE FUNCTION take_code() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE authentication_methods SET codes_left = codes_left - 1
    WHERE application_id = NEW.application_id AND id = NEW.method_id;
  RETURN NULL;
END $$;
CREATE TRIGGER codes_made AFTER INSERT ON recovery_codes REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION add_codes();
CREATE TRIGGER code_used AFTER UPDATE OF used_at ON recovery_codes FOR EACH ROW
  WHEN (OLD.used_at IS NULL AND NEW.used_at IS NOT NULL) EXECUTE FUNCTION take_code();

CREATE INDEX authentication_methods_of_few_codes ON authentication_methods (application_id, user_id)
  WHERE type = 'recovery-code' AND codes_left <= 2;

-- Who is asked for something at their next sign-in, and who was sent a link to a new password and has not used it. Both
-- are few, and nobody else's rows come into these indexes.
CREATE INDEX users_asked_for_actions ON users (application_id, id) WHERE required_actions <> '{}';
CREATE INDEX one_time_secrets_for_passwords ON one_time_secrets (application_id, user_id)
  WHERE purpose = 'password-reset' AND used_at IS NULL;
