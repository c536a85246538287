-- By what a domain is known to be its organization's own; null where it is not, and where nobody noted it at the time.
ALTER TABLE discovery_domains ADD COLUMN verified_by text CHECK (verified_by IN ('dns', 'word'));
