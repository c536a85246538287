-- The domains of all organizations, by their names.
CREATE INDEX discovery_domains_by_name ON discovery_domains (application_id, domain, id);
