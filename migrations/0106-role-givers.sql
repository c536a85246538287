-- Who gave a role, where it is known. Of a person, such as an administrator of the organization, only that it was one:
-- the audit says who, and forgets them with their account.
ALTER TABLE role_assignments
  ADD COLUMN giver_kind text, ADD COLUMN giver_id text, ADD COLUMN giver_name text;
ALTER TABLE member_roles
  ADD COLUMN giver_kind text, ADD COLUMN giver_id text, ADD COLUMN giver_name text;
