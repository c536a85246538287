-- Whose password is older than their connection lets one be: found without looking at everybody. The expression is that
-- of sign-ins, which count from the making of the account where no change is known. Of everybody, with a password or
-- without: of a part of a table the planner learns nothing by its index.
CREATE INDEX users_by_password_age ON users (application_id, (coalesce(last_password_reset, created_at)));
