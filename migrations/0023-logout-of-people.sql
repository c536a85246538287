-- Sessions also end because their person moves on: a suspension, a new password, a changed role, or leaving. Clients are
-- told of those too, by triggers for the reason given with the revocations.
CREATE FUNCTION queue_logout_notices(ended sessions) RETURNS void LANGUAGE sql AS $$
  INSERT INTO logout_notices (application_id, id, client_id, session_id, user_id, created_at, next_attempt_at)
  SELECT c.application_id, gen_random_uuid()::text, c.id, ended.id, ended.user_id, clock_timestamp(), clock_timestamp()
  FROM session_clients sc
  JOIN clients c ON c.application_id = sc.application_id AND c.id = sc.client_id
  WHERE sc.application_id = ended.application_id AND sc.session_id = ended.id
    AND ended.expires_at > clock_timestamp() AND ended.idle_expires_at > clock_timestamp()
    AND (jsonb_typeof(c.settings #> '{oidc_logout,backchannel_logout_urls,0}') = 'string'
      OR jsonb_typeof(c.settings #> '{oidc_backchannel_logout,backchannel_logout_urls,0}') = 'string')
$$;

-- At the end of the transaction: by then the session that made the change has the new version, and what was ended in so
-- many words is gone and announced.
CREATE FUNCTION announce_sessions_of_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM queue_logout_notices(s) FROM sessions s
  WHERE s.application_id = OLD.application_id AND s.user_id = OLD.id AND s.security_version = OLD.security_version;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER sessions_of_version_ended AFTER UPDATE OF security_version ON users
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.security_version <> OLD.security_version) EXECUTE FUNCTION announce_sessions_of_version();

CREATE FUNCTION announce_sessions_of_leaving() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM queue_logout_notices(s) FROM sessions s
  WHERE s.application_id = OLD.application_id AND s.user_id = OLD.id AND s.security_version = OLD.security_version
    AND OLD.blocked IS NOT TRUE;
  RETURN OLD;
END $$;
CREATE TRIGGER sessions_of_leaving_ended BEFORE DELETE ON users
  FOR EACH ROW EXECUTE FUNCTION announce_sessions_of_leaving();
