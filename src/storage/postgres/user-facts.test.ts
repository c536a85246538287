import { testDatabase } from '../../../test/support/test-database.ts'
import { newMethod } from '../../authentication-methods/authentication-method.ts'
import { sampleConnection, samplePerson } from '../conformance/sample-people.ts'
import { sampleSession } from '../conformance/sessions.ts'
import { userFactStoreContract } from '../conformance/user-facts.ts'
import { postgresApplications } from './applications.ts'
import { postgresAuthenticationMethods } from './authentication-methods.ts'
import { postgresConnections } from './connections.ts'
import { postgresOffboardings } from './offboardings.ts'
import { postgresPasswords } from './passwords.ts'
import { postgresSessions } from './sessions.ts'
import { sql } from './sql.ts'
import { postgresUserFacts } from './user-facts.ts'
import { postgresUsers } from './users.ts'

const now = new Date(Date.UTC(2026, 10, 22, 12))
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
const tomorrow = new Date(now.getTime() + 86_400_000)

userFactStoreContract(async () => {
  const { database, applicationId: app } = await testDatabase()
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  await postgresConnections(database, app).insert(sampleConnection('con_1'))
  const users = postgresUsers(database, database, app)
  for (const name of ['alice', 'bob']) await users.insert(samplePerson('con_1', name))
  const methods = postgresAuthenticationMethods(database, app)
  for (const type of ['totp', 'passkey', 'recovery-code'] as const) {
    await methods.insert(newMethod('auth0|alice', type, now, { confirmedAt: now }))
  }
  await methods.insert(newMethod('auth0|bob', 'passkey', now))
  for (const id of ['rol_here', 'rol_there', 'rol_later']) {
    await database.change(
      sql`INSERT INTO roles (application_id, id, name, created_at) VALUES (${app}, ${id}, ${id}, ${now})`,
    )
  }
  for (const [place, id] of ['org_a', 'org_b', 'org_c'].entries()) {
    await database.change(sql`INSERT INTO organizations (application_id, id, name, settings, created_at)
      VALUES (${app}, ${id}, ${id}, '{}', ${now})`)
    await database.change(sql`INSERT INTO organization_members (application_id, organization_id, user_id, joined_at)
      VALUES (${app}, ${id}, 'auth0|alice', ${minutesAgo(9 - place)})`)
  }
  await database.change(sql`INSERT INTO organization_members
      (application_id, organization_id, user_id, joined_at, deactivated_at)
    VALUES (${app}, 'org_a', 'auth0|bob', ${now}, ${now})`)
  await database.change(sql`INSERT INTO role_assignments (application_id, user_id, role_id, assigned_at, starts_at)
    VALUES (${app}, 'auth0|alice', 'rol_here', ${now}, NULL), (${app}, 'auth0|bob', 'rol_later', ${now}, ${tomorrow})`)
  await database.change(sql`INSERT INTO member_roles (application_id, organization_id, user_id, role_id, assigned_at)
    VALUES (${app}, 'org_b', 'auth0|alice', 'rol_there', ${now}), (${app}, 'org_a', 'auth0|bob', 'rol_there', ${now})`)
  await postgresPasswords(database, app).keep(
    { connectionId: 'con_1', subject: 'alice' },
    { kind: 'own', hash: 'hash', pepperId: 'pepper' },
    now,
  )
  const sessions = postgresSessions(database, app)
  const live = { idleExpiresAt: tomorrow, expiresAt: tomorrow }
  for (const id of ['one', 'two']) await sessions.insert(sampleSession(id, 'auth0|alice', live), Buffer.from(id))
  const ended = { ...live, idleExpiresAt: minutesAgo(1) }
  await sessions.insert(sampleSession('ended', 'auth0|alice', ended), Buffer.from('ended'))
  for (const [name, type, minutes] of [
    ['alice', 'user.created', 200],
    ['bob', 'user.created', 200],
    ['bob', 'user.sign_in_failed', 120],
    ['bob', 'user.sign_in_failed', 30],
  ] as const) {
    await database.change(sql`INSERT INTO audit_events (application_id, at, type, actor_kind, actor_id, actor_name,
        subject_kind, subject_id, details, log_types)
      VALUES (${app}, ${minutesAgo(minutes)}, ${type}, 'system', 'system', 'Sign-in page', 'user', ${`auth0|${name}`},
        '{}', ARRAY['f'])`)
  }
  for (const [name, invitedAt] of [
    ['alice', new Date(0)],
    ['bob', tomorrow],
  ] as const) {
    await database.change(sql`INSERT INTO invitations (application_id, id, organization_id, inviter_name, invitee_email,
        role_ids, app_metadata, user_metadata, sealed_ticket, created_at, expires_at, accepted_at, accepted_by)
      VALUES (${app}, ${`inv_${name}`}, 'org_a', 'Carol', ${`${name}@example.com`}, '{}', '{}', '{}', '', ${invitedAt},
        ${tomorrow}, ${now}, ${`auth0|${name}`})`)
  }
  await database.change(sql`INSERT INTO invitations (application_id, id, organization_id, inviter_name, invitee_email,
      role_ids, app_metadata, user_metadata, sealed_ticket, created_at, expires_at)
    VALUES (${app}, 'inv_open', 'org_b', 'Carol', 'bob@example.com', '{}', '{}', '{}', '', ${now}, ${tomorrow})`)
  await postgresOffboardings(database, app).schedule(
    'auth0|alice',
    { at: tomorrow, leavesOrganizations: false, deleteAfterDays: 2 },
    now,
  )
  return { facts: postgresUserFacts(database, app), elsewhere: postgresUserFacts(database, other.number), now }
})
