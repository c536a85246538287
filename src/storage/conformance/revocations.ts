// What every store must tell of what ended of late: noted by whatever ends it, each once, and nothing that ran out.
import { beforeAll, expect, test } from 'vitest'
import type { RevocationKind, RevocationStore } from '../../access-tokens/revocation.ts'
import { sessionHash } from '../../sessions/session.ts'
import { sampleClient } from './clients.ts'
import { sampleServer } from './resource-servers.ts'
import { sampleSession } from './sessions.ts'
import type { Stores, TwoApplications } from './two-applications.ts'

const at = new Date(Date.UTC(2026, 10, 21, 10))
const longGone = new Date(Date.UTC(2020, 0, 1))
const farAway = new Date(Date.UTC(2100, 0, 1))
const alice = 'auth0|alice'
const bob = 'auth0|bob'

export function revocationStoreContract(open: () => Promise<TwoApplications>): void {
  let stores: Stores
  let elsewhere: RevocationStore
  let revocations: RevocationStore
  beforeAll(async () => {
    const opened = await open()
    stores = opened.stores
    elsewhere = opened.elsewhere.revocations
    revocations = stores.revocations
    await stores.resourceServers.insert(sampleServer('orders'))
  })

  const told = async (kind: RevocationKind, store = revocations) =>
    (await store.recent(100)).filter((each) => each.kind === kind).map(({ value }) => value)
  const session = async (id: string, userId: string, expiresAt: Date) =>
    stores.sessions.insert(sampleSession(id, userId, { expiresAt, idleExpiresAt: expiresAt }), sessionHash(id))
  const granted = async (clientId: string) => {
    await stores.clients.insert(sampleClient(clientId))
    const given = {
      audience: 'https://orders.example.com',
      subjectType: 'client',
      settings: {},
      createdAt: at,
    } as const
    const scope = ['read:things', 'create:things']
    await stores.clientGrants.insert({ id: `cgr_${clientId}`, clientId, scope, allowsAllScopes: false, ...given })
  }

  test('a session that ends is told of, one that ran out is not, and another application hears of neither', async () => {
    await session('ses_live', alice, farAway)
    await session('ses_over', alice, longGone)
    expect(await told('session')).toEqual([])
    for (const id of ['ses_live', 'ses_over']) await stores.sessions.remove(id)
    expect(await told('session')).toEqual(['ses_live'])
    expect(await elsewhere.recent(100)).toEqual([])
  })

  test('a person who moves on is told of once, with the latest time', async () => {
    await stores.users.endGrantsOf(alice)
    const [first] = (await revocations.recent(100)).filter(({ kind }) => kind === 'user')
    await stores.users.endGrantsOf(alice)
    const people = (await revocations.recent(100)).filter(({ kind }) => kind === 'user')
    expect(people.map(({ value }) => value)).toEqual([alice])
    expect(people[0]?.at.getTime()).toBeGreaterThanOrEqual(first?.at.getTime() ?? Number.POSITIVE_INFINITY)
  })

  test('a person who is deleted is told of where they had a session, and else not', async () => {
    await session('ses_bob', bob, farAway)
    await stores.users.remove(bob)
    expect(await told('user')).toContain(bob)
    expect(await told('session')).toContain('ses_bob')
  })

  test('a grant that gives less is told of, one that gives more is not, and a client that is gone', async () => {
    await granted('shop')
    const save = async (scope: readonly string[]) => {
      const present = await stores.clientGrants.find('cgr_shop')
      if (present === null) throw new Error('the grant is gone')
      await stores.clientGrants.save({ ...present, scope: [...scope] })
    }
    await save(['read:things', 'create:things', 'more:things'])
    expect(await told('grant')).toEqual([])
    await save(['read:things'])
    expect(await told('grant')).toEqual(['shop https://orders.example.com'])
    await granted('kiosk')
    await stores.clients.remove('kiosk')
    expect(await told('client')).toEqual(['kiosk'])
  })

  test('with an API all its grants are told of', async () => {
    await granted('till')
    await stores.resourceServers.remove('orders')
    expect(await told('grant')).toContain('till https://orders.example.com')
  })

  test('a signing key that is gone is told of', async () => {
    const key = { publicJwk: {}, sealedPrivateKey: Buffer.from('sealed'), createdAt: at, currentSince: null }
    await stores.signingKeys.insert({ ...key, id: 'key_9', state: 'next', retiredAt: null })
    await stores.signingKeys.remove('key_9')
    expect(await told('key')).toEqual(['key_9'])
  })

  test('no more are told of than are asked for, and what is old is forgotten: of people and of machines for itself', async () => {
    expect(await revocations.recent(2)).toHaveLength(2)
    await revocations.removeBefore(longGone, longGone)
    const all = await revocations.recent(100)
    await revocations.removeBefore(farAway, longGone)
    const machines = all.filter(({ kind }) => ['client', 'grant', 'key'].includes(kind))
    expect(machines.length).toBeGreaterThan(0)
    expect(await revocations.recent(100)).toEqual(machines)
    await elsewhere.removeBefore(farAway, farAway)
    expect(await revocations.recent(100)).toEqual(machines)
    await revocations.removeBefore(farAway, farAway)
    expect(await revocations.recent(100)).toEqual([])
  })
}
