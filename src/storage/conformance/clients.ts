// What every store of clients and of their grants must do.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../../clients/client.ts'
import type { ClientGrant } from '../../clients/client-grant.ts'
import type { ClientGrantStore } from '../../clients/client-grant-store.ts'
import type { ClientStore } from '../../clients/client-store.ts'
import type { PageRequest } from '../../kernel/page.ts'
import type { ResourceServerStore } from '../../resource-servers/resource-server-store.ts'
import { sampleServer } from './resource-servers.ts'

export interface ClientStoresSubject {
  readonly clients: ClientStore
  readonly clientGrants: ClientGrantStore
  readonly resourceServers: ResourceServerStore
  /** Another application's stores over the same rows. */
  readonly elsewhere: { readonly clients: ClientStore; readonly clientGrants: ClientGrantStore }
}

const madeAt = (minute: number) => new Date(Date.UTC(2026, 10, 21, 10, minute))
const all: PageRequest = { kind: 'offset', offset: 0, limit: 50, withTotal: true }

export function sampleClient(id: string, given: Partial<Client> = {}): Client {
  return {
    id,
    name: `Client ${id}`,
    appType: 'non_interactive',
    isFirstParty: true,
    isSystem: false,
    grantTypes: ['client_credentials'],
    tokenEndpointAuthMethod: 'client_secret_post',
    resourceServerIdentifier: null,
    sealedSecret: Buffer.from(`sealed ${id}`),
    secretSince: madeAt(0),
    accessRoleIds: null,
    settings: { description: 'A client', callbacks: ['https://app.example.com/callback'] },
    createdAt: madeAt(0),
    ...given,
  }
}

function grant(id: string, clientId: string, given: Partial<ClientGrant> = {}): ClientGrant {
  return {
    id,
    clientId,
    audience: 'https://orders.example.com',
    subjectType: 'client',
    scope: ['read:things'],
    allowsAllScopes: false,
    settings: {},
    createdAt: madeAt(0),
    ...given,
  }
}

export function clientStoresContract(open: () => Promise<ClientStoresSubject>): void {
  let subject: ClientStoresSubject
  beforeAll(async () => {
    subject = await open()
    await subject.resourceServers.insert(sampleServer('orders'))
    await subject.resourceServers.insert(sampleServer('bills'))
  })

  describe('clients', () => {
    test('find and findForChange give the client as it was stored, the sealed secret byte for byte', async () => {
      const client = sampleClient('one')
      await subject.clients.insert(client)
      expect(await subject.clients.find('one')).toEqual(client)
      expect(await subject.clients.findForChange('one')).toEqual(client)
      expect(await subject.clients.find('none')).toBeNull()
    })

    test('TEN-04 a client of another application is not found, listed or removed', async () => {
      await subject.clients.insert(sampleClient('wall'))
      expect(await subject.elsewhere.clients.find('wall')).toBeNull()
      expect(await subject.elsewhere.clients.remove('wall')).toBe(false)
      expect((await subject.elsewhere.clients.list({ page: all })).items).toEqual([])
    })

    test('a client may itself be an API, as long as that API is there', async () => {
      await subject.resourceServers.insert(sampleServer('itself'))
      const identifier = 'https://itself.example.com'
      await subject.clients.insert(sampleClient('itself', { resourceServerIdentifier: identifier }))
      expect(await subject.resourceServers.find('itself')).toMatchObject({ clientId: 'itself' })
      await subject.resourceServers.remove('itself')
      expect(await subject.clients.find('itself')).toMatchObject({ resourceServerIdentifier: null })
      const lost = subject.clients.insert(sampleClient('lost', { resourceServerIdentifier: identifier }))
      await expect(lost).rejects.toMatchObject({ code: 'resource_server_not_found' })
    })

    test('save replaces what may change', async () => {
      await subject.clients.insert(sampleClient('changing'))
      const changed = sampleClient('changing', {
        name: 'Renamed',
        appType: null,
        isFirstParty: false,
        grantTypes: [],
        tokenEndpointAuthMethod: null,
        sealedSecret: Buffer.from('another'),
        secretSince: madeAt(7),
        accessRoleIds: ['rol_one', 'rol_two'],
        settings: {},
      })
      await subject.clients.save(changed)
      expect(await subject.clients.find('changing')).toEqual(changed)
    })

    test('save keeps the secret before until it is taken away', async () => {
      const turning = sampleClient('turning')
      await subject.clients.insert(turning)
      const previousSecret = { sealed: Buffer.from('before'), until: madeAt(30) }
      await subject.clients.save({ ...turning, previousSecret })
      expect(await subject.clients.find('turning')).toEqual({ ...turning, previousSecret })
      await subject.clients.save({ ...turning, previousSecret: null })
      expect(await subject.clients.find('turning')).toEqual(turning)
    })

    test('list filters by party and type and pages from the oldest on', async () => {
      const third = { isFirstParty: false, appType: 'spa' }
      for (const minute of [3, 1, 2]) {
        await subject.clients.insert(sampleClient(`third${minute}`, { ...third, createdAt: madeAt(minute) }))
      }
      const page = { kind: 'cursor', after: null, limit: 2, withTotal: true } as const
      const first = await subject.clients.list({ isFirstParty: false, appTypes: ['spa', 'native'], page })
      expect(first.items.map(({ id }) => id)).toEqual(['third1', 'third2'])
      expect(first.total).toEqual({ count: 3, isEstimate: false })
      const rest = { ...page, after: first.next }
      const second = await subject.clients.list({ isFirstParty: false, appTypes: ['spa', 'native'], page: rest })
      expect(second).toMatchObject({ items: [{ id: 'third3' }], next: null })
      expect((await subject.clients.list({ appTypes: ['native'], page: all })).items).toEqual([])
    })
  })

  describe('client grants', () => {
    test('a grant is found by its id and by what it is for', async () => {
      await subject.clients.insert(sampleClient('granted'))
      const first = grant('cgr_1', 'granted', { settings: { organization_usage: 'deny' } })
      await subject.clientGrants.insert(first)
      expect(await subject.clientGrants.find('cgr_1')).toEqual(first)
      expect(await subject.clientGrants.findForChange('cgr_1')).toEqual(first)
      expect(await subject.clientGrants.findFor('granted', first.audience, 'client')).toEqual(first)
      expect(await subject.clientGrants.findFor('granted', first.audience, 'user')).toBeNull()
      expect(await subject.clientGrants.findFor('granted', 'https://bills.example.com', 'client')).toBeNull()
      expect(await subject.elsewhere.clientGrants.find('cgr_1')).toBeNull()
    })

    test('insert refuses a second grant for the same client, API and subject', async () => {
      await subject.clients.insert(sampleClient('twice'))
      await subject.clientGrants.insert(grant('cgr_twice', 'twice'))
      await expect(subject.clientGrants.insert(grant('cgr_again', 'twice'))).rejects.toMatchObject({
        code: 'client_grant_exists',
      })
      await subject.clientGrants.insert(grant('cgr_user', 'twice', { subjectType: 'user' }))
    })

    test('a grant of all scopes follows what the API defines, and leaves nothing behind when it ends', async () => {
      await subject.clients.insert(sampleClient('everything'))
      const everything = grant('cgr_all', 'everything', { allowsAllScopes: true })
      await subject.clientGrants.insert(everything)
      expect((await subject.clientGrants.find('cgr_all'))?.scope).toEqual(['read:things', 'create:things'])
      await subject.clientGrants.save({ ...everything, allowsAllScopes: false, scope: [] })
      expect((await subject.clientGrants.find('cgr_all'))?.scope).toEqual([])
    })

    test('grants that hold in any organization are told from others, and so are their clients', async () => {
      await subject.clients.insert(sampleClient('anywhere'))
      const anywhere = grant('cgr_any', 'anywhere', { settings: { allow_any_organization: true } })
      const bound = grant('cgr_bound', 'anywhere', { subjectType: 'user', settings: { allow_any_organization: false } })
      for (const each of [anywhere, bound]) await subject.clientGrants.insert(each)
      const ask = { clientId: 'anywhere', page: all }
      expect((await subject.clientGrants.list({ ...ask, inAnyOrganization: true })).items).toEqual([anywhere])
      expect((await subject.clientGrants.list({ ...ask, inAnyOrganization: false })).items).toEqual([bound])
      const found = await subject.clients.list({ grantedIn: 'any organization', page: all })
      expect(found.items.map(({ id }) => id)).toEqual(['anywhere'])
      expect((await subject.clients.list({ grantedIn: { organizationId: 'org_1' }, page: all })).items).toEqual([])
      expect((await subject.elsewhere.clients.list({ grantedIn: 'any organization', page: all })).items).toEqual([])
    })

    test('insert tells an unknown client from an unknown API', async () => {
      const missing = subject.clientGrants.insert(grant('cgr_none', 'none'))
      await expect(missing).rejects.toMatchObject({ code: 'client_not_found' })
      await subject.clients.insert(sampleClient('lost'))
      const elsewhere = subject.clientGrants.insert(grant('cgr_none', 'lost', { audience: 'https://no.example.com' }))
      await expect(elsewhere).rejects.toMatchObject({ code: 'resource_server_not_found' })
    })

    test('list filters by client, audience and subject', async () => {
      await subject.clients.insert(sampleClient('lister'))
      await subject.clientGrants.insert(grant('cgr_a', 'lister', { createdAt: madeAt(1) }))
      const bills = { audience: 'https://bills.example.com', subjectType: 'user', createdAt: madeAt(2) } as const
      await subject.clientGrants.insert(grant('cgr_b', 'lister', bills))
      const ids = async (query: object) =>
        (await subject.clientGrants.list({ clientId: 'lister', ...query, page: all })).items.map(({ id }) => id)
      expect(await ids({})).toEqual(['cgr_a', 'cgr_b'])
      expect(await ids({ audience: 'https://bills.example.com' })).toEqual(['cgr_b'])
      expect(await ids({ subjectType: 'client' })).toEqual(['cgr_a'])
      expect(await ids({ audience: 'https://no.example.com' })).toEqual([])
    })

    test('save changes the scope, remove takes the grant once, and a removed client takes its grants along', async () => {
      await subject.clients.insert(sampleClient('leaving'))
      const kept = grant('cgr_leaving', 'leaving')
      await subject.clientGrants.insert(kept)
      await subject.clientGrants.save({ ...kept, scope: [], settings: { allow_all_scopes: true } })
      expect(await subject.clientGrants.find(kept.id)).toMatchObject({
        scope: [],
        settings: { allow_all_scopes: true },
      })
      expect(await subject.clientGrants.remove(kept.id)).toBe(true)
      expect(await subject.clientGrants.remove(kept.id)).toBe(false)
      await subject.clientGrants.insert(kept)
      expect(await subject.clients.remove('leaving')).toBe(true)
      expect(await subject.clientGrants.find(kept.id)).toBeNull()
    })
  })
}
