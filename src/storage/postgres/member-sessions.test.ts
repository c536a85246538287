import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/test-database.ts'
import type { MemberSessionStore } from '../../memberships/member-session-store.ts'
import { type MemberSessionStoreSubject, memberSessionStoreContract } from '../conformance/member-sessions.ts'
import { postgresApplications } from './applications.ts'
import { postgresClients } from './clients.ts'
import { postgresConnections } from './connections.ts'
import { postgresMemberSessions, type WalkLimits } from './member-sessions.ts'
import { postgresMemberships } from './memberships.ts'
import { postgresOrganizations } from './organizations.ts'
import { postgresSessions } from './sessions.ts'
import { postgresTokenFamilies } from './token-families.ts'
import { postgresUsers } from './users.ts'

type Opened = Awaited<ReturnType<typeof testDatabase>>

async function subject({ database, applicationId }: Opened, limits?: WalkLimits): Promise<MemberSessionStoreSubject> {
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  return {
    memberSessions: postgresMemberSessions(database, applicationId, limits),
    memberships: postgresMemberships(database, applicationId),
    organizations: postgresOrganizations(database, applicationId),
    sessions: postgresSessions(database, applicationId),
    tokenFamilies: postgresTokenFamilies(database, applicationId),
    clients: postgresClients(database, applicationId),
    users: postgresUsers(database, database, applicationId),
    connections: postgresConnections(database, applicationId),
    elsewhere: postgresMemberSessions(database, other.number, limits),
  }
}

describe('collected from the members', () => memberSessionStoreContract(async () => subject(await testDatabase())))

describe('met on a walk over the sessions of the application', () => {
  let narrow: MemberSessionStore
  memberSessionStoreContract(async () => {
    const opened = await testDatabase()
    const limits = { membersCollected: 0, sessionsLookedAt: 2 }
    narrow = postgresMemberSessions(opened.database, opened.applicationId, limits)
    return subject(opened, { membersCollected: 0, sessionsLookedAt: 100 })
  })

  test('a page that looked at as many as it may leads on, however few it holds, until none is left', async () => {
    const seen: string[][] = []
    let after: string | null = null
    do {
      const page = { kind: 'cursor', after, limit: 10, withTotal: false } as const
      const { items, next } = await narrow.list('org_acme', page, new Date(Date.UTC(2026, 10, 21, 10, 10)))
      seen.push(items.map(({ session }) => session.id))
      after = next
    } while (after !== null)
    // Bob's, whose tokens for it ended, and carol's are looked at for nothing.
    expect(seen).toEqual([[], ['ses_alice_2'], ['ses_alice_1']])
  })
})
