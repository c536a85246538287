// What every store of token families must do.
import { beforeAll, describe, expect, test } from 'vitest'
import type { ClientStore } from '../../clients/client-store.ts'
import type { ClientUserStore } from '../../clients/client-user.ts'
import type { ConnectionStore } from '../../connections/connection-store.ts'
import type { MembershipStore } from '../../memberships/membership-store.ts'
import type { OrganizationStore } from '../../organizations/organization-store.ts'
import type { SigningKeyStore } from '../../signing-keys/signing-key.ts'
import type { TokenFamily } from '../../token-families/token-family.ts'
import type { FamilyUse, TokenFamilyStore } from '../../token-families/token-family-store.ts'
import type { UserStore } from '../../users/user-store.ts'
import { sampleClient } from './clients.ts'
import { plainOrganization } from './sample-organization.ts'
import { all } from './sample-pages.ts'
import { sampleConnection, samplePerson } from './sample-people.ts'
import { at } from './sample-times.ts'

export interface TokenFamilySubject {
  readonly tokenFamilies: TokenFamilyStore
  readonly users: UserStore
  readonly clients: ClientStore
  readonly clientUsers: ClientUserStore
  readonly connections: ConnectionStore
  readonly signingKeys: SigningKeyStore
  readonly organizations: OrganizationStore
  readonly memberships: MembershipStore
  /** Another application's store over the same rows. */
  readonly elsewhere: TokenFamilyStore
}

const use = (minute: number): FamilyUse => ({
  at: at(minute),
  idleExpiresAt: at(minute + 30),
  last: { ip: '192.0.2.9', userAgent: 'Another' },
})

export function sampleFamily(id: string, userId: string, given: Partial<TokenFamily> = {}): TokenFamily {
  return {
    id,
    userId,
    securityVersion: 1,
    clientId: 'shop',
    sessionId: 'ses_1',
    audience: 'https://orders.example.com',
    scope: ['openid', 'offline_access'],
    organizationId: null,
    signIn: { authenticatedAt: 1_790_000_000, methods: ['pwd'], nonce: 'n-1' },
    keyThumbprint: null,
    sealedSecret: Buffer.from(`sealed ${id}`),
    rotates: true,
    generation: 0,
    rotatedAt: null,
    createdAt: at(0),
    lastExchangedAt: null,
    idleExpiresAt: at(30),
    expiresAt: at(50),
    revokedAt: null,
    initial: { ip: '192.0.2.1', userAgent: 'First' },
    last: { ip: '192.0.2.1', userAgent: 'First' },
    metadata: null,
    ...given,
  }
}

export function tokenFamilyContract(open: () => Promise<TokenFamilySubject>): void {
  let subject: TokenFamilySubject
  let families: TokenFamilyStore
  beforeAll(async () => {
    subject = await open()
    families = subject.tokenFamilies
    await subject.connections.insert(sampleConnection('con_1'))
    for (const name of ['alice', 'bob', 'carol', 'dan']) await subject.users.insert(samplePerson('con_1', name))
    for (const id of ['shop', 'game']) await subject.clients.insert(sampleClient(id))
    const acme = {
      ...plainOrganization,
      id: 'org_1',
      name: 'acme',
      createdAt: at(0),
    }
    await subject.organizations.insert(acme)
    await subject.signingKeys.insert({
      id: 'key_1',
      state: 'current',
      publicJwk: { kty: 'RSA' },
      sealedPrivateKey: Buffer.from('sealed'),
      createdAt: at(0),
      currentSince: at(0),
      retiredAt: null,
    })
  })
  const keep = async (id: string, userId: string, given: Partial<TokenFamily> = {}) => {
    await families.insert(sampleFamily(id, userId, given))
  }

  const join = (userId: string) => subject.memberships.add('org_1', [userId], at(0))

  describe('token families', () => {
    test('a family comes back as it was stored, the sealed secret byte for byte', async () => {
      const family = sampleFamily('whole', 'auth0|alice', {
        organizationId: 'org_1',
        keyThumbprint: 'thumb',
        metadata: { desk: '4b' },
        rotatedAt: at(1),
        lastExchangedAt: at(1),
      })
      await families.insert(family)
      expect(await families.find('whole')).toEqual(family)
      expect(await families.find('unknown')).toBeNull()
    })

    test('TEN-04 a family of another application is not found, used or revoked', async () => {
      await keep('wall', 'auth0|alice')
      expect(await subject.elsewhere.find('wall')).toBeNull()
      expect(await subject.elsewhere.standing('wall', 'key_1', at(1))).toBeNull()
      expect(await subject.elsewhere.rotate('wall', 0, use(1))).toBeNull()
      expect(await subject.elsewhere.revoke('wall', at(1))).toBe(false)
    })

    test('standing tells what a token of the family may do, and nothing once it was revoked', async () => {
      await join('auth0|alice')
      await keep('stands', 'auth0|alice', { keyThumbprint: 'thumb', organizationId: 'org_1' })
      expect(await families.standing('stands', 'key_1', at(1))).toEqual({
        userId: 'auth0|alice',
        clientId: 'shop',
        clientName: 'Client shop',
        sessionId: 'ses_1',
        organizationId: 'org_1',
        scope: ['openid', 'offline_access'],
        keyThumbprint: 'thumb',
      })
      expect(await families.standing('stands', 'key_gone', at(1))).toBeNull()
      expect(await families.revoke('stands', at(1))).toBe(true)
      expect(await families.standing('stands', 'key_1', at(1))).toBeNull()
    })

    test('a family for an organization stands as long as the membership does', async () => {
      await join('auth0|alice')
      const { memberships } = subject
      await keep('member', 'auth0|alice', { organizationId: 'org_1' })
      await keep('private', 'auth0|alice')
      await memberships.add('org_1', ['auth0|alice'], at(0), { startsAt: null, endsAt: at(5) })
      const stands = async (id: string, minute: number) => [
        (await families.standing(id, 'key_1', at(minute))) !== null,
        (await families.findLive(id, at(minute))) !== null,
      ]
      expect([await stands('member', 4), await stands('member', 5)]).toEqual([
        [true, true],
        [false, false],
      ])
      expect(await families.rotate('member', 0, use(5))).toBeNull()
      expect(await stands('private', 5)).toEqual([true, true])
      await memberships.setActive('org_1', 'auth0|alice', false, at(2))
      expect([await stands('member', 3), await stands('private', 3)]).toEqual([
        [false, false],
        [true, true],
      ])
    })

    test('SES-02 SES-05 a family stands no more, and is not used, once its person is blocked or moved on', async () => {
      await keep('moved', 'auth0|carol')
      await subject.users.endGrantsOf('auth0|carol')
      await keep('blocked', 'auth0|dan')
      const dan = await subject.users.find('auth0|dan')
      if (dan === null) throw new Error('dan is missing')
      await subject.users.save({ ...dan, isBlocked: true })
      for (const id of ['moved', 'blocked']) {
        expect(await families.standing(id, 'key_1', at(1))).toBeNull()
        expect(await families.rotate(id, 0, use(1))).toBeNull()
        expect(await families.noteUse(id, 0, use(1))).toBeNull()
      }
      expect((await families.listOf({ userId: 'auth0|carol' }, all, at(1))).items).toEqual([])
      await subject.users.save({ ...dan, isBlocked: false })
    })

    test('rotate moves to the next generation from the present one alone', async () => {
      await keep('rotating', 'auth0|alice')
      expect(await families.rotate('rotating', 0, use(1))).toMatchObject({
        generation: 1,
        rotatedAt: at(1),
        lastExchangedAt: at(1),
        idleExpiresAt: at(31),
        last: { ip: '192.0.2.9', userAgent: 'Another' },
        initial: { ip: '192.0.2.1', userAgent: 'First' },
      })
      expect(await families.rotate('rotating', 0, use(2))).toBeNull()
      expect(await families.noteUse('rotating', 0, use(2))).toBeNull()
      expect(await families.noteUse('rotating', 1, use(3))).toMatchObject({ generation: 1, rotatedAt: at(1) })
    })

    test('OID-09 of 50 at the same time exactly one rotates', async () => {
      await keep('raced', 'auth0|alice')
      const tries = await Promise.all(Array.from({ length: 50 }, () => families.rotate('raced', 0, use(1))))
      expect(tries.filter((family) => family !== null)).toHaveLength(1)
      expect(await families.find('raced')).toMatchObject({ generation: 1 })
    })

    test('a family that is revoked, idle or over is not used; one without a secret never', async () => {
      await keep('revoked', 'auth0|alice')
      await families.revoke('revoked', at(1))
      await keep('idle', 'auth0|alice', { idleExpiresAt: at(5) })
      await keep('over', 'auth0|alice', { idleExpiresAt: null, expiresAt: at(5) })
      await keep('bare', 'auth0|alice', { sealedSecret: null })
      for (const id of ['revoked', 'idle', 'over', 'bare']) {
        expect(await families.rotate(id, 0, use(5))).toBeNull()
        expect(await families.noteUse(id, 0, use(5))).toBeNull()
        expect(await families.findLive(id, at(5))).toBeNull()
      }
      await keep('endless', 'auth0|alice', { idleExpiresAt: null, expiresAt: null })
      expect(await families.findLive('endless', at(59))).not.toBeNull()
      expect(await families.rotate('endless', 0, use(59))).toMatchObject({ generation: 1 })
    })

    test('a list holds live refresh tokens of one person, newest first, page by page', async () => {
      for (const minute of [2, 1, 3]) await keep(`bob${minute}`, 'auth0|bob', { createdAt: at(minute) })
      await keep('bob_over', 'auth0|bob', { expiresAt: at(4) })
      await keep('bob_bare', 'auth0|bob', { sealedSecret: null })
      const page = { kind: 'cursor', after: null, limit: 2, withTotal: true } as const
      const first = await families.listOf({ userId: 'auth0|bob' }, page, at(5))
      expect(first.items.map(({ id }) => id)).toEqual(['bob3', 'bob2'])
      expect(first.total).toEqual({ count: 3, isEstimate: false })
      const second = await families.listOf({ userId: 'auth0|bob' }, { ...page, after: first.next }, at(5))
      expect(second).toMatchObject({ items: [{ id: 'bob1' }], next: null })
      await keep('bob_game', 'auth0|bob', { clientId: 'game' })
      const ofGame = await families.listOf({ userId: 'auth0|bob', clientId: 'game' }, all, at(5))
      expect(ofGame.items.map(({ id }) => id)).toEqual(['bob_game'])
      await keep('bob_still', 'auth0|bob', { clientId: 'game', rotates: false })
      const still = await families.listOf({ userId: 'auth0|bob', rotates: false }, all, at(5))
      expect(still.items.map(({ id }) => id)).toEqual(['bob_still'])
    })

    test('revoking counts once', async () => {
      await keep('once', 'auth0|alice')
      const tries = await Promise.all(Array.from({ length: 10 }, () => families.revoke('once', at(1))))
      expect(tries.filter(Boolean)).toHaveLength(1)
      expect(await families.revoke('once', at(2))).toBe(false)
      expect((await families.find('once'))?.revokedAt).toEqual(at(1))
    })

    test('SES-06 what a session gave goes with it; on a sign-out offline access stays', async () => {
      await keep('online', 'auth0|bob', { sessionId: 'ses_bob', scope: ['openid'] })
      await keep('offline', 'auth0|bob', { sessionId: 'ses_bob' })
      await keep('other', 'auth0|bob', { sessionId: 'ses_other', scope: ['openid'] })
      expect(await families.revokeOfSessions(['ses_bob'], at(1), true)).toBe(1)
      expect(await families.find('online')).toMatchObject({ revokedAt: at(1) })
      expect(await families.find('offline')).toMatchObject({ revokedAt: null })
      expect(await families.revokeOfSessions(['ses_bob', 'ses_none'], at(2), false)).toBe(1)
      expect(await families.find('other')).toMatchObject({ revokedAt: null })
    })

    test('revokeOf narrows by client, by API and by the session that goes on', async () => {
      await subject.users.insert(samplePerson('con_1', 'erin'))
      const none = { audience: null, sessionId: null }
      await keep('shop', 'auth0|erin')
      await keep('game', 'auth0|erin', { clientId: 'game' })
      await keep('plain', 'auth0|erin', { clientId: 'game', ...none })
      const revoked = async () => {
        const found = await Promise.all(['shop', 'game', 'plain'].map((id) => families.find(id)))
        return found.filter((family) => family?.revokedAt !== null).map((family) => family?.id)
      }
      const owner = { userId: 'auth0|erin' }
      expect(await families.revokeOf({ ...owner, clientId: 'game', audience: '' }, at(1))).toBe(1)
      expect(await revoked()).toEqual(['plain'])
      expect(await families.revokeOf({ ...owner, exceptSessionId: 'ses_1' }, at(1))).toBe(0)
      expect(await families.revokeOf({ ...owner, clientId: 'game' }, at(1))).toBe(1)
      expect(await revoked()).toEqual(['game', 'plain'])
      expect(await families.revokeOf(owner, at(1))).toBe(1)
    })

    test('SES-09 the families of a client go with it', async () => {
      await subject.clients.insert(sampleClient('leaving'))
      await keep('left', 'auth0|alice', { clientId: 'leaving' })
      await subject.clients.remove('leaving')
      expect(await families.find('left')).toBeNull()
      await expect(keep('never', 'auth0|alice', { clientId: 'leaving' })).rejects.toMatchObject({
        code: 'user_not_found',
      })
    })

    test('who came in through a client is known by it and by them, first and last, and outlives what they got', async () => {
      const { clientUsers } = subject
      await subject.clients.insert(sampleClient('club'))
      await subject.users.insert(samplePerson('con_1', 'frank'))
      const inClub = (id: string, name: string, minute: number) =>
        keep(id, `auth0|${name}`, { clientId: 'club', createdAt: at(minute) })
      await inClub('club1', 'bob', 1)
      await inClub('club2', 'frank', 2)
      await inClub('club3', 'bob', 5)
      await inClub('club4', 'bob', 4)
      await families.removeEnded(at(59))
      expect(await families.find('club3')).toBeNull()
      const person = (name: string) => ({ userId: `auth0|${name}`, email: `${name}@example.com` })
      const bob = { ...person('bob'), firstAt: at(1), lastAt: at(5) }
      const frank = { ...person('frank'), firstAt: at(2), lastAt: at(2) }
      expect((await clientUsers.listUsers('club', all)).items).toMatchObject([bob, frank])
      const first = await clientUsers.listUsers('club', { kind: 'cursor', after: null, limit: 1, withTotal: false })
      expect(first.items).toMatchObject([bob])
      const rest = await clientUsers.listUsers('club', {
        kind: 'cursor',
        after: first.next,
        limit: 1,
        withTotal: false,
      })
      expect(rest).toMatchObject({ items: [frank], next: null })
      expect((await clientUsers.listClients('auth0|frank', all)).items).toEqual([
        { clientId: 'club', firstAt: at(2), lastAt: at(2) },
      ])
      expect((await clientUsers.listUsers('nobody', all)).items).toEqual([])
      await subject.clients.remove('club')
      expect((await clientUsers.listClients('auth0|frank', all)).items).toEqual([])
    })

    test('metadata is set and cleared', async () => {
      await keep('noted', 'auth0|alice')
      await families.setMetadata('noted', { desk: '4b' })
      expect((await families.find('noted'))?.metadata).toEqual({ desk: '4b' })
      await families.setMetadata('noted', null)
      expect((await families.find('noted'))?.metadata).toBeNull()
    })

    test('removeEnded forgets what was revoked or ran out before a time', async () => {
      await keep('forgotten1', 'auth0|alice', { revokedAt: at(1) })
      await keep('forgotten2', 'auth0|alice', { idleExpiresAt: at(1) })
      await keep('forgotten3', 'auth0|alice', { idleExpiresAt: null, expiresAt: at(1) })
      await keep('remembered', 'auth0|alice', { revokedAt: at(3) })
      await families.removeEnded(at(2))
      for (const id of ['forgotten1', 'forgotten2', 'forgotten3']) expect(await families.find(id)).toBeNull()
      expect(await families.find('remembered')).not.toBeNull()
      expect(await families.find('endless')).not.toBeNull()
    })
  })
}
