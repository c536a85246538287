// What every store must answer of whether a machine's token still stands: its client, its API, its grant and the key that
// signed it, as they are at that moment.
import { beforeAll, expect, test } from 'vitest'
import type { GrantStandingStore } from '../../access-tokens/access-token.ts'
import { sampleClient } from './clients.ts'
import { sampleServer } from './resource-servers.ts'
import type { Stores, TwoApplications } from './two-applications.ts'

const at = new Date(Date.UTC(2026, 10, 21, 10))
const orders = 'https://orders.example.com'
const key = { state: 'current', publicJwk: {}, createdAt: at, currentSince: at, retiredAt: null } as const

export function grantStandingStoreContract(open: () => Promise<TwoApplications>): void {
  let stores: Stores
  let elsewhere: Stores
  let grants: GrantStandingStore
  beforeAll(async () => {
    const opened = await open()
    stores = opened.stores
    elsewhere = opened.elsewhere
    grants = stores.grantStanding
    await stores.signingKeys.insert({ ...key, id: 'key_1', sealedPrivateKey: Buffer.from('sealed') })
    await stores.resourceServers.insert(sampleServer('orders'))
    for (const id of ['shop', 'people']) await stores.clients.insert(sampleClient(id))
    await stores.clientGrants.insert(grant('cgr_1', 'shop'))
  })

  const grant = (id: string, clientId: string, subjectType: 'client' | 'user' = 'client') => ({
    id,
    clientId,
    audience: orders,
    subjectType,
    scope: ['read:things'],
    allowsAllScopes: false,
    settings: {},
    createdAt: at,
  })
  const change = async (given: object) => {
    const present = await stores.clientGrants.find('cgr_1')
    if (present === null) throw new Error('the grant is gone')
    await stores.clientGrants.save({ ...present, ...given })
  }

  test('a grant stands for its client, its API and a key that is there, and for none else', async () => {
    expect(await grants.standing('shop', orders, 'key_1')).toEqual({ clientName: 'Client shop', scope: 'read:things' })
    expect(await grants.standing('people', orders, 'key_1')).toBeNull()
    expect(await grants.standing('shop', 'https://other.example.com', 'key_1')).toBeNull()
    expect(await grants.standing('shop', orders, 'key_2')).toBeNull()
  })

  test('TEN-04 it stands in no other application', async () => {
    expect(await elsewhere.grantStanding.standing('shop', orders, 'key_1')).toBeNull()
    // Not even where there is everything but the grant.
    await elsewhere.signingKeys.insert({ ...key, id: 'key_1', sealedPrivateKey: Buffer.from('sealed') })
    await elsewhere.resourceServers.insert(sampleServer('orders'))
    await elsewhere.clients.insert(sampleClient('shop'))
    expect(await elsewhere.grantStanding.standing('shop', orders, 'key_1')).toBeNull()
  })

  test('a grant for what people allow is none for the program itself', async () => {
    await stores.clientGrants.insert(grant('cgr_2', 'people', 'user'))
    expect(await grants.standing('people', orders, 'key_1')).toBeNull()
  })

  test('what it opens is what the grant says now, and with all scopes what the API defines now', async () => {
    await change({ scope: ['create:things'] })
    expect((await grants.standing('shop', orders, 'key_1'))?.scope).toBe('create:things')
    await change({ allowsAllScopes: true })
    const scope = async () => (await grants.standing('shop', orders, 'key_1'))?.scope.split(' ').sort()
    expect(await scope()).toEqual(['create:things', 'read:things'])
    await stores.resourceServers.setPermissions('orders', [{ name: 'read:things', description: null }])
    expect(await scope()).toEqual(['read:things'])
  })

  test('it ends with the key, and with the grant', async () => {
    await stores.signingKeys.remove('key_1')
    expect(await grants.standing('shop', orders, 'key_1')).toBeNull()
    await stores.signingKeys.insert({ ...key, id: 'key_3', sealedPrivateKey: Buffer.from('sealed') })
    expect(await grants.standing('shop', orders, 'key_3')).not.toBeNull()
    await stores.clientGrants.remove('cgr_1')
    expect(await grants.standing('shop', orders, 'key_3')).toBeNull()
  })
}
