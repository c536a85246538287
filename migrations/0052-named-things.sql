-- What the search over everything finds by a part of a name.
CREATE INDEX organizations_by_words
  ON organizations USING gin (application_id, lower(name || ' ' || coalesce(display_name, '')) gin_trgm_ops);
CREATE INDEX clients_by_words ON clients USING gin (application_id, lower(name) gin_trgm_ops);
