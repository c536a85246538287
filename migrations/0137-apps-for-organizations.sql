ALTER TABLE clients
  -- Whoever comes to one of these organizations, or for themselves and belongs to one, and nobody else, gets in. Null:
  -- everybody. One that is deleted leaves the list, and a list without any lets nobody in.
  ADD COLUMN access_organization_ids text[] COLLATE "C" CHECK (cardinality(access_organization_ids) <= 200);
CREATE INDEX clients_by_access_organization ON clients USING gin (access_organization_ids)
  WHERE access_organization_ids IS NOT NULL;
