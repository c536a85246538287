-- What ended of late, for services that check tokens by themselves (security.md 5.4). Written by triggers, in the
-- transaction of what ends it, because no way of ending anything may forget it. Times are the database's.
CREATE TABLE revocations (
  application_id integer NOT NULL REFERENCES applications (id),
  id bigint GENERATED ALWAYS AS IDENTITY,
  at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  kind text NOT NULL CHECK (kind IN ('session', 'family', 'user', 'client', 'grant', 'key')),
  -- An id; of a grant the client's id, a space, and the API's identifier.
  value text COLLATE "C" NOT NULL,
  PRIMARY KEY (application_id, id)
);
-- Two indexes, because tokens of people live minutes and those of machines days.
CREATE INDEX revocations_of_people ON revocations (application_id, at) WHERE kind IN ('session', 'family', 'user');
CREATE INDEX revocations_of_machines ON revocations (application_id, at) WHERE kind IN ('client', 'grant', 'key');

CREATE FUNCTION note_session_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO revocations (application_id, kind, value) VALUES (OLD.application_id, 'session', OLD.id);
  RETURN NULL;
END $$;
-- What ran out by itself is nobody's news.
CREATE TRIGGER session_ended AFTER DELETE ON sessions FOR EACH ROW
  WHEN (OLD.expires_at > clock_timestamp()) EXECUTE FUNCTION note_session_ended();

CREATE FUNCTION note_family_revoked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO revocations (application_id, kind, value) VALUES (NEW.application_id, 'family', NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER family_revoked AFTER UPDATE OF revoked_at ON token_families FOR EACH ROW
  WHEN (OLD.revoked_at IS NULL AND NEW.revoked_at IS NOT NULL) EXECUTE FUNCTION note_family_revoked();

-- A later version of a person ends their families too. Which those are is read with the feed: one that is opened at the
-- same moment, under the version before, cannot be seen from here.
CREATE FUNCTION note_user_moved_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO revocations (application_id, kind, value) VALUES (NEW.application_id, 'user', NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER user_moved_on AFTER UPDATE OF security_version, blocked ON users FOR EACH ROW
  WHEN (NEW.security_version <> OLD.security_version OR (NEW.blocked AND OLD.blocked IS NOT TRUE))
  EXECUTE FUNCTION note_user_moved_on();

-- Before they are gone, and their families with them: the row is locked by now, so no new one can come.
CREATE FUNCTION note_user_leaving() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO revocations (application_id, kind, value)
  SELECT OLD.application_id, 'family', f.id FROM token_families f
  WHERE f.application_id = OLD.application_id AND f.user_id = OLD.id AND f.revoked_at IS NULL;
  IF FOUND OR EXISTS (SELECT FROM sessions s WHERE s.application_id = OLD.application_id AND s.user_id = OLD.id) THEN
    INSERT INTO revocations (application_id, kind, value) VALUES (OLD.application_id, 'user', OLD.id);
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER user_leaving BEFORE DELETE ON users FOR EACH ROW EXECUTE FUNCTION note_user_leaving();

CREATE FUNCTION note_client_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO revocations (application_id, kind, value) VALUES (OLD.application_id, 'client', OLD.id);
  RETURN NULL;
END $$;
CREATE TRIGGER client_gone AFTER DELETE ON clients FOR EACH ROW EXECUTE FUNCTION note_client_gone();

CREATE FUNCTION note_grant_reduced() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO revocations (application_id, kind, value)
  SELECT r.application_id, 'grant', OLD.client_id || ' ' || r.identifier FROM resource_servers r
  WHERE r.application_id = OLD.application_id AND r.id = OLD.resource_server_id;
  RETURN NULL;
END $$;
CREATE TRIGGER grant_gone AFTER DELETE ON client_grants FOR EACH ROW
  WHEN (OLD.subject_type = 'client') EXECUTE FUNCTION note_grant_reduced();
CREATE TRIGGER grant_reduced AFTER UPDATE OF scope, allows_all_scopes ON client_grants FOR EACH ROW
  WHEN (OLD.subject_type = 'client' AND NOT NEW.allows_all_scopes
    AND (OLD.allows_all_scopes OR NOT NEW.scope @> OLD.scope)) EXECUTE FUNCTION note_grant_reduced();

-- With an API its grants go, which then cannot say any more for which API they were.
CREATE FUNCTION note_api_leaving() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO revocations (application_id, kind, value)
  SELECT g.application_id, 'grant', g.client_id || ' ' || OLD.identifier FROM client_grants g
  WHERE g.application_id = OLD.application_id AND g.resource_server_id = OLD.id AND g.subject_type = 'client';
  RETURN OLD;
END $$;
CREATE TRIGGER api_leaving BEFORE DELETE ON resource_servers FOR EACH ROW EXECUTE FUNCTION note_api_leaving();

CREATE FUNCTION note_key_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO revocations (application_id, kind, value) VALUES (OLD.application_id, 'key', OLD.id);
  RETURN NULL;
END $$;
CREATE TRIGGER key_gone AFTER DELETE ON signing_keys FOR EACH ROW EXECUTE FUNCTION note_key_gone();
