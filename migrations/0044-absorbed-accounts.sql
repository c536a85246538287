-- Whom somebody has absorbed by linking: what an erasure must find them by, once their own record is gone. It outlives a
-- soft deletion, after which the words are gone and the ids alone stay.
CREATE TABLE absorbed_accounts (
  application_id integer NOT NULL REFERENCES applications (id),
  id text COLLATE "C" NOT NULL,
  user_id text COLLATE "C" NOT NULL,
  identifiers text[] NOT NULL DEFAULT '{}',
  names text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (application_id, id)
);
CREATE INDEX absorbed_accounts_by_user ON absorbed_accounts (application_id, user_id);
INSERT INTO absorbed_accounts (application_id, id, user_id, identifiers, names)
  SELECT application_id, provider || '|' || subject, user_id,
    array_remove(ARRAY[lower(profile ->> 'email'), profile ->> 'username', profile ->> 'phone_number'], NULL),
    array_remove(ARRAY[profile ->> 'name', profile ->> 'nickname', profile ->> 'given_name', profile ->> 'family_name'], NULL)
  FROM identities WHERE NOT is_primary
  ON CONFLICT DO NOTHING;
INSERT INTO absorbed_accounts (application_id, id, user_id)
  SELECT DISTINCT ON (e.application_id, e.details ->> 'identity') e.application_id, e.details ->> 'identity', e.subject_id
  FROM audit_events e
  WHERE e.type = 'user.identity_linked' AND e.details ->> 'identity' IS NOT NULL
    AND NOT EXISTS (SELECT FROM users u WHERE u.application_id = e.application_id AND u.id = e.details ->> 'identity')
  ORDER BY e.application_id, e.details ->> 'identity', e.id DESC
  ON CONFLICT DO NOTHING;

-- Links and their undoing are recorded about one person and name another.
CREATE INDEX audit_events_of_identities ON audit_events (application_id, (details ->> 'identity'))
  WHERE type IN ('user.identity_linked', 'user.identity_unlinked');

-- Applications whose pools were isolated before the database kept it (migration 0038) get its marks. Where that cannot be,
-- it is told what to change first.
DO $$
DECLARE
  which text;
BEGIN
  SELECT c.name INTO which FROM connections c JOIN organization_connections oc
    ON oc.application_id = c.application_id AND oc.connection_id = c.id
    WHERE c.organization_id IS NULL AND is_isolated(c.application_id)
    GROUP BY c.application_id, c.id, c.name HAVING count(*) > 1 LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'Pools are isolated, and the connection % is enabled for several organizations: leave it to one of them, then start again.', which;
  END IF;
  UPDATE connections c SET organization_id = oc.organization_id FROM organization_connections oc
    WHERE oc.application_id = c.application_id AND oc.connection_id = c.id AND c.organization_id IS NULL
      AND is_isolated(c.application_id);
  SELECT c.name INTO which FROM connections c WHERE c.organization_id IS NULL AND is_isolated(c.application_id)
    AND EXISTS (SELECT FROM identities i WHERE i.application_id = c.application_id AND i.connection_id = c.id) LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'Pools are isolated, and the connection % has people but no organization: enable it for the organization whose people they are, then start again.', which;
  END IF;
  INSERT INTO organization_members (application_id, organization_id, user_id, joined_at)
    SELECT i.application_id, c.organization_id, i.user_id, min(i.linked_at)
    FROM identities i JOIN connections c ON c.application_id = i.application_id AND c.id = i.connection_id
    WHERE is_isolated(i.application_id) AND NOT EXISTS (SELECT FROM organization_members m
      WHERE m.application_id = i.application_id AND m.user_id = i.user_id AND m.is_exclusive)
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
  ON CONFLICT DO NOTHING;
  SELECT m.user_id INTO which FROM organization_members m WHERE is_isolated(m.application_id)
    GROUP BY m.application_id, m.user_id HAVING count(*) > 1 LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'Pools are isolated, and the user % belongs to several organizations: leave them in the one whose connection they sign in with, then start again.', which;
  END IF;
  UPDATE organization_members m SET is_exclusive = true WHERE NOT is_exclusive AND is_isolated(application_id);
  UPDATE users u SET pool_organization_id = m.organization_id FROM organization_members m
    WHERE m.is_exclusive AND u.application_id = m.application_id AND u.id = m.user_id
      AND u.pool_organization_id IS DISTINCT FROM m.organization_id;
END $$;
