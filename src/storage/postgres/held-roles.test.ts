import { testDatabase } from '../../../test/support/test-database.ts'
import { heldRoleStoreContract } from '../conformance/held-roles.ts'
import { postgresApplications } from './applications.ts'
import { postgresConnections } from './connections.ts'
import { postgresHeldRoles } from './held-roles.ts'
import { postgresMemberRoles } from './member-roles.ts'
import { postgresMemberships } from './memberships.ts'
import { postgresOrganizations } from './organizations.ts'
import { postgresRoleAssignments } from './role-assignments.ts'
import { postgresRoles } from './roles.ts'
import { postgresUsers } from './users.ts'

heldRoleStoreContract(async () => {
  const { database, applicationId } = await testDatabase()
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  return {
    heldRoles: postgresHeldRoles(database, applicationId),
    memberRoles: postgresMemberRoles(database, applicationId),
    memberships: postgresMemberships(database, applicationId),
    organizations: postgresOrganizations(database, applicationId),
    roleAssignments: postgresRoleAssignments(database, applicationId),
    roles: postgresRoles(database, applicationId),
    users: postgresUsers(database, database, applicationId),
    connections: postgresConnections(database, applicationId),
    elsewhere: postgresHeldRoles(database, other.number),
  }
})
