// What every store of the sessions of an organization's people must do.
import { beforeAll, describe, expect, test } from 'vitest'
import type { ClientStore } from '../../clients/client-store.ts'
import type { ConnectionStore } from '../../connections/connection-store.ts'
import type { MemberSessionStore } from '../../memberships/member-session-store.ts'
import type { MembershipStore } from '../../memberships/membership-store.ts'
import type { OrganizationStore } from '../../organizations/organization-store.ts'
import { sessionHash } from '../../sessions/session.ts'
import type { SessionStore } from '../../sessions/session-store.ts'
import type { TokenFamilyStore } from '../../token-families/token-family-store.ts'
import type { UserStore } from '../../users/user-store.ts'
import { sampleClient } from './clients.ts'
import { plainOrganization } from './sample-organization.ts'
import { pageAfter } from './sample-pages.ts'
import { sampleConnection, samplePerson } from './sample-people.ts'
import { at } from './sample-times.ts'
import { sampleSession } from './sessions.ts'
import { sampleFamily } from './token-families.ts'

export interface MemberSessionStoreSubject {
  readonly memberSessions: MemberSessionStore
  readonly memberships: MembershipStore
  readonly organizations: OrganizationStore
  readonly sessions: SessionStore
  readonly tokenFamilies: TokenFamilyStore
  readonly clients: ClientStore
  readonly users: UserStore
  readonly connections: ConnectionStore
  /** Another application's over the same rows. */
  readonly elsewhere: MemberSessionStore
}

const acme = 'org_acme'
/** Of `acme` alone. */
const alice = 'auth0|alice'
/** Of `globex` too. */
const bob = 'auth0|bob'

export function memberSessionStoreContract(open: () => Promise<MemberSessionStoreSubject>): void {
  let subject: MemberSessionStoreSubject

  beforeAll(async () => {
    subject = await open()
    const { connections, clients, users, organizations, memberships, sessions, tokenFamilies } = subject
    await connections.insert(sampleConnection('con_people'))
    await clients.insert(sampleClient('client_one'))
    for (const name of ['alice', 'bob', 'carol']) await users.insert(samplePerson('con_people', name))
    for (const name of ['acme', 'globex']) {
      const made = {
        ...plainOrganization,
        id: `org_${name}`,
        name,
        createdAt: at(0),
      }
      await organizations.insert(made)
    }
    await memberships.add(acme, [alice, bob], at(1))
    await memberships.add('org_globex', [bob, 'auth0|carol'], at(1))
    for (const [id, userId, minute] of [
      ['ses_alice_1', alice, 1],
      ['ses_alice_2', alice, 2],
      ['ses_bob_1', bob, 3],
      ['ses_bob_2', bob, 4],
      ['ses_carol', 'auth0|carol', 5],
    ] as const) {
      await sessions.insert(sampleSession(id, userId, { createdAt: at(minute) }), sessionHash(id))
    }
    const given = { clientId: 'client_one', sessionId: 'ses_bob_2' }
    await tokenFamilies.insert(sampleFamily('fam_acme', bob, { ...given, organizationId: acme }))
    await tokenFamilies.insert(sampleFamily('fam_globex', bob, { ...given, organizationId: 'org_globex' }))
  })

  const ids = async (store = subject.memberSessions, minute = 10) =>
    (await store.list(acme, pageAfter(null, 10), at(minute))).items.map(({ session }) => session.id)

  describe('sessions of members', () => {
    test('list shows those of its own people, and of others where they signed in to it, newest first', async () => {
      expect(await ids()).toEqual(['ses_bob_2', 'ses_alice_2', 'ses_alice_1'])
      const first = await subject.memberSessions.list(acme, pageAfter(null, 2), at(10))
      expect(first.items.map(({ belongsElsewhere }) => belongsElsewhere)).toEqual([true, false])
      const second = await subject.memberSessions.list(acme, pageAfter(first.next, 2), at(10))
      expect(second.items.map(({ session }) => session.id)).toEqual(['ses_alice_1'])
    })

    test('what has ended, is of another organization or of another application is not there', async () => {
      expect(await ids(subject.memberSessions, 31)).toEqual([])
      expect(await ids(subject.elsewhere)).toEqual([])
      const { memberSessions } = subject
      for (const id of ['ses_bob_1', 'ses_carol', 'ses_nobody']) {
        expect(await memberSessions.find(acme, id, at(10)), id).toBeNull()
      }
      expect(await memberSessions.find(acme, 'ses_alice_1', at(10))).toMatchObject({ session: { userId: alice } })
    })

    test('endTokens ends those for this organization alone', async () => {
      const { memberSessions, tokenFamilies } = subject
      expect(await subject.elsewhere.endTokens(acme, 'ses_bob_2', at(9))).toBe(0)
      expect(await memberSessions.endTokens(acme, 'ses_bob_2', at(9))).toBe(1)
      expect(await memberSessions.endTokens(acme, 'ses_bob_2', at(9))).toBe(0)
      expect((await tokenFamilies.find('fam_acme'))?.revokedAt).toEqual(at(9))
      expect((await tokenFamilies.find('fam_globex'))?.revokedAt).toBeNull()
      expect(await ids()).toEqual(['ses_alice_2', 'ses_alice_1'])
    })
  })
}
