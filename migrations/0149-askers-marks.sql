-- Keyed marks of the addresses of whoever asked, as they were then: who they are is compared with whoever decides, also
-- after their account was removed, merged or given another address. Empty for what was asked before.
ALTER TABLE recovery_askings ADD COLUMN asker_addresses bytea[] NOT NULL DEFAULT '{}';
