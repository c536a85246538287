-- How people may prove themselves to a client: of what the settings allow, these ways alone (password, passkey,
-- email-code); NULL takes all of them. And whether it asks everybody for a second factor.
ALTER TABLE clients
  ADD COLUMN sign_in_methods text[] COLLATE "C"
    CHECK (cardinality(sign_in_methods) > 0 AND sign_in_methods <@ '{password,passkey,email-code}'),
  ADD COLUMN requires_mfa boolean NOT NULL DEFAULT false;
