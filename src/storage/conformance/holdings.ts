// What every store of what hangs on people must count: what is there, once, and nothing of what is over.
import { beforeAll, expect, test } from 'vitest'
import { apiKeyHash } from '../../api-keys/api-key.ts'
import { newMethod } from '../../authentication-methods/authentication-method.ts'
import { systemActor } from '../../kernel/actor.ts'
import { createSealer } from '../../kernel/sealing.ts'
import { openSession } from '../../sessions/open-session.ts'
import { openFamily } from '../../token-families/open-family.ts'
import type { Holdings } from '../../users/holdings.ts'
import { sampleClient } from './clients.ts'
import { plainOrganization } from './sample-organization.ts'
import { at } from './sample-times.ts'
import type { Stores, TwoApplications } from './two-applications.ts'

const alice = 'auth0|alice'
const bob = 'auth0|bob'
const origin = { ip: '192.0.2.7', userAgent: 'Firefox' }

export function holdingStoreContract(open: () => Promise<TwoApplications>): void {
  let applications: TwoApplications
  beforeAll(async () => {
    applications = await open()
    await giveEverything(applications.stores)
  })

  const nothing: Holdings = {
    sessions: 0,
    refreshTokens: 0,
    apiKeys: 0,
    passwords: 0,
    rememberedBrowsers: 0,
    factors: 0,
    roles: 0,
    organizations: 0,
    identities: 0,
    auditEvents: 0,
  }

  test('everything that hangs on somebody is counted, each thing once', async () => {
    expect(await applications.stores.holdings.countOf(alice, at(1))).toEqual({
      sessions: 2,
      refreshTokens: 1,
      apiKeys: 1,
      passwords: 1,
      rememberedBrowsers: 2,
      factors: 1,
      roles: 2,
      organizations: 1,
      identities: 1,
      // One by them, one about them, and one that is both.
      auditEvents: 3,
    })
  })

  test('what ran out meanwhile is no longer', async () => {
    const { sessions, rememberedBrowsers } = await applications.stores.holdings.countOf(alice, at(30))
    expect({ sessions, rememberedBrowsers }).toEqual({ sessions: 1, rememberedBrowsers: 1 })
    expect((await applications.stores.holdings.countOf(alice, at(59))).sessions).toBe(0)
  })

  test('TEN-04 of others nothing is counted, nor in another application, nor of nobody', async () => {
    const { stores, elsewhere } = applications
    expect(await stores.holdings.countOf(bob, at(1))).toEqual({ ...nothing, identities: 1 })
    expect(await elsewhere.holdings.countOf(alice, at(1))).toEqual(nothing)
    expect(await stores.holdings.countOf('auth0|nobody', at(1))).toEqual(nothing)
    const alone = await stores.holdings.countOf(alice, at(1))
    const each = await stores.holdings.countOfEach([bob, 'auth0|nobody', alice], at(1))
    expect(each).toEqual([{ ...nothing, identities: 1 }, nothing, alone])
  })
}

/** And of nearly everything one more, which is over. */
async function giveEverything(stores: Stores): Promise<void> {
  const clock = { now: () => at(0) }
  const account = await stores.accounts.find(alice)
  if (account === null) throw new Error('alice is missing')
  const { securityVersion } = account
  for (const sessionIdleMinutes of [20, 40]) {
    const settings = { sessionIdleMinutes, sessionAbsoluteMinutes: 50 }
    const methods = [{ name: 'pwd', at: at(0) }] as const
    const input = { userId: alice, securityVersion, methods, isPersistent: true, origin, settings }
    await openSession({ sessions: stores.sessions, clock }, input)
  }
  const client = sampleClient('shop')
  await stores.clients.insert(client)
  const sealer = createSealer(Buffer.alloc(32, 9), 1)
  const family = async (hasRefreshToken: boolean) =>
    openFamily(
      { tokenFamilies: stores.tokenFamilies, sealer, clock },
      {
        userId: alice,
        securityVersion,
        client,
        sessionId: null,
        audience: null,
        scope: ['openid', 'offline_access'],
        organizationId: null,
        signIn: { authenticatedAt: at(0).getTime() / 1000, methods: ['pwd'], nonce: null },
        keyThumbprint: null,
        origin,
        hasRefreshToken,
      },
    )
  await family(true)
  await family(false)
  await stores.tokenFamilies.revoke((await family(true)).family.id, at(0))
  for (const id of ['key_live', 'key_over']) {
    const life = { secretStart: null, expiresAt: null, lastUsedAt: null, lastUsedIp: null, createdAt: at(0) }
    await stores.apiKeys.insert(
      { id, name: id, permissions: ['read:users'], organizationId: null, userId: alice, ...life },
      apiKeyHash(id),
    )
  }
  await stores.apiKeys.revoke('key_over', at(0))
  const stored = { kind: 'own', hash: '$argon2id$x', pepperId: '1' } as const
  for (let times = 0; times < 2; times += 1) {
    await stores.passwords.keep({ connectionId: 'con_1', subject: 'alice' }, stored, at(times), 5)
  }
  for (const minute of [-10, 20, 40]) {
    const term = { createdAt: at(-30), expiresAt: at(minute) }
    const browser = { userId: alice, securityVersion, ...term, origin: { ip: null, userAgent: null } }
    await stores.rememberedBrowsers.insert(Buffer.alloc(32, `browser ${minute}`), browser)
  }
  const confirmed = { confirmedAt: at(0) }
  await stores.authenticationMethods.insert(newMethod(alice, 'totp', at(0), confirmed), Buffer.from('a sealed seed'))
  await stores.authenticationMethods.insert(newMethod(alice, 'recovery-code', at(0), confirmed))
  await stores.authenticationMethods.insert(newMethod(alice, 'phone', at(0), { destination: '+15550100' }))
  await stores.roles.insert({ id: 'rol_1', name: 'One', description: null, organizationId: null, createdAt: at(0) })
  await stores.roleAssignments.assign([alice], ['rol_1'], at(0))
  const acme = {
    ...plainOrganization,
    id: 'org_1',
    name: 'acme',
    createdAt: at(0),
  }
  await stores.organizations.insert(acme)
  await stores.memberships.add('org_1', [alice], at(0))
  await stores.memberRoles.assign('org_1', alice, ['rol_1'], at(0))
  const asAlice = { ...systemActor, kind: 'user', id: alice, name: 'Alice' } as const
  const about = (id: string) => ({ kind: 'user', id }) as const
  await stores.audit.record(asAlice, 'user.updated', about(alice))
  await stores.audit.record(asAlice, 'role.created', { kind: 'role', id: 'rol_1' })
  await stores.audit.record(systemActor, 'user.updated', about(alice))
  await stores.audit.record(systemActor, 'role.created', { kind: 'role', id: 'rol_1' })
}
