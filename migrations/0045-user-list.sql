-- What the users list is narrowed by at any size, and how each operator has it shown.

-- The kinds of second factor somebody has, kept by the database: 1 passkey, 2 security key, 4 authenticator, 8 e-mail,
-- 16 phone. Recovery codes stand in for a factor and are none.
ALTER TABLE users ADD COLUMN factors smallint NOT NULL DEFAULT 0;

CREATE FUNCTION note_factors(application integer, person text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- Taken first, and read in a statement after it: of two enrolments at once the later one sees both.
  PERFORM FROM users u WHERE u.application_id = application AND u.id = person FOR NO KEY UPDATE;
  UPDATE users u SET factors = held.factors
    FROM (SELECT coalesce(bit_or(CASE m.type WHEN 'passkey' THEN 1 WHEN 'security-key' THEN 2 WHEN 'totp' THEN 4
          WHEN 'email' THEN 8 WHEN 'phone' THEN 16 ELSE 0 END), 0)::smallint AS factors
      FROM authentication_methods m
      WHERE m.application_id = application AND m.user_id = person AND m.confirmed_at IS NOT NULL) held
    WHERE u.application_id = application AND u.id = person AND u.factors <> held.factors;
END $$;

CREATE FUNCTION note_changed_factors() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM note_factors(OLD.application_id, OLD.user_id); END IF;
  IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND NEW.user_id <> OLD.user_id) THEN
    PERFORM note_factors(NEW.application_id, NEW.user_id);
  END IF;
  RETURN NULL;
END $$;

-- A method counts from its confirmation on; an enrolment that was only begun costs nothing here.
CREATE TRIGGER factor_added AFTER INSERT ON authentication_methods FOR EACH ROW
  WHEN (NEW.confirmed_at IS NOT NULL) EXECUTE FUNCTION note_changed_factors();
CREATE TRIGGER factor_changed AFTER UPDATE OF confirmed_at, user_id ON authentication_methods FOR EACH ROW
  WHEN (OLD.confirmed_at IS DISTINCT FROM NEW.confirmed_at OR OLD.user_id <> NEW.user_id)
  EXECUTE FUNCTION note_changed_factors();
CREATE TRIGGER factor_removed AFTER DELETE ON authentication_methods FOR EACH ROW
  WHEN (OLD.confirmed_at IS NOT NULL) EXECUTE FUNCTION note_changed_factors();

UPDATE users u SET factors = held.factors
  FROM (SELECT application_id, user_id, bit_or(CASE type WHEN 'passkey' THEN 1 WHEN 'security-key' THEN 2 WHEN 'totp' THEN 4
        WHEN 'email' THEN 8 WHEN 'phone' THEN 16 ELSE 0 END)::smallint AS factors
    FROM authentication_methods WHERE confirmed_at IS NOT NULL GROUP BY application_id, user_id) held
  WHERE u.application_id = held.application_id AND u.id = held.user_id AND held.factors > 0;
CREATE INDEX users_by_factors ON users (application_id, factors, id);

-- Who is to be deleted after an offboarding, be it still to come or done.
CREATE INDEX offboardings_deleting ON offboardings (application_id, user_id)
  WHERE delete_at IS NOT NULL OR (status = 'scheduled' AND delete_after_days IS NOT NULL);

-- Lists that operators keep under a name, their own or everybody's. `search` is the query of the list's address.
CREATE TABLE saved_views (
  application_id integer NOT NULL,
  id text COLLATE "C" NOT NULL,
  owner_id text COLLATE "C" NOT NULL,
  name text NOT NULL,
  description text,
  search text NOT NULL,
  is_shared boolean NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  PRIMARY KEY (application_id, id),
  FOREIGN KEY (application_id, owner_id) REFERENCES operators (application_id, user_id) ON DELETE CASCADE
);
CREATE INDEX saved_views_by_owner ON saved_views (application_id, owner_id, created_at, id);
CREATE INDEX saved_views_shared ON saved_views (application_id, created_at, id) WHERE is_shared;

-- How an operator has lists shown; goes with them.
CREATE TABLE operator_preferences (
  application_id integer NOT NULL,
  user_id text COLLATE "C" NOT NULL,
  preferences jsonb NOT NULL,
  PRIMARY KEY (application_id, user_id),
  FOREIGN KEY (application_id, user_id) REFERENCES operators (application_id, user_id) ON DELETE CASCADE
);
