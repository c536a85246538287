-- How long an approved recovery of a member waits before its link is mailed. Null: as long as the application says.
ALTER TABLE organizations ADD COLUMN recovery_waiting_hours smallint CHECK (recovery_waiting_hours >= 0);
