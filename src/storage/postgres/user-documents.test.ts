import { testDatabase } from '../../../test/support/test-database.ts'
import { userDocumentContract } from '../conformance/user-documents.ts'
import type { Database } from './database.ts'
import { sql } from './sql.ts'
import { postgresUserDocuments } from './user-documents.ts'
import { postgresUsers } from './users.ts'

const { database, applicationId } = await testDatabase()

userDocumentContract(async () => {
  await addPeople(database)
  return {
    users: postgresUsers(database, database, applicationId),
    documents: postgresUserDocuments(database, applicationId),
    ids: ['auth0|documented', 'sms|documented', 'google-oauth2|documented'],
  }
})

async function addPeople(on: Database): Promise<void> {
  await on.change(sql`INSERT INTO connections (application_id, id, name, strategy, options, settings, created_at)
    VALUES (${applicationId}, 'con_documents', 'documents', 'auth0', '{}', '{}', now())`)
  await on.change(sql`INSERT INTO users (application_id, id, email, email_verified, name, app_metadata, user_metadata,
      blocked, phone_number, has_logged_in, created_at, updated_at) VALUES
    (${applicationId}, 'auth0|documented', 'dora@example.com', true, E'D"ora \\\\ \n\u2028 \u00e9', '{"a": {"b": null}}', '{}', false, NULL, true,
      '2024-05-06 07:08:09.120+00', now()),
    (${applicationId}, 'sms|documented', NULL, false, NULL, NULL, NULL, NULL, '+15550100', false, now(), now()),
    (${applicationId}, 'google-oauth2|documented', NULL, false, '', NULL, '[]', true, NULL, false, now(), now())`)
  await on.change(sql`INSERT INTO user_logins (application_id, user_id, last_login, last_ip, logins_count)
    VALUES (${applicationId}, 'auth0|documented', '2024-05-06 07:08:09+00', '192.0.2.1', 7)`)
  await on.change(sql`INSERT INTO identities (application_id, connection_id, subject, user_id, provider, is_primary,
      profile, linked_at) VALUES
    (${applicationId}, 'con_documents', 'auth0-documented', 'auth0|documented', 'auth0', true, NULL, now()),
    (${applicationId}, 'con_documents', 'linked', 'auth0|documented', 'google-oauth2', false, '{"name": "D"}', now()),
    (${applicationId}, 'con_documents', 'sms-documented', 'sms|documented', 'sms', true, NULL, now()),
    (${applicationId}, 'con_documents', 'google-documented', 'google-oauth2|documented', 'google-oauth2', true, NULL, now())`)
}
