-- Where somebody is named in rows that do not hang on their account: each is found by an index when they go.
CREATE INDEX jobs_about_people ON jobs (application_id, (parameters ->> 'userId')) WHERE kind = 'verification-email';
CREATE INDEX jobs_by_creator ON jobs (application_id, (created_by ->> 'id'));
CREATE INDEX invitations_by_address ON invitations (application_id, invitee_email) WHERE accepted_by IS NULL;
CREATE INDEX recovery_requests_by_address ON recovery_requests (application_id, email) WHERE user_id IS NULL;
CREATE INDEX recovery_requests_by_decider ON recovery_requests (application_id, (decided_by ->> 'id'))
  WHERE decided_by IS NOT NULL;
CREATE INDEX mail_messages_by_address ON mail_messages (application_id, lower(recipient)) WHERE user_id IS NULL;
CREATE INDEX sign_ins_by_identifier ON sign_ins (application_id, lower(identifier))
  WHERE user_id IS NULL AND identifier IS NOT NULL;
CREATE INDEX one_time_secrets_by_address ON one_time_secrets (application_id, lower(payload ->> 'email'))
  WHERE user_id IS NULL AND payload ->> 'email' IS NOT NULL;
CREATE INDEX logout_notices_by_user ON logout_notices (application_id, user_id);

-- Whom a refused record is about. It is json as it was sent, of which no index can be made; records of before are
-- forgotten with their jobs, within a day.
ALTER TABLE import_faults ADD COLUMN names text[] NOT NULL DEFAULT '{}';
CREATE INDEX import_faults_by_name ON import_faults USING gin (names) WHERE names <> '{}';
