import { testDatabase } from '../../../test/support/test-database.ts'
import { organizationPeopleContract } from '../conformance/organization-people.ts'
import { postgresConnections } from './connections.ts'
import { postgresMemberRoles } from './member-roles.ts'
import { postgresMemberships } from './memberships.ts'
import { postgresOrganizationPeople } from './organization-people.ts'
import { postgresOrganizations } from './organizations.ts'
import { postgresResourceServers } from './resource-servers.ts'
import { postgresRoleAssignments } from './role-assignments.ts'
import { postgresRolePermissions } from './role-permissions.ts'
import { postgresRoles } from './roles.ts'
import { postgresUsers } from './users.ts'

organizationPeopleContract(async () => {
  const { database, applicationId } = await testDatabase()
  return {
    organizationPeople: postgresOrganizationPeople(database, applicationId),
    memberships: postgresMemberships(database, applicationId),
    memberRoles: postgresMemberRoles(database, applicationId),
    organizations: postgresOrganizations(database, applicationId),
    roles: postgresRoles(database, applicationId),
    rolePermissions: postgresRolePermissions(database, applicationId),
    roleAssignments: postgresRoleAssignments(database, applicationId),
    resourceServers: postgresResourceServers(database, applicationId),
    users: postgresUsers(database, database, applicationId),
    connections: postgresConnections(database, applicationId),
  }
})
