-- Organizations as a list that is searched: by part of a name, and those that lack an administrator or a second factor.
ALTER TABLE organizations ADD COLUMN known_as text
  GENERATED ALWAYS AS (lower(name || ' ' || coalesce(display_name, ''))) STORED;
CREATE INDEX organizations_known_as ON organizations USING gin (application_id, known_as gin_trgm_ops);
CREATE INDEX organizations_without_administrator ON organizations (application_id, created_at, id)
  WHERE NOT has_administrator;
CREATE INDEX organizations_without_mfa ON organizations (application_id, created_at, id) WHERE NOT requires_mfa;
