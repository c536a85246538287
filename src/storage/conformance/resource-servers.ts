// What every store of resource servers must do.
import { beforeAll, expect, test } from 'vitest'
import type { ResourceServer } from '../../resource-servers/resource-server.ts'
import type { ResourceServerStore } from '../../resource-servers/resource-server-store.ts'
import { at } from './sample-times.ts'

export interface ResourceServerStoreSubject {
  readonly resourceServers: ResourceServerStore
  /** Another application's store over the same rows. */
  readonly elsewhere: ResourceServerStore
}

export function sampleServer(id: string, given: Partial<ResourceServer> = {}): ResourceServer {
  return {
    id,
    identifier: `https://${id}.example.com`,
    name: `API ${id}`,
    isSystem: false,
    clientId: null,
    tokenLifetimeSeconds: 7_200,
    permissions: [
      { name: 'read:things', description: 'Read things' },
      { name: 'create:things', description: null },
    ],
    settings: { signing_alg: 'RS256' },
    createdAt: at(0),
    ...given,
  }
}

export function resourceServerStoreContract(open: () => Promise<ResourceServerStoreSubject>): void {
  let servers: ResourceServerStore
  let elsewhere: ResourceServerStore
  beforeAll(async () => {
    const subject = await open()
    servers = subject.resourceServers
    elsewhere = subject.elsewhere
  })

  test('find answers to the id and to the identifier, with the permissions in their order', async () => {
    const server = sampleServer('orders')
    await servers.insert(server)
    expect(await servers.find('orders')).toEqual(server)
    expect(await servers.find('https://orders.example.com')).toEqual(server)
    expect(await servers.findByIdentifier('https://orders.example.com')).toEqual(server)
    expect(await servers.findForChange('https://orders.example.com')).toEqual(server)
    expect(await servers.findByIdentifier('orders')).toBeNull()
    expect(await servers.find('nothing')).toBeNull()
  })

  test('an identifier that looks like another one’s id does not take its place', async () => {
    await servers.insert(sampleServer('0123', { identifier: 'https://first.example.com' }))
    await servers.insert(sampleServer('4567', { identifier: '0123' }))
    expect(await servers.find('0123')).toMatchObject({ id: '0123' })
    expect(await servers.findForChange('0123')).toMatchObject({ id: '0123' })
  })

  test('TEN-04 nothing of another application is found, changed or removed', async () => {
    await servers.insert(sampleServer('wall'))
    expect(await elsewhere.find('wall')).toBeNull()
    expect(await elsewhere.remove('wall')).toBe(false)
    await elsewhere.insert(sampleServer('wall'))
    await elsewhere.setPermissions('wall', [])
    expect(await servers.find('wall')).toEqual(sampleServer('wall'))
  })

  test('insert and save refuse a taken identifier as resource_server_exists', async () => {
    await servers.insert(sampleServer('taken'))
    const twin = sampleServer('twin', { identifier: 'https://taken.example.com' })
    await expect(servers.insert(twin)).rejects.toMatchObject({ code: 'resource_server_exists' })
    await servers.insert(sampleServer('twin'))
    await expect(servers.save(twin)).rejects.toMatchObject({ code: 'resource_server_exists' })
  })

  test('save changes everything but the permissions', async () => {
    const server = sampleServer('changed')
    await servers.insert(server)
    const changed = { ...server, name: null, tokenLifetimeSeconds: 60, settings: { a: [1] } }
    await servers.save({ ...changed, permissions: [] })
    expect(await servers.find('changed')).toEqual(changed)
  })

  test('setPermissions replaces the list, its order and its descriptions', async () => {
    await servers.insert(sampleServer('list'))
    const wanted = [
      { name: 'delete:things', description: 'Delete things' },
      { name: 'read:things', description: null },
    ]
    await servers.setPermissions('list', wanted)
    expect((await servers.find('list'))?.permissions).toEqual(wanted)
    await servers.setPermissions('list', [])
    expect((await servers.find('list'))?.permissions).toEqual([])
  })

  test('findSystem finds the one that Rollcall made for itself', async () => {
    expect(await servers.findSystem()).toBeNull()
    await servers.insert(sampleServer('system', { isSystem: true }))
    expect(await servers.findSystem()).toMatchObject({ id: 'system', isSystem: true })
    expect(await elsewhere.findSystem()).toBeNull()
    await servers.remove('system')
  })

  test('list pages from the oldest on, by number and by cursor, and filters by identifier', async () => {
    for (const minute of [13, 11, 12]) await elsewhere.insert(sampleServer(`m${minute}`, { createdAt: at(minute) }))
    const identifiers = ['m11', 'm12', 'm13'].map((id) => `https://${id}.example.com`)
    const first = await elsewhere.list({
      identifiers,
      page: { kind: 'cursor', after: null, limit: 2, withTotal: true },
    })
    expect(first.items.map(({ id }) => id)).toEqual(['m11', 'm12'])
    expect(first.total).toEqual({ count: 3, isEstimate: false })
    const rest = { kind: 'cursor', after: first.next, limit: 2, withTotal: false } as const
    expect(await elsewhere.list({ identifiers, page: rest })).toMatchObject({ items: [{ id: 'm13' }], next: null })
    await expect(elsewhere.list({ page: rest })).rejects.toMatchObject({ code: 'invalid_cursor' })
    const second = { kind: 'offset', offset: 2, limit: 2, withTotal: false } as const
    expect(await elsewhere.list({ identifiers, page: second })).toMatchObject({ items: [{ id: 'm13' }], total: null })
  })

  test('remove takes the server once', async () => {
    await servers.insert(sampleServer('gone'))
    expect(await servers.remove('gone')).toBe(true)
    expect(await servers.remove('gone')).toBe(false)
    expect(await servers.find('gone')).toBeNull()
  })
}
