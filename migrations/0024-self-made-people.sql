-- Who signed up by themselves. Until their address is proven, whoever set the account up may not be whose address it is:
-- the first proof of it ends all that was set up before.
ALTER TABLE users ADD COLUMN is_self_made boolean NOT NULL DEFAULT false;
