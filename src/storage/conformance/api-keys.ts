// What every store of API keys must do.
import { beforeAll, expect, test } from 'vitest'
import { type ApiKey, apiKeyHash } from '../../api-keys/api-key.ts'
import type { ApiKeyStore } from '../../api-keys/api-key-store.ts'

const madeAt = (minute: number) => new Date(Date.UTC(2026, 10, 21, 10, minute))

function key(id: string, minute = 0): ApiKey {
  const permissions = ['read:users', 'suspend:users']
  return { id, name: id, permissions, organizationId: null, userId: null, createdAt: madeAt(minute) }
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

  test('list pages through the live keys, the oldest first', async () => {
    for (const minute of [3, 1, 2]) await other.insert(key(`key_${minute}`, minute), apiKeyHash(`listed ${minute}`))
    await other.insert(key('key_revoked', 0), apiKeyHash('listed 0'))
    await other.revoke('key_revoked', madeAt(4))
    const first = await other.list({ kind: 'cursor', after: null, limit: 2, withTotal: true })
    const second = await other.list({ kind: 'cursor', after: first.next, limit: 2, withTotal: false })
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(['key_1', 'key_2', 'key_3'])
    expect(first.total).toEqual({ count: 3, isEstimate: false })
    expect(second.next).toBeNull()
  })
}
