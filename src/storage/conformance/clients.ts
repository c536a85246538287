// What every store of clients and of their grants must do.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Client, ClientSecret, SignInMethod } from '../../clients/client.ts'
import type { ClientGrant } from '../../clients/client-grant.ts'
import type { ClientGrantStore } from '../../clients/client-grant-store.ts'
import type { ClientStore } from '../../clients/client-store.ts'
import type { ResourceServerStore } from '../../resource-servers/resource-server-store.ts'
import { sampleServer } from './resource-servers.ts'
import { all } from './sample-pages.ts'
import { at } from './sample-times.ts'

export interface ClientStoresSubject {
  readonly clients: ClientStore
  readonly clientGrants: ClientGrantStore
  readonly resourceServers: ResourceServerStore
  /** Another application's stores over the same rows. */
  readonly elsewhere: { readonly clients: ClientStore; readonly clientGrants: ClientGrantStore }
}

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
    secrets: [sampleSecret(`sec_${id}`)],
    accessRoleIds: null,
    accessOrganizationIds: null,
    signInMethods: null,
    requiresMfa: false,
    sessionMinutes: null,
    accessTokenMinutes: null,
    settings: { description: 'A client', callbacks: ['https://app.example.com/callback'] },
    createdAt: at(0),
    ...given,
  }
}

export function sampleSecret(id: string, given: Partial<ClientSecret> = {}): ClientSecret {
  return {
    id,
    name: null,
    sealed: Buffer.from(`sealed ${id}`),
    createdAt: at(0),
    createdBy: null,
    expiresAt: null,
    lastUsedAt: null,
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
    createdAt: at(0),
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
    test('find and findForChange give the client as it was stored, its secrets byte for byte', async () => {
      const secrets = [
        sampleSecret('sec_long', { sealed: Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)) }),
      ]
      const client = sampleClient('one', { secrets })
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
        accessRoleIds: ['rol_one', 'rol_two'],
        accessOrganizationIds: ['org_one'],
        signInMethods: ['passkey', 'email-code'],
        requiresMfa: true,
        sessionMinutes: 60,
        accessTokenMinutes: 5,
        settings: {},
      })
      await subject.clients.save(changed)
      expect(await subject.clients.find('changing')).toEqual(changed)
    })

    test('those are found that take none but some ways to sign in, and none of those that take any', async () => {
      for (const [id, signInMethods] of [
        ['by-any', null],
        ['by-code', ['email-code']],
        ['by-key', ['passkey']],
        ['by-key-or-code', ['passkey', 'email-code']],
        ['by-password-or-code', ['password', 'email-code']],
      ] as const) {
        await subject.clients.insert(sampleClient(id, { signInMethods }))
      }
      const page = { kind: 'cursor', after: null, limit: 50, withTotal: false } as const
      const found = async (takesNothingBut: readonly SignInMethod[]) => {
        const { items } = await subject.clients.list({ takesNothingBut, page })
        return items
          .map(({ id }) => id)
          .filter((id) => id.startsWith('by-'))
          .toSorted()
      }
      expect(await found(['email-code'])).toEqual(['by-code'])
      expect(await found(['passkey', 'email-code'])).toEqual(['by-code', 'by-key', 'by-key-or-code'])
      expect(await found([])).toEqual([])
    })

    test('setSecrets leaves those it is given, newest first, and changes of one that stays the end alone', async () => {
      const turning = sampleClient('turning')
      await subject.clients.insert(turning)
      const createdBy = { kind: 'operator', id: 'opr_alice', name: 'Alice' } as const
      // Made by a server whose clock is late.
      const newest = sampleSecret('sec_newest', {
        name: 'Worker',
        createdBy,
        createdAt: at(-9),
        expiresAt: at(60),
      })
      const [first] = turning.secrets as [ClientSecret]
      await subject.clients.setSecrets('turning', [newest, { ...first, name: 'Other', expiresAt: at(30) }])
      const secrets = [newest, { ...first, expiresAt: at(30) }]
      expect(await subject.clients.find('turning')).toEqual({ ...turning, secrets })
      await subject.clients.save({ ...turning, name: 'Renamed', secrets: [] })
      expect(await subject.clients.findForChange('turning')).toEqual({ ...turning, name: 'Renamed', secrets })
      await subject.clients.setSecrets('turning', [newest])
      const { items } = await subject.clients.list({ page: all })
      expect(items.find(({ id }) => id === 'turning')).toMatchObject({ secrets: [newest] })
      await subject.clients.insert(sampleClient('beside'))
      expect(await subject.clients.find('beside')).toMatchObject({ secrets: [{ id: 'sec_beside' }] })
    })

    test('the use of a secret is noted once in five minutes, and of no other', async () => {
      const one = sampleSecret('sec_one')
      const used = sampleClient('used', { secrets: [sampleSecret('sec_two'), one] })
      await subject.clients.insert(used)
      const lastUses = async () => (await subject.clients.find('used'))?.secrets.map(({ lastUsedAt }) => lastUsedAt)
      await subject.clients.noteSecretUse('used', 'sec_one', at(1))
      await subject.clients.noteSecretUse('used', 'sec_one', at(4))
      await subject.elsewhere.clients.noteSecretUse('used', 'sec_two', at(4))
      expect(await lastUses()).toEqual([null, at(1)])
      await subject.clients.noteSecretUse('used', 'sec_one', at(6))
      await subject.clients.setSecrets('used', [one])
      expect(await lastUses()).toEqual([at(6)])
    })

    test('withEndingSecrets names clients whose last secret ends within the span, the soonest first', async () => {
      const ending = (id: string, ...ends: readonly (number | null)[]) => {
        const secrets = ends.map((minute, place) =>
          sampleSecret(`sec_${place}`, { expiresAt: minute === null ? null : at(minute) }),
        )
        return subject.clients.insert(sampleClient(id, { secrets }))
      }
      await ending('later', 130, 110)
      await ending('soon', 120)
      await ending('covered', 120, null)
      await ending('outlasted', 200, 120)
      await ending('over', 90)
      const found = (limit: number, by = 150) => subject.clients.withEndingSecrets(at(100), at(by), limit)
      expect(await found(9)).toEqual([
        { clientId: 'soon', endsAt: at(120) },
        { clientId: 'later', endsAt: at(130) },
      ])
      expect(await found(1)).toHaveLength(1)
      expect(await found(9, 120)).toHaveLength(1)
      expect(await subject.elsewhere.clients.withEndingSecrets(at(100), at(150), 9)).toEqual([])
    })

    test('list filters by party and type and pages from the oldest on', async () => {
      const third = { isFirstParty: false, appType: 'spa' }
      for (const minute of [3, 1, 2]) {
        await subject.clients.insert(sampleClient(`third${minute}`, { ...third, createdAt: at(minute) }))
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
      await subject.clientGrants.insert(grant('cgr_a', 'lister', { createdAt: at(1) }))
      const bills = { audience: 'https://bills.example.com', subjectType: 'user', createdAt: at(2) } as const
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
