-- What more the users list is narrowed by at any size: who has no password, from which country somebody came last, and
-- who invited them.

-- Whether somebody has a password in any of their identities, kept by the database. Whoever has one is written with it
-- from the start, because a change of this flag writes the wide row and all of its indexes anew.
ALTER TABLE users ADD COLUMN has_password boolean NOT NULL DEFAULT true;
UPDATE users u SET has_password = false WHERE NOT EXISTS (SELECT FROM identities i JOIN passwords p
    ON p.application_id = i.application_id AND p.connection_id = i.connection_id AND p.subject = i.subject
  WHERE i.application_id = u.application_id AND i.user_id = u.id);
ALTER TABLE users ALTER COLUMN has_password SET DEFAULT false;
CREATE INDEX users_without_password ON users (application_id, id) WHERE NOT has_password;

-- Planned for each call: a plan that was made while the tables were empty would read them whole ever after.
CREATE FUNCTION note_added_passwords() RETURNS trigger LANGUAGE plpgsql SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  UPDATE users u SET has_password = true
    FROM (SELECT i.application_id, i.user_id FROM changed c JOIN identities i
      ON i.application_id = c.application_id AND i.connection_id = c.connection_id AND i.subject = c.subject) held
    WHERE u.application_id = held.application_id AND u.id = held.user_id AND NOT u.has_password;
  RETURN NULL;
END $$;
CREATE TRIGGER passwords_added AFTER INSERT ON passwords REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION note_added_passwords();

-- Looks whether a password is left. A password that is added at the same time holds its identity by its foreign key:
-- whichever of the two comes later waits here or there, and then sees the other, because each step reads anew.
CREATE FUNCTION note_left_passwords(application integer, people text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM identities i WHERE i.application_id = application AND i.user_id = ANY (people)
    ORDER BY i.connection_id, i.subject FOR UPDATE;
  PERFORM FROM users u WHERE u.application_id = application AND u.id = ANY (people)
    ORDER BY u.id FOR NO KEY UPDATE;
  UPDATE users u SET has_password = NOT u.has_password
    WHERE u.application_id = application AND u.id = ANY (people)
      AND u.has_password <> EXISTS (SELECT FROM identities i JOIN passwords p
          ON p.application_id = i.application_id AND p.connection_id = i.connection_id AND p.subject = i.subject
        WHERE i.application_id = u.application_id AND i.user_id = u.id);
END $$;

CREATE FUNCTION note_removed_passwords() RETURNS trigger LANGUAGE plpgsql SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  PERFORM note_left_passwords(held.application_id, held.people) FROM (
    SELECT i.application_id, array_agg(DISTINCT i.user_id) AS people FROM changed c JOIN identities i
      ON i.application_id = c.application_id AND i.connection_id = c.connection_id AND i.subject = c.subject
    GROUP BY i.application_id) held;
  RETURN NULL;
END $$;
CREATE TRIGGER passwords_removed AFTER DELETE ON passwords REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION note_removed_passwords();

-- A password goes where its identity goes, and ends with it.
CREATE FUNCTION note_moved_passwords() RETURNS trigger LANGUAGE plpgsql SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  PERFORM note_left_passwords(OLD.application_id,
    CASE TG_OP WHEN 'UPDATE' THEN ARRAY[OLD.user_id, NEW.user_id] ELSE ARRAY[OLD.user_id] END);
  RETURN NULL;
END $$;
CREATE TRIGGER identity_moved AFTER UPDATE OF user_id ON identities FOR EACH ROW
  WHEN (OLD.user_id <> NEW.user_id) EXECUTE FUNCTION note_moved_passwords();
CREATE TRIGGER identity_removed AFTER DELETE ON identities FOR EACH ROW EXECUTE FUNCTION note_moved_passwords();

-- The country of the last sign-in, as it was known when it was looked up: two letters, `ZZ` where no table knew it. Null
-- until somebody looked, as after an import, or where the operator brings no table.
ALTER TABLE user_logins ADD COLUMN last_country text COLLATE "C";
CREATE INDEX user_logins_by_country ON user_logins (application_id, last_country, user_id);

-- Whom an operator invited; for administrators of organizations there is such an index already.
CREATE INDEX invitations_by_operator ON invitations (application_id, made_by_operator) WHERE made_by_operator IS NOT NULL;
