-- Members of an organization that asks for it sign in by its own provider and no other way.
ALTER TABLE organizations ADD COLUMN requires_single_sign_on boolean NOT NULL DEFAULT false;
