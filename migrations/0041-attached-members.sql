-- Memberships that gave no power over the account, suspensions that an organization set itself, and administrators whose
-- rights have an end.

-- True for somebody whose account was there already and whom the organization added by itself: nobody asked them, nor
-- whoever runs the directory.
ALTER TABLE organization_members ADD COLUMN was_attached boolean NOT NULL DEFAULT false;

-- The organization whose administrator set the suspension. Null: the directory did, or there is none. It outlives the
-- organization, whose suspension the directory then lifts.
ALTER TABLE users
  ADD COLUMN suspended_by_organization text COLLATE "C",
  ADD CONSTRAINT users_suspended_by CHECK (blocked OR suspended_by_organization IS NULL);

-- Until when somebody who administers it is known to do so, as it was when it was last looked at: `infinity` with one
-- whose rights have no end, null where there never was one. In the past: the last one's rights ended by themselves, and
-- nothing is left to keep.
ALTER TABLE organizations ADD COLUMN administered_until timestamptz(3);

-- For each administrator in force, when that ends. `administers` of the program asks the same.
CREATE FUNCTION administrator_ends(application integer, organization text, at timestamptz)
RETURNS TABLE (until timestamptz) LANGUAGE sql STABLE AS $$
  SELECT least(r.ends_at, m.ends_at, u.expires_at, u.offboard_at, 'infinity'::timestamptz)
  FROM resource_servers s
  JOIN role_permissions p ON p.application_id = s.application_id AND p.resource_server_id = s.id
    AND p.permission_name = 'tenant.access:write'
  JOIN member_roles r ON r.application_id = p.application_id AND r.role_id = p.role_id
    AND r.organization_id = organization
  JOIN organization_members m ON m.application_id = r.application_id AND m.organization_id = r.organization_id
    AND m.user_id = r.user_id
  JOIN users u ON u.application_id = r.application_id AND u.id = r.user_id
  WHERE s.application_id = application AND s.identifier = 'urn:rollcall:tenant-access'
    AND (r.starts_at IS NULL OR r.starts_at <= at) AND (r.ends_at IS NULL OR r.ends_at > at)
    AND m.deactivated_at IS NULL
    AND (m.starts_at IS NULL OR m.starts_at <= at) AND (m.ends_at IS NULL OR m.ends_at > at)
    AND (u.blocked IS NOT TRUE OR u.suspended_until <= at) AND (u.expires_at IS NULL OR u.expires_at > at)
$$;

UPDATE organizations SET administered_until = 'infinity' WHERE has_administrator;
UPDATE organizations o SET has_administrator = true, administered_until = found.until
  FROM (SELECT r.application_id, r.organization_id,
      (SELECT max(e.until) FROM administrator_ends(r.application_id, r.organization_id, clock_timestamp()) e) AS until
    FROM (SELECT DISTINCT application_id, organization_id FROM member_roles) r) found
  WHERE o.application_id = found.application_id AND o.id = found.organization_id AND NOT o.has_administrator
    AND found.until IS NOT NULL;

-- As in migration 0035, and for administrators whose rights have an end too: one in force is kept, and where the rights
-- of one had no end, one such.
CREATE OR REPLACE FUNCTION keep_administrators() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  noted text := coalesce(current_setting('rollcall.organizations', true), '');
  place text;
  application integer;
  organization text;
  known timestamptz;
  kept timestamptz;
  at timestamptz;
BEGIN
  IF noted = '' THEN RETURN NULL; END IF;
  PERFORM set_config('rollcall.organizations', '', true);
  FOR place IN SELECT DISTINCT each FROM unnest(string_to_array(noted, E'\n')) AS each ORDER BY each LOOP
    application := split_part(place, ' ', 1);
    organization := substr(place, strpos(place, ' ') + 1);
    SELECT o.administered_until INTO known FROM organizations o
      WHERE o.application_id = application AND o.id = organization FOR NO KEY UPDATE;
    -- One that is itself deleted needs nobody.
    CONTINUE WHEN NOT FOUND;
    -- Statements of their own, so that they see what was committed while this one waited for the lock.
    at := clock_timestamp();
    IF EXISTS (SELECT FROM administrator_ends(application, organization, at) e WHERE e.until = 'infinity') THEN
      kept := 'infinity';
    ELSE
      SELECT max(e.until) INTO kept FROM administrator_ends(application, organization, at) e;
    END IF;
    IF (known = 'infinity' AND kept IS DISTINCT FROM 'infinity') OR (known > at AND kept IS NULL) THEN
      RAISE EXCEPTION USING ERRCODE = 'RC001', MESSAGE = 'the last administrator of an organization', DETAIL = organization;
    ELSIF kept IS NOT NULL AND kept IS DISTINCT FROM known THEN
      UPDATE organizations o SET has_administrator = true, administered_until = kept
        WHERE o.application_id = application AND o.id = organization;
    END IF;
  END LOOP;
  RETURN NULL;
END $$;

-- Joining, and getting a role, matter where they make the first administrator, or one who stays longer.
CREATE OR REPLACE FUNCTION note_first_administrators() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note_organizations((SELECT array_agg(DISTINCT o.application_id || ' ' || o.id) FROM changed c
    JOIN organizations o ON o.application_id = c.application_id AND o.id = c.organization_id
      AND o.administered_until IS DISTINCT FROM 'infinity'
    JOIN member_roles r ON r.application_id = c.application_id AND r.organization_id = c.organization_id
      AND r.user_id = c.user_id
    JOIN role_permissions p ON p.application_id = r.application_id AND p.role_id = r.role_id
      AND p.permission_name = 'tenant.access:write'));
  RETURN NULL;
END $$;

-- An end that is moved matters as much as one that is set.
DROP TRIGGER user_admission_changed ON users;
CREATE TRIGGER user_admission_changed AFTER UPDATE OF blocked, suspended_until, expires_at, offboard_at ON users
  FOR EACH ROW WHEN ((OLD.blocked IS TRUE, OLD.suspended_until, OLD.expires_at, OLD.offboard_at)
    IS DISTINCT FROM (NEW.blocked IS TRUE, NEW.suspended_until, NEW.expires_at, NEW.offboard_at))
  EXECUTE FUNCTION note_user_change();
DROP TRIGGER administrators_kept ON users;
CREATE CONSTRAINT TRIGGER administrators_kept AFTER UPDATE OF blocked, suspended_until, expires_at, offboard_at ON users
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN ((OLD.blocked IS TRUE, OLD.suspended_until, OLD.expires_at, OLD.offboard_at)
    IS DISTINCT FROM (NEW.blocked IS TRUE, NEW.suspended_until, NEW.expires_at, NEW.offboard_at))
  EXECUTE FUNCTION keep_administrators();
