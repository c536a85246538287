// What every store of IP rules must do: a rule is there only while its session lives and while somebody asks for it.
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { SettingsStore } from '../../applications/settings.ts'
import type { ConnectionStore } from '../../connections/connection-store.ts'
import type { IpRuleStore } from '../../ip-rules/ip-rule.ts'
import type { MembershipStore } from '../../memberships/membership-store.ts'
import type { OrganizationStore } from '../../organizations/organization-store.ts'
import { sessionHash } from '../../sessions/session.ts'
import type { SessionStore } from '../../sessions/session-store.ts'
import type { UserStore } from '../../users/user-store.ts'
import { plainOrganization } from './sample-organization.ts'
import { sampleConnection, samplePerson } from './sample-people.ts'
import { at } from './sample-times.ts'
import { sampleSession } from './sessions.ts'

export interface IpRuleStoreSubject {
  readonly ipRules: IpRuleStore
  readonly sessions: SessionStore
  readonly settings: SettingsStore
  readonly users: UserStore
  readonly connections: ConnectionStore
  readonly organizations: OrganizationStore
  readonly memberships: MembershipStore
  /** Another application's store over the same rows. */
  readonly elsewhere: IpRuleStore
}

const [alice, bob] = ['auth0|alice', 'auth0|bob']
const everybody = { organizationId: null }
const acme = { organizationId: 'org_acme' }
const page = { kind: 'cursor', after: null, limit: 2, withTotal: false } as const

export function ipRuleStoreContract(open: () => Promise<IpRuleStoreSubject>): void {
  let subject: IpRuleStoreSubject
  let store: IpRuleStore
  const keep = (id: string, userId: string) => subject.sessions.insert(sampleSession(id, userId), sessionHash(id))
  const grant = (id: string, userId: string, ip: string) => store.grant({ id, userId }, ip, at(1))
  const allows = (ip: string, scope: { organizationId: string | null } = everybody) => store.allows(ip, scope, at(2))

  beforeAll(async () => {
    subject = await open()
    store = subject.ipRules
    await subject.connections.insert(sampleConnection('con_1'))
    for (const name of ['alice', 'bob']) await subject.users.insert(samplePerson('con_1', name))
    const organization = {
      ...plainOrganization,
      name: 'acme',
      createdAt: at(0),
    }
    await subject.organizations.insert({ ...organization, id: 'org_acme' })
    await subject.memberships.add('org_acme', [alice], at(0))
  })
  beforeEach(async () => {
    await subject.settings.change({ grantsIpRules: true })
    await store.setAskedBy('org_acme', false)
    await subject.sessions.removeAllOf(alice)
    await subject.sessions.removeAllOf(bob)
    for (const id of ['a1', 'a2', 'b1']) await store.revokeOfSessions([id])
    for (const id of ['a1', 'a2']) await keep(id, alice)
    await keep('b1', bob)
  })

  test('one address of IPv4, and a whole /64 of IPv6', async () => {
    expect(await grant('a1', alice, '192.0.2.7')).toEqual([
      { organizationId: null, network: '192.0.2.7/32', previousNetwork: null },
    ])
    expect(await grant('a2', alice, '2001:db8:1:2:3::4')).toMatchObject([{ network: '2001:db8:1:2::/64' }])
    expect(await Promise.all(['192.0.2.7', '192.0.2.8'].map((ip) => allows(ip)))).toEqual([true, false])
    expect(await Promise.all(['2001:db8:1:2::9', '2001:db8:1:3::9'].map((ip) => allows(ip)))).toEqual([true, false])
    expect(await subject.elsewhere.allows('192.0.2.7', everybody, at(2))).toBe(false)
  })

  test('a rule moves with its session, and what stands is not granted again', async () => {
    await grant('a1', alice, '192.0.2.7')
    expect(await grant('a1', alice, '192.0.2.7')).toEqual([])
    expect(await grant('a1', alice, '192.0.2.9')).toMatchObject([
      { network: '192.0.2.9/32', previousNetwork: '192.0.2.7/32' },
    ])
    expect(await Promise.all(['192.0.2.7', '192.0.2.9'].map((ip) => allows(ip)))).toEqual([false, true])
  })

  test('nobody asks: nothing is granted, and what was granted opens nothing', async () => {
    await grant('a1', alice, '192.0.2.7')
    await subject.settings.change({ grantsIpRules: false })
    expect(await allows('192.0.2.7')).toBe(false)
    expect(await grant('a2', alice, '192.0.2.8')).toEqual([])
  })

  test('an organization asks for its members alone', async () => {
    await subject.settings.change({ grantsIpRules: false })
    expect(await store.setAskedBy('org_acme', true)).toBe(true)
    expect(await store.setAskedBy('org_acme', true)).toBe(false)
    expect(await store.isAskedBy('org_acme')).toBe(true)
    expect(await store.isAskedBy('org_none')).toBeNull()
    expect(await grant('a1', alice, '192.0.2.7')).toMatchObject([{ organizationId: 'org_acme' }])
    expect(await grant('b1', bob, '192.0.2.8')).toEqual([])
    expect(await allows('192.0.2.7', acme)).toBe(true)
    expect(await allows('192.0.2.7', { organizationId: 'org_other' })).toBe(false)
    await subject.memberships.remove('org_acme', [alice], at(2))
    expect(await allows('192.0.2.7', acme)).toBe(false)
    await subject.memberships.add('org_acme', [alice], at(3))
  })

  test('S002-25 a rule is gone with its session: ended, idle too long, past its end, or of somebody who is refused', async () => {
    await grant('a1', alice, '192.0.2.7')
    expect(await store.allows('192.0.2.7', everybody, at(29))).toBe(true)
    expect(await store.allows('192.0.2.7', everybody, at(30))).toBe(false)
    await subject.sessions.remove('a1')
    expect(await allows('192.0.2.7')).toBe(false)
    await grant('b1', bob, '192.0.2.8')
    await subject.users.endGrantsOf(bob)
    expect(await allows('192.0.2.8')).toBe(false)
    expect((await store.list(everybody, page, at(2))).items).toEqual([])
    expect(await store.networksAfter(null, everybody, 10, at(2))).toEqual([])
  })

  test('lists come newest first in pages, networks once and in order', async () => {
    for (const [id, ip] of [
      ['a1', '192.0.2.9'],
      ['a2', '192.0.2.7'],
    ] as const)
      await grant(id, alice, ip)
    await subject.sessions.removeAllOf(bob)
    const person = await subject.users.find(bob)
    await subject.sessions.insert(
      sampleSession('b1', bob, { securityVersion: person === null ? 1 : 2 }),
      sessionHash('b1 again'),
    )
    await store.grant({ id: 'b1', userId: bob }, '192.0.2.7', at(2))
    const first = await store.list(everybody, page, at(3))
    expect(first.items[0]).toMatchObject({ sessionId: 'b1', userId: bob, network: '192.0.2.7/32', expiresAt: at(30) })
    const rest = await store.list(everybody, { ...page, after: first.next }, at(3))
    expect([...first.items, ...rest.items].map(({ sessionId }) => sessionId).sort()).toEqual(['a1', 'a2', 'b1'])
    expect(await store.networksAfter(null, everybody, 1, at(3))).toEqual(['192.0.2.7/32'])
    expect(await store.networksAfter('192.0.2.7/32', everybody, 5, at(3))).toEqual(['192.0.2.9/32'])
  })

  test('what sessions left behind is found page by page, and given back once', async () => {
    for (const id of ['a1', 'a2']) await grant(id, alice, '192.0.2.7')
    await subject.sessions.remove('a1')
    const found: string[] = []
    let after: string | null = ''
    while (after !== null) {
      const over: Awaited<ReturnType<IpRuleStore['findOver']>> = await store.findOver(after, 1, at(2))
      found.push(...over.sessionIds)
      after = over.next
    }
    expect(found).toEqual(['a1'])
    const revoked = { sessionId: 'a1', userId: alice, organizationId: null, network: '192.0.2.7/32' }
    expect(await store.revokeOfSessions(['a1'])).toEqual([revoked])
    expect(await store.revokeOfSessions(['a1'])).toEqual([])
  })
}
