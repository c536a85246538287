-- Memberships that pause and end, keys that belong to somebody or to one organization, and administrators who cannot be
-- lost.
ALTER TABLE organization_members
  -- Null: active. Set: still a member, without anything a member may do.
  ADD COLUMN deactivated_at timestamptz(3),
  ADD COLUMN starts_at timestamptz(3),
  ADD COLUMN ends_at timestamptz(3),
  ADD CONSTRAINT organization_members_order CHECK (ends_at > starts_at);
ALTER TABLE member_roles
  ADD COLUMN starts_at timestamptz(3),
  ADD COLUMN ends_at timestamptz(3),
  ADD CONSTRAINT member_roles_order CHECK (ends_at > starts_at);

-- A key goes with the person or the organization it belongs to (S000-50).
ALTER TABLE api_keys
  ADD COLUMN organization_id text COLLATE "C",
  ADD COLUMN user_id text COLLATE "C",
  ADD FOREIGN KEY (application_id, organization_id) REFERENCES organizations (application_id, id) ON DELETE CASCADE,
  ADD FOREIGN KEY (application_id, user_id) REFERENCES users (application_id, id) ON DELETE CASCADE;
CREATE INDEX api_keys_by_organization ON api_keys (application_id, organization_id) WHERE organization_id IS NOT NULL;
CREATE INDEX api_keys_by_user ON api_keys (application_id, user_id) WHERE user_id IS NOT NULL;

-- True from the first administrator on. Whoever asks whether one may go asks for this row's lock first.
ALTER TABLE organizations ADD COLUMN has_administrator boolean NOT NULL DEFAULT false;

-- An organization that ever had an administrator keeps one: a member who is active and not suspended, with a role there
-- that grants `tenant.access:write`, none of which has an end. There are many ways to lose one and more to come, so the
-- database asks after every change that may be one, at the end of its transaction. A change notes the organizations it
-- concerns; the check takes them in one order, so that two transactions never wait for each other.
CREATE FUNCTION note_organizations(places text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  noted text := coalesce(current_setting('rollcall.organizations', true), '');
BEGIN
  IF places IS NULL THEN RETURN; END IF;
  IF cardinality(places) = 1 AND places[1] = ANY (string_to_array(noted, E'\n')) THEN RETURN; END IF;
  PERFORM set_config('rollcall.organizations', concat_ws(E'\n', nullif(noted, ''), array_to_string(places, E'\n')), true);
END $$;

CREATE FUNCTION keep_administrators() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  noted text := coalesce(current_setting('rollcall.organizations', true), '');
  place text;
  application integer;
  organization text;
  had boolean;
  keeps boolean;
BEGIN
  IF noted = '' THEN RETURN NULL; END IF;
  PERFORM set_config('rollcall.organizations', '', true);
  FOR place IN SELECT DISTINCT each FROM unnest(string_to_array(noted, E'\n')) AS each ORDER BY each LOOP
    application := split_part(place, ' ', 1);
    organization := substr(place, strpos(place, ' ') + 1);
    SELECT o.has_administrator INTO had FROM organizations o
      WHERE o.application_id = application AND o.id = organization FOR NO KEY UPDATE;
    -- One that is itself deleted needs nobody.
    CONTINUE WHEN NOT FOUND;
    -- A statement of its own, so that it sees what was committed while this one waited for the lock.
    SELECT EXISTS (
      SELECT FROM resource_servers s
      JOIN role_permissions p ON p.application_id = s.application_id AND p.resource_server_id = s.id
        AND p.permission_name = 'tenant.access:write'
      JOIN member_roles r ON r.application_id = p.application_id AND r.role_id = p.role_id
        AND r.organization_id = organization
      JOIN organization_members m ON m.application_id = r.application_id AND m.organization_id = r.organization_id
        AND m.user_id = r.user_id
      JOIN users u ON u.application_id = r.application_id AND u.id = r.user_id
      WHERE s.application_id = application AND s.identifier = 'urn:rollcall:tenant-access'
        AND (r.starts_at IS NULL OR r.starts_at <= clock_timestamp()) AND r.ends_at IS NULL
        AND m.deactivated_at IS NULL
        AND (m.starts_at IS NULL OR m.starts_at <= clock_timestamp()) AND m.ends_at IS NULL
        AND (u.blocked IS NOT TRUE OR u.suspended_until <= clock_timestamp())
        AND u.expires_at IS NULL AND u.offboard_at IS NULL
    ) INTO keeps;
    IF had AND NOT keeps THEN
      RAISE EXCEPTION USING ERRCODE = 'RC001', MESSAGE = 'the last administrator of an organization', DETAIL = organization;
    ELSIF keeps AND NOT had THEN
      UPDATE organizations o SET has_administrator = true WHERE o.application_id = application AND o.id = organization;
    END IF;
  END LOOP;
  RETURN NULL;
END $$;

-- Losing a membership or a role. Not only where it made an administrator: another transaction may be about to say so.
CREATE FUNCTION note_member_losses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note_organizations((SELECT array_agg(DISTINCT application_id || ' ' || organization_id) FROM changed));
  RETURN NULL;
END $$;
CREATE TRIGGER members_lost AFTER DELETE ON organization_members REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION note_member_losses();
CREATE TRIGGER member_roles_lost AFTER DELETE ON member_roles REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION note_member_losses();

-- Joining, and getting a role, matter where they make the first administrator.
CREATE FUNCTION note_first_administrators() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note_organizations((SELECT array_agg(DISTINCT o.application_id || ' ' || o.id) FROM changed c
    JOIN organizations o ON o.application_id = c.application_id AND o.id = c.organization_id AND NOT o.has_administrator
    JOIN member_roles r ON r.application_id = c.application_id AND r.organization_id = c.organization_id
      AND r.user_id = c.user_id
    JOIN role_permissions p ON p.application_id = r.application_id AND p.role_id = r.role_id
      AND p.permission_name = 'tenant.access:write'));
  RETURN NULL;
END $$;
CREATE TRIGGER members_joined AFTER INSERT ON organization_members REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION note_first_administrators();
CREATE TRIGGER member_roles_given AFTER INSERT ON member_roles REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION note_first_administrators();

CREATE FUNCTION note_member_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note_organizations(ARRAY[NEW.application_id || ' ' || NEW.organization_id]);
  RETURN NULL;
END $$;
CREATE TRIGGER member_changed AFTER UPDATE OF deactivated_at, starts_at, ends_at ON organization_members FOR EACH ROW
  WHEN ((OLD.deactivated_at, OLD.starts_at, OLD.ends_at) IS DISTINCT FROM
    (NEW.deactivated_at, NEW.starts_at, NEW.ends_at)) EXECUTE FUNCTION note_member_change();
CREATE TRIGGER member_role_changed AFTER UPDATE OF starts_at, ends_at ON member_roles FOR EACH ROW
  WHEN ((OLD.starts_at, OLD.ends_at) IS DISTINCT FROM (NEW.starts_at, NEW.ends_at))
  EXECUTE FUNCTION note_member_change();

-- What a role grants, for every organization in which somebody holds it.
CREATE FUNCTION note_role_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note_organizations((SELECT array_agg(DISTINCT r.application_id || ' ' || r.organization_id) FROM changed c
    JOIN member_roles r ON r.application_id = c.application_id AND r.role_id = c.role_id
    WHERE c.permission_name = 'tenant.access:write'));
  RETURN NULL;
END $$;
CREATE TRIGGER role_permissions_added AFTER INSERT ON role_permissions REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION note_role_change();
CREATE TRIGGER role_permissions_lost AFTER DELETE ON role_permissions REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION note_role_change();

-- Suspending, expiring and offboarding, for every organization in which the person has a role. With a person who is
-- deleted their memberships go.
CREATE FUNCTION note_user_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note_organizations((SELECT array_agg(DISTINCT r.application_id || ' ' || r.organization_id) FROM member_roles r
    WHERE r.application_id = NEW.application_id AND r.user_id = NEW.id));
  RETURN NULL;
END $$;
CREATE TRIGGER user_admission_changed AFTER UPDATE OF blocked, suspended_until, expires_at, offboard_at ON users
  FOR EACH ROW WHEN ((OLD.blocked IS TRUE, OLD.suspended_until, OLD.expires_at IS NULL, OLD.offboard_at IS NULL)
    IS DISTINCT FROM (NEW.blocked IS TRUE, NEW.suspended_until, NEW.expires_at IS NULL, NEW.offboard_at IS NULL))
  EXECUTE FUNCTION note_user_change();

-- The check itself, once all statements of a transaction are through. The first of these to fire does the work of all.
CREATE CONSTRAINT TRIGGER administrators_kept AFTER INSERT OR DELETE ON organization_members
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION keep_administrators();
CREATE CONSTRAINT TRIGGER administrators_kept_on_change AFTER UPDATE OF deactivated_at, starts_at, ends_at
  ON organization_members DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION keep_administrators();
CREATE CONSTRAINT TRIGGER administrators_kept AFTER INSERT OR DELETE ON member_roles
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION keep_administrators();
CREATE CONSTRAINT TRIGGER administrators_kept_on_change AFTER UPDATE OF starts_at, ends_at ON member_roles
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION keep_administrators();
CREATE CONSTRAINT TRIGGER administrators_kept_on_gain AFTER INSERT ON role_permissions
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.permission_name = 'tenant.access:write')
  EXECUTE FUNCTION keep_administrators();
CREATE CONSTRAINT TRIGGER administrators_kept_on_loss AFTER DELETE ON role_permissions
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.permission_name = 'tenant.access:write')
  EXECUTE FUNCTION keep_administrators();
CREATE CONSTRAINT TRIGGER administrators_kept AFTER UPDATE OF blocked, suspended_until, expires_at, offboard_at ON users
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN ((OLD.blocked IS TRUE, OLD.suspended_until, OLD.expires_at IS NULL, OLD.offboard_at IS NULL)
    IS DISTINCT FROM (NEW.blocked IS TRUE, NEW.suspended_until, NEW.expires_at IS NULL, NEW.offboard_at IS NULL))
  EXECUTE FUNCTION keep_administrators();
