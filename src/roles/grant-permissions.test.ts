import { expect, test } from 'vitest'
import { testDatabase } from '../../test/support/test-database.ts'
import { systemActor } from '../kernel/actor.ts'
import { sampleServer } from '../storage/conformance/resource-servers.ts'
import { sampleConnection, samplePerson } from '../storage/conformance/sample-people.ts'
import { postgresAudit } from '../storage/postgres/audit.ts'
import { postgresConnections } from '../storage/postgres/connections.ts'
import { postgresResourceServers } from '../storage/postgres/resource-servers.ts'
import { postgresRoleAssignments } from '../storage/postgres/role-assignments.ts'
import { postgresUserPermissions } from '../storage/postgres/user-permissions.ts'
import { postgresUsers } from '../storage/postgres/users.ts'
import { directPermissionsAtMost, grantPermissions, revokePermissions } from './grant-permissions.ts'

const alice = 'auth0|alice'

async function setting() {
  const { database, applicationId } = await testDatabase()
  const resourceServers = postgresResourceServers(database, applicationId)
  await postgresConnections(database, applicationId).insert(sampleConnection('con_1'))
  await postgresUsers(database, database, applicationId).insert(samplePerson('con_1', 'alice'))
  return {
    database,
    applicationId,
    resourceServers,
    deps: {
      roleAssignments: postgresRoleAssignments(database, applicationId),
      userPermissions: postgresUserPermissions(database, applicationId),
      audit: postgresAudit(database, applicationId),
    },
  }
}

test('granting and revoking leave one event each, however often they are repeated', async () => {
  const { deps, resourceServers } = await setting()
  await resourceServers.insert(sampleServer('orders'))
  const read = [{ resourceServerIdentifier: 'https://orders.example.com', name: 'read:things' }]
  for (const _ of [1, 2]) await grantPermissions(deps, systemActor, alice, read)
  for (const _ of [1, 2]) await revokePermissions(deps, systemActor, alice, read)
  const { items } = await deps.audit.listAbout(alice, { kind: 'offset', offset: 0, limit: 10, withTotal: false })
  const details = { permissions: [{ audience: 'https://orders.example.com', name: 'read:things' }] }
  expect(items).toMatchObject([
    { type: 'user.permission_removed', details },
    { type: 'user.permission_assigned', details },
  ])
})

test('a person holds no more permissions of their own than can be shown', async () => {
  const { deps, resourceServers, database, applicationId } = await setting()
  const names = Array.from({ length: directPermissionsAtMost }, (_, index) => `p${index}`)
  const permissions = names.map((name) => ({ name, description: null }))
  await resourceServers.insert(sampleServer('wide', { permissions }))
  await resourceServers.insert(sampleServer('more'))
  const wide = names.map((name) => ({ resourceServerIdentifier: 'https://wide.example.com', name }))
  await grantPermissions(deps, systemActor, alice, wide)
  const oneMore = [{ resourceServerIdentifier: 'https://more.example.com', name: 'read:things' }]
  const granting = database.transaction((executor) =>
    grantPermissions(
      { ...deps, userPermissions: postgresUserPermissions(executor, applicationId) },
      systemActor,
      alice,
      oneMore,
    ),
  )
  await expect(granting).rejects.toMatchObject({ message: 'No more permissions can be assigned to this user.' })
  expect(await deps.userPermissions.countDirect(alice)).toBe(directPermissionsAtMost)
})

test('nobody is granted anything under an unknown id', async () => {
  const { deps } = await setting()
  const granting = grantPermissions(deps, systemActor, 'auth0|nobody', [])
  await expect(granting).rejects.toMatchObject({ code: 'user_not_found' })
})
