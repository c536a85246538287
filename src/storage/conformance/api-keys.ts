// What every store of API keys must do.
import { beforeAll, expect, test } from 'vitest'
import { type ApiKey, apiKeyHash } from '../../api-keys/api-key.ts'
import type { ApiKeyStore } from '../../api-keys/api-key-store.ts'

const madeAt = (minute: number) => new Date(Date.UTC(2026, 10, 21, 10, minute))

function key(id: string, minute = 0): ApiKey {
  const permissions = ['read:users', 'suspend:users']
  const unused = { secretStart: 'rc_ak_abcd', expiresAt: null, lastUsedAt: null, lastUsedIp: null }
  return { id, name: id, permissions, organizationId: null, userId: null, ...unused, createdAt: madeAt(minute) }
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
    expect(await keys.findByHash(apiKeyHash('secret one'), madeAt(30))).toEqual(key('key_one'))
    expect(await keys.findByHash(apiKeyHash('secret two'), madeAt(30))).toBeNull()
  })

  test('TEN-04 findByHash does not find a key of another application', async () => {
    await keys.insert(key('key_wall'), apiKeyHash('secret wall'))
    expect(await other.findByHash(apiKeyHash('secret wall'), madeAt(30))).toBeNull()
    expect(await other.revoke('key_wall', madeAt(1))).toBe(false)
  })

  test('a revoked key is found no more, and is revoked once', async () => {
    await keys.insert(key('key_short'), apiKeyHash('secret short'))
    expect(await keys.revoke('key_short', madeAt(1))).toBe(true)
    expect(await keys.revoke('key_short', madeAt(2))).toBe(false)
    expect(await keys.findByHash(apiKeyHash('secret short'), madeAt(30))).toBeNull()
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
    expect(await keys.findByHash(apiKeyHash('secret more'), madeAt(30))).toMatchObject({ permissions: ['read:roles'] })
  })

  test('a key that has expired opens nothing, and is listed until it is revoked', async () => {
    await keys.insert({ ...key('key_ends'), expiresAt: madeAt(20) }, apiKeyHash('secret ends'))
    expect(await keys.findByHash(apiKeyHash('secret ends'), madeAt(19))).toMatchObject({ id: 'key_ends' })
    expect(await keys.findByHash(apiKeyHash('secret ends'), madeAt(20))).toBeNull()
    expect(await keys.find('key_ends', madeAt(20))).toBeNull()
    const { items } = await keys.list({ kind: 'cursor', after: null, limit: 50, withTotal: false })
    expect(items.map(({ id }) => id)).toContain('key_ends')
    expect(await keys.revoke('key_ends', madeAt(21))).toBe(true)
  })

  test('endBy only ever brings the end nearer, of a key that lives', async () => {
    await keys.insert(key('key_by'), apiKeyHash('secret by'))
    expect(await keys.endBy('key_by', madeAt(30), madeAt(1))).toBe(true)
    expect(await keys.endBy('key_by', madeAt(50), madeAt(2))).toBe(true)
    expect(await keys.find('key_by', madeAt(3))).toMatchObject({ expiresAt: madeAt(30) })
    expect(await keys.endBy('key_by', madeAt(50), madeAt(30))).toBe(false)
    expect(await other.endBy('key_by', madeAt(9), madeAt(3))).toBe(false)
  })

  test('noteUse keeps the time and the address, once in five minutes', async () => {
    await keys.insert(key('key_used'), apiKeyHash('secret used'))
    await keys.noteUse('key_used', madeAt(1), '192.0.2.1')
    await keys.noteUse('key_used', madeAt(5), '192.0.2.2')
    expect(await keys.find('key_used', madeAt(6))).toMatchObject({ lastUsedAt: madeAt(1), lastUsedIp: '192.0.2.1' })
    await other.noteUse('key_used', madeAt(8), '192.0.2.3')
    await keys.noteUse('key_used', madeAt(6), '192.0.2.4')
    expect(await keys.find('key_used', madeAt(7))).toMatchObject({ lastUsedAt: madeAt(6), lastUsedIp: '192.0.2.4' })
  })

  test('list pages through the live keys, the oldest first', async () => {
    for (const minute of [3, 1, 2]) await other.insert(key(`key_${minute}`, minute), apiKeyHash(`listed ${minute}`))
    await other.insert(key('key_revoked', 0), apiKeyHash('listed 0'))
    await other.revoke('key_revoked', madeAt(4))
    const first = await other.list({ kind: 'cursor', after: null, limit: 2, withTotal: true })
    const second = await other.list({ kind: 'cursor', after: first.next, limit: 2, withTotal: false })
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(['key_1', 'key_2', 'key_3'])
    expect(first.total).toEqual({ count: 3, isEstimate: false })
    expect(second.next).toBeNull()
    const page = { kind: 'cursor', after: null, limit: 10, withTotal: false } as const
    expect((await other.list(page, { userId: 'auth0|nobody' })).items).toEqual([])
  })
}
