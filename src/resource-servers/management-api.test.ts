import { expect, test } from 'vitest'
import { testDatabase } from '../../test/support/test-database.ts'
import { postgresResourceServers } from '../storage/postgres/resource-servers.ts'
import { ensureManagementApi } from './management-api.ts'
import { managementScopes } from './management-scopes.ts'

const clock = { now: () => new Date(Date.UTC(2026, 10, 21, 12)) }

async function stores() {
  const { database, applicationId } = await testDatabase()
  return { resourceServers: postgresResourceServers(database, applicationId) }
}

test('the first start makes the Management API with every scope', async () => {
  const deps = await stores()
  const made = await ensureManagementApi(deps, 'http://localhost:3000/', clock)
  expect(await deps.resourceServers.findByIdentifier('http://localhost:3000/api/v2/')).toEqual(made)
  expect(made).toMatchObject({ name: 'Rollcall Management API', isSystem: true, tokenLifetimeSeconds: 86_400 })
  expect(made.permissions).toContainEqual({ name: 'read:users', description: 'Read Users' })
  expect(new Set(made.permissions.map(({ name }) => name)).size).toBe(managementScopes.length)
})

test('a later start changes nothing, and keeps what the operator set', async () => {
  const deps = await stores()
  const made = await ensureManagementApi(deps, 'http://localhost:3000/', clock)
  await deps.resourceServers.save({ ...made, name: 'Our API', tokenLifetimeSeconds: 900 })
  const refusesWrites = { insert: refused, save: refused, setPermissions: refused }
  const readOnly = { resourceServers: { ...deps.resourceServers, ...refusesWrites } }
  const again = await ensureManagementApi(readOnly, 'http://localhost:3000/', clock)
  expect(again).toMatchObject({ id: made.id, name: 'Our API', tokenLifetimeSeconds: 900 })
})

async function refused(): Promise<never> {
  throw new Error('nothing may be written')
}

test('a new public address and new scopes are followed under the same id', async () => {
  const deps = await stores()
  const made = await ensureManagementApi(deps, 'http://localhost:3000/', clock)
  await deps.resourceServers.setPermissions(made.id, [{ name: 'read:users', description: null }])
  await ensureManagementApi(deps, 'https://id.example.com/', clock)
  const followed = await deps.resourceServers.findByIdentifier('https://id.example.com/api/v2/')
  expect(followed).toMatchObject({ id: made.id, permissions: managementScopes })
  expect(await deps.resourceServers.findByIdentifier('http://localhost:3000/api/v2/')).toBeNull()
})
