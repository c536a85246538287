// What every store of API keys must do.
import { beforeAll, expect, test } from 'vitest'
import { type ApiKey, apiKeyHash } from '../../api-keys/api-key.ts'
import type { ApiKeyStore } from '../../api-keys/api-key-store.ts'
import { at } from './sample-times.ts'

function key(id: string, minute = 0): ApiKey {
  const permissions = ['read:users', 'suspend:users']
  const unused = { secretStart: 'rc_ak_abcd', expiresAt: null, lastUsedAt: null, lastUsedIp: null }
  return { id, name: id, permissions, organizationId: null, userId: null, ...unused, createdAt: at(minute) }
}

/** `other` belongs to another application in the same storage. */
export function apiKeyStoreContract(open: () => Promise<{ keys: ApiKeyStore; other: ApiKeyStore }>): void {
  let keys: ApiKeyStore
  let other: ApiKeyStore
  beforeAll(async () => {
    const opened = await open()
    keys = opened.keys
    other = opened.other
  })

  test('findByHash finds the key as it was inserted, and nobody by another hash', async () => {
    await keys.insert(key('key_one'), apiKeyHash('secret one'))
    expect(await keys.findByHash(apiKeyHash('secret one'), at(30))).toEqual(key('key_one'))
    expect(await keys.findByHash(apiKeyHash('secret two'), at(30))).toBeNull()
  })

  test('TEN-04 findByHash does not find a key of another application', async () => {
    await keys.insert(key('key_wall'), apiKeyHash('secret wall'))
    expect(await other.findByHash(apiKeyHash('secret wall'), at(30))).toBeNull()
    expect(await other.revoke('key_wall', at(1))).toBe(false)
  })

  test('a revoked key is found no more, and is revoked once', async () => {
    await keys.insert(key('key_short'), apiKeyHash('secret short'))
    expect(await keys.revoke('key_short', at(1))).toBe(true)
    expect(await keys.revoke('key_short', at(2))).toBe(false)
    expect(await keys.findByHash(apiKeyHash('secret short'), at(30))).toBeNull()
    expect(await keys.findByName('key_short')).toEqual([])
  })

  test('findByName answers the oldest first', async () => {
    await keys.insert({ ...key('key_b', 5), name: 'twin' }, apiKeyHash('twin b'))
    await keys.insert({ ...key('key_a', 9), name: 'twin' }, apiKeyHash('twin a'))
    expect((await keys.findByName('twin')).map(({ id }) => id)).toEqual(['key_b', 'key_a'])
  })

  test('setPermissions replaces what the key may do', async () => {
    await keys.insert(key('key_more'), apiKeyHash('secret more'))
    await keys.setPermissions('key_more', ['read:roles'])
    expect(await keys.findByHash(apiKeyHash('secret more'), at(30))).toMatchObject({ permissions: ['read:roles'] })
  })

  test('a key that has expired opens nothing, and is listed until it is revoked', async () => {
    await keys.insert({ ...key('key_ends'), expiresAt: at(20) }, apiKeyHash('secret ends'))
    expect(await keys.findByHash(apiKeyHash('secret ends'), at(19))).toMatchObject({ id: 'key_ends' })
    expect(await keys.findByHash(apiKeyHash('secret ends'), at(20))).toBeNull()
    expect(await keys.find('key_ends', at(20))).toBeNull()
    const { items } = await keys.list({ kind: 'cursor', after: null, limit: 50, withTotal: false })
    expect(items.map(({ id }) => id)).toContain('key_ends')
    expect(await keys.revoke('key_ends', at(21))).toBe(true)
  })

  test('endBy only ever brings the end nearer, of a key that lives', async () => {
    await keys.insert(key('key_by'), apiKeyHash('secret by'))
    expect(await keys.endBy('key_by', at(30), at(1))).toBe(true)
    expect(await keys.endBy('key_by', at(50), at(2))).toBe(true)
    expect(await keys.find('key_by', at(3))).toMatchObject({ expiresAt: at(30) })
    expect(await keys.endBy('key_by', at(50), at(30))).toBe(false)
    expect(await other.endBy('key_by', at(9), at(3))).toBe(false)
  })

  test('noteUse keeps the time and the address, once in five minutes', async () => {
    await keys.insert(key('key_used'), apiKeyHash('secret used'))
    await keys.noteUse('key_used', at(1), '192.0.2.1')
    await keys.noteUse('key_used', at(5), '192.0.2.2')
    expect(await keys.find('key_used', at(6))).toMatchObject({ lastUsedAt: at(1), lastUsedIp: '192.0.2.1' })
    await other.noteUse('key_used', at(8), '192.0.2.3')
    await keys.noteUse('key_used', at(6), '192.0.2.4')
    expect(await keys.find('key_used', at(7))).toMatchObject({ lastUsedAt: at(6), lastUsedIp: '192.0.2.4' })
  })

  test('list pages through the live keys, the oldest first', async () => {
    for (const minute of [3, 1, 2]) await other.insert(key(`key_${minute}`, minute), apiKeyHash(`listed ${minute}`))
    await other.insert(key('key_revoked', 0), apiKeyHash('listed 0'))
    await other.revoke('key_revoked', at(4))
    const first = await other.list({ kind: 'cursor', after: null, limit: 2, withTotal: true })
    const second = await other.list({ kind: 'cursor', after: first.next, limit: 2, withTotal: false })
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(['key_1', 'key_2', 'key_3'])
    expect(first.total).toEqual({ count: 3, isEstimate: false })
    expect(second.next).toBeNull()
    const page = { kind: 'cursor', after: null, limit: 10, withTotal: false } as const
    expect((await other.list(page, { userId: 'auth0|nobody' })).items).toEqual([])
  })
}
