-- Whose password is older than their connection lets one be: found without looking at everybody. The expression is that
-- of sign-ins, which count from the making of the account where no change is known. Of everybody, with a password or
-- without: of a part of a table the planner learns nothing by its index.
CREATE INDEX users_by_password_age ON users (application_id, (coalesce(last_password_reset, created_at)));
-- Imported people may have a password that is older than their account here. Nobody else's is, so that along the list by
-- when accounts were made the search begins where the first old password can be.
CREATE INDEX users_with_older_passwords ON users (application_id, created_at) WHERE last_password_reset < created_at;
