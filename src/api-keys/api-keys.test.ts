import { expect, test } from 'vitest'
import { testDatabase } from '../../test/support/test-database.ts'
import { type Actor, systemActor } from '../kernel/actor.ts'
import { systemClock } from '../kernel/clock.ts'
import { postgresApiKeys } from '../storage/postgres/api-keys.ts'
import { postgresAudit } from '../storage/postgres/audit.ts'
import type { Executor } from '../storage/postgres/database.ts'
import { postgresMemberships } from '../storage/postgres/memberships.ts'
import { apiKeyHash } from './api-key.ts'
import { type CreateApiKeyDeps, createApiKey } from './create-api-key.ts'
import { ensureLocalKey } from './ensure-local-key.ts'
import { keyPermissions } from './key-permissions.ts'
import { revokeApiKey } from './revoke-api-key.ts'

const { database, applicationId } = await testDatabase()
const on = (executor: Executor): CreateApiKeyDeps => ({
  apiKeys: postgresApiKeys(executor, applicationId),
  audit: postgresAudit(executor, applicationId),
  memberships: postgresMemberships(executor, applicationId),
  clock: systemClock,
})
const { apiKeys } = on(database)
const change = <Result>(work: (deps: CreateApiKeyDeps) => Promise<Result>) =>
  database.transaction((executor) => work(on(executor)))

const alice: Actor = {
  ...systemActor,
  kind: 'operator',
  id: 'opr_alice',
  permissions: new Set(['read:users', 'create:api_keys']),
}

const create = (input: Parameters<typeof createApiKey>[2], by = alice) =>
  change((deps) => createApiKey(deps, by, input))

test('a key is found by its secret, which is 256 random bits and stored as a hash alone', async () => {
  const { key, secret } = await create({ name: 'Report', permissions: ['read:users', 'read:users'] })
  expect(secret).toMatch(/^rc_ak_[A-Za-z0-9_-]{43}$/)
  expect(await apiKeys.findByHash(apiKeyHash(secret), new Date())).toEqual(key)
  expect(key).toMatchObject({ name: 'Report', permissions: ['read:users'] })
})

test('AUZ-02 nobody gives a key what they do not hold', async () => {
  await expect(create({ name: 'More', permissions: ['read:users', 'delete:users'] })).rejects.toMatchObject({
    code: 'not_permitted',
    message: 'You cannot give a key what you do not hold: delete:users.',
  })
})

test('a permission that does not exist, none at all, and a name of blanks are refused by field', async () => {
  const faulty = [
    [{ name: 'K', permissions: ['read:everything'] }, 'permissions'],
    [{ name: 'K', permissions: [] }, 'permissions'],
    [{ name: '   ', permissions: ['read:users'] }, 'name'],
    [{ name: 'x'.repeat(101), permissions: ['read:users'] }, 'name'],
  ] as const
  for (const [input, field] of faulty) {
    await expect(create(input)).rejects.toMatchObject({ code: 'invalid_input', details: [{ field }] })
  }
})

test('a revoked key opens nothing from that moment on, and is revoked once', async () => {
  const { key, secret } = await create({ name: 'Short', permissions: ['read:users'] })
  await change((deps) => revokeApiKey(deps, alice, key.id))
  expect(await apiKeys.findByHash(apiKeyHash(secret), new Date())).toBeNull()
  await expect(change((deps) => revokeApiKey(deps, alice, key.id))).rejects.toMatchObject({ code: 'api_key_not_found' })
})

test('the local key is made once and may do everything', async () => {
  const secret = await change((deps) => ensureLocalKey(deps, null))
  expect(secret).not.toBeNull()
  expect(await apiKeys.findByHash(apiKeyHash(secret as string), new Date())).toMatchObject({
    name: 'Local command line',
    permissions: keyPermissions,
  })
  expect(await change((deps) => ensureLocalKey(deps, secret))).toBeNull()
})

test('a local key from before a permission was known gets it at the next start', async () => {
  const secret = (await change((deps) => ensureLocalKey(deps, null))) as string
  const { id } = (await apiKeys.findByHash(apiKeyHash(secret), new Date())) ?? { id: '' }
  await apiKeys.setPermissions(id, ['read:users'])
  await change((deps) => ensureLocalKey(deps, secret))
  expect(await apiKeys.findByHash(apiKeyHash(secret), new Date())).toMatchObject({ permissions: keyPermissions })
})

test('a lost, foreign or revoked local key is replaced', async () => {
  const secret = (await change((deps) => ensureLocalKey(deps, null))) as string
  const key = await apiKeys.findByHash(apiKeyHash(secret), new Date())
  await change((deps) => revokeApiKey(deps, systemActor, key?.id ?? ''))
  for (const kept of [secret, 'nonsense', `rc_ak_${'x'.repeat(43)}`]) {
    expect(await change((deps) => ensureLocalKey(deps, kept))).toMatch(/^rc_ak_/)
  }
})

test('servers that lose their folder at each start do not leave keys without end', async () => {
  const secrets: string[] = []
  for (let start = 0; start < 12; start += 1) {
    secrets.push((await change((deps) => ensureLocalKey(deps, null))) as string)
  }
  expect(await apiKeys.findByName('Local command line')).toHaveLength(10)
  expect(await apiKeys.findByHash(apiKeyHash(secrets[0] as string), new Date())).toBeNull()
  expect(await apiKeys.findByHash(apiKeyHash(secrets[11] as string), new Date())).not.toBeNull()
})
