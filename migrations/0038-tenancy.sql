-- What a shared and an isolated pool promise. The database keeps it, so that no door can be the one that forgot to.
CREATE FUNCTION refuse_other_pool_mode() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the pool mode is chosen when the application is made' USING ERRCODE = 'RCT00';
END $$;
CREATE TRIGGER applications_keep_pool_mode BEFORE UPDATE OF pool_mode ON applications
  FOR EACH ROW WHEN (OLD.pool_mode IS DISTINCT FROM NEW.pool_mode) EXECUTE FUNCTION refuse_other_pool_mode();

CREATE FUNCTION is_isolated(application integer) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT pool_mode = 'isolated' FROM applications WHERE id = application
$$;

-- The organization whose people a connection holds, where pools are isolated; null in a shared one.
ALTER TABLE connections ADD COLUMN organization_id text COLLATE "C";
ALTER TABLE connections ADD FOREIGN KEY (application_id, organization_id)
  REFERENCES organizations (application_id, id) ON DELETE SET NULL (organization_id);
CREATE INDEX connections_by_organization ON connections (application_id, organization_id, created_at, id)
  WHERE organization_id IS NOT NULL;

-- The one organization of a person of isolated pools: what their list is grouped by. It goes with the person, so it may
-- outlive the organization while the people of a deleted one are being removed.
ALTER TABLE users ADD COLUMN pool_organization_id text COLLATE "C";
CREATE INDEX users_by_pool ON users (application_id, pool_organization_id, id) WHERE pool_organization_id IS NOT NULL;

-- Exactly one organization each: at most one by the index, at least one by the triggers below.
ALTER TABLE organization_members ADD COLUMN is_exclusive boolean NOT NULL DEFAULT false;
CREATE UNIQUE INDEX organization_members_exclusive ON organization_members (application_id, user_id) WHERE is_exclusive;

CREATE FUNCTION mark_exclusive_member() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.is_exclusive := is_isolated(NEW.application_id);
  RETURN NEW;
END $$;
CREATE TRIGGER organization_members_exclusive BEFORE INSERT OR UPDATE OF is_exclusive ON organization_members
  FOR EACH ROW EXECUTE FUNCTION mark_exclusive_member();

-- Whoever becomes known to a connection of an organization is a member of it from the same statement on. Whoever is a
-- member of another one breaks organization_members_exclusive.
CREATE FUNCTION join_pool_of_new_identities() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM applications
      WHERE pool_mode = 'isolated' AND id IN (SELECT application_id FROM arrived)) THEN
    RETURN NULL;
  END IF;
  IF EXISTS (SELECT FROM arrived i
      JOIN connections c ON c.application_id = i.application_id AND c.id = i.connection_id
      WHERE c.organization_id IS NULL AND is_isolated(i.application_id)) THEN
    RAISE EXCEPTION 'the connection belongs to no organization' USING ERRCODE = 'RCT01';
  END IF;
  INSERT INTO organization_members (application_id, organization_id, user_id, joined_at)
    SELECT i.application_id, c.organization_id, i.user_id, min(i.linked_at)
    FROM arrived i JOIN connections c ON c.application_id = i.application_id AND c.id = i.connection_id
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
  ON CONFLICT (application_id, organization_id, user_id) DO NOTHING;
  UPDATE users u SET pool_organization_id = c.organization_id
    FROM arrived i JOIN connections c ON c.application_id = i.application_id AND c.id = i.connection_id
    WHERE u.application_id = i.application_id AND u.id = i.user_id
      AND u.pool_organization_id IS DISTINCT FROM c.organization_id;
  RETURN NULL;
END $$;
CREATE TRIGGER identities_join_pool AFTER INSERT ON identities REFERENCING NEW TABLE AS arrived
  FOR EACH STATEMENT EXECUTE FUNCTION join_pool_of_new_identities();

-- The same for an identity that goes over to another person, by linking or its undoing.
CREATE FUNCTION join_pool_of_moved_identity() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  home text;
BEGIN
  IF NOT is_isolated(NEW.application_id) THEN
    RETURN NULL;
  END IF;
  SELECT organization_id INTO home FROM connections WHERE application_id = NEW.application_id AND id = NEW.connection_id;
  IF home IS NULL THEN
    RAISE EXCEPTION 'the connection belongs to no organization' USING ERRCODE = 'RCT01';
  END IF;
  INSERT INTO organization_members (application_id, organization_id, user_id, joined_at)
    VALUES (NEW.application_id, home, NEW.user_id, NEW.linked_at)
  ON CONFLICT (application_id, organization_id, user_id) DO NOTHING;
  UPDATE users SET pool_organization_id = home
    WHERE application_id = NEW.application_id AND id = NEW.user_id AND pool_organization_id IS DISTINCT FROM home;
  RETURN NULL;
END $$;
CREATE TRIGGER identities_change_pool AFTER UPDATE OF user_id ON identities
  FOR EACH ROW WHEN (OLD.user_id IS DISTINCT FROM NEW.user_id) EXECUTE FUNCTION join_pool_of_moved_identity();

-- Nobody is left without their organization but people who are going themselves: with their record, or with a connection
-- that is closed and being emptied.
CREATE FUNCTION refuse_people_without_pool() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM gone WHERE is_exclusive) OR NOT EXISTS (SELECT FROM gone g
      JOIN users u ON u.application_id = g.application_id AND u.id = g.user_id
      JOIN identities i ON i.application_id = g.application_id AND i.user_id = g.user_id
      JOIN connections c ON c.application_id = i.application_id AND c.id = i.connection_id
      WHERE g.is_exclusive AND c.removed_at IS NULL) THEN
    RETURN NULL;
  END IF;
  IF EXISTS (SELECT FROM gone g
      JOIN organizations o ON o.application_id = g.application_id AND o.id = g.organization_id) THEN
    RAISE EXCEPTION 'the organization is the only one of its people' USING ERRCODE = 'RCT02';
  END IF;
  RAISE EXCEPTION 'people are left in the organization' USING ERRCODE = 'RCT03';
END $$;
CREATE TRIGGER organization_members_keep_pool AFTER DELETE ON organization_members REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_people_without_pool();

-- A connection belongs to the first organization it is enabled for, and to no other after that.
CREATE FUNCTION claim_connection() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT is_isolated(NEW.application_id) THEN
    RETURN NEW;
  END IF;
  UPDATE connections SET organization_id = NEW.organization_id
    WHERE application_id = NEW.application_id AND id = NEW.connection_id AND organization_id IS NULL;
  IF EXISTS (SELECT FROM connections WHERE application_id = NEW.application_id AND id = NEW.connection_id
      AND organization_id <> NEW.organization_id) THEN
    RAISE EXCEPTION 'the connection belongs to another organization' USING ERRCODE = 'RCT04';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER organization_connections_claim BEFORE INSERT ON organization_connections
  FOR EACH ROW EXECUTE FUNCTION claim_connection();

-- Two people with one address in two organizations each have a request of their own.
ALTER TABLE recovery_requests ADD COLUMN organization_id text COLLATE "C";
DROP INDEX recovery_requests_pending;
CREATE UNIQUE INDEX recovery_requests_pending ON recovery_requests
  (application_id, (coalesce(organization_id, '')), email) WHERE status = 'pending';
