import { testDatabase } from '../../../test/support/test-database.ts'
import { membershipStoresContract } from '../conformance/memberships.ts'
import { postgresApplications } from './applications.ts'
import { postgresConnections } from './connections.ts'
import { postgresMemberRoles } from './member-roles.ts'
import { postgresMemberships } from './memberships.ts'
import { postgresOrganizationConnections } from './organization-connections.ts'
import { postgresOrganizations } from './organizations.ts'
import { postgresRoles } from './roles.ts'
import { postgresUsers } from './users.ts'

membershipStoresContract(async () => {
  const { database, applicationId } = await testDatabase()
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  const membershipStores = (application: number) => ({
    memberships: postgresMemberships(database, application),
    memberRoles: postgresMemberRoles(database, application),
    organizationConnections: postgresOrganizationConnections(database, application),
  })
  return {
    ...membershipStores(applicationId),
    organizations: postgresOrganizations(database, applicationId),
    roles: postgresRoles(database, applicationId),
    users: postgresUsers(database, database, applicationId),
    connections: postgresConnections(database, applicationId),
    elsewhere: membershipStores(other.number),
  }
})
