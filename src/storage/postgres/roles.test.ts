import { testDatabase } from '../../../test/support/test-database.ts'
import { roleStoresContract } from '../conformance/roles.ts'
import { postgresApplications } from './applications.ts'
import { postgresConnections } from './connections.ts'
import { postgresResourceServers } from './resource-servers.ts'
import { postgresRoleAssignments } from './role-assignments.ts'
import { postgresRolePermissions } from './role-permissions.ts'
import { postgresRoles } from './roles.ts'
import { sql } from './sql.ts'
import { postgresUserPermissions } from './user-permissions.ts'
import { postgresUsers } from './users.ts'

roleStoresContract(async () => {
  const { database, applicationId } = await testDatabase()
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  const roleStores = (application: number) => ({
    roles: postgresRoles(database, application),
    rolePermissions: postgresRolePermissions(database, application),
    roleAssignments: postgresRoleAssignments(database, application),
  })
  return {
    ...roleStores(applicationId),
    userPermissions: postgresUserPermissions(database, applicationId),
    resourceServers: postgresResourceServers(database, applicationId),
    connections: postgresConnections(database, applicationId),
    users: postgresUsers(database, database, applicationId),
    elsewhere: roleStores(other.number),
    securityVersion: async (userId) => {
      const [row] = await database.rows<{ security_version: number }>(sql`SELECT security_version FROM users
        WHERE application_id = ${applicationId} AND id = ${userId}`)
      return row?.security_version ?? 0
    },
  }
})
