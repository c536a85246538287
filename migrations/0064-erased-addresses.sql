-- Whoever looks for an address that nobody has any more learns that somebody with it was deleted. Keyed like the mark of
-- the id: the receipt does not tell the address. Receipts from before have none.
ALTER TABLE erasures ADD COLUMN address_hash bytea;
CREATE INDEX erasures_by_address ON erasures (application_id, address_hash, at) WHERE address_hash IS NOT NULL;
