-- Who has an identity beside their account are few among the people of a connection, and are counted for it.
CREATE INDEX identities_linked ON identities (application_id, connection_id) WHERE NOT is_primary;
