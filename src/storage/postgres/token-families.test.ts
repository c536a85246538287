import { testDatabase } from '../../../test/support/test-database.ts'
import { tokenFamilyContract } from '../conformance/token-families.ts'
import { postgresApplications } from './applications.ts'
import { postgresClientUsers } from './client-users.ts'
import { postgresClients } from './clients.ts'
import { postgresConnections } from './connections.ts'
import { postgresMemberships } from './memberships.ts'
import { postgresOrganizations } from './organizations.ts'
import { postgresSigningKeys } from './signing-keys.ts'
import { postgresTokenFamilies } from './token-families.ts'
import { postgresUsers } from './users.ts'

tokenFamilyContract(async () => {
  const { database, applicationId } = await testDatabase()
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  return {
    tokenFamilies: postgresTokenFamilies(database, applicationId),
    users: postgresUsers(database, database, applicationId),
    clients: postgresClients(database, applicationId),
    clientUsers: postgresClientUsers(database, applicationId),
    connections: postgresConnections(database, applicationId),
    signingKeys: postgresSigningKeys(database, applicationId),
    organizations: postgresOrganizations(database, applicationId),
    memberships: postgresMemberships(database, applicationId),
    elsewhere: postgresTokenFamilies(database, other.number),
  }
})
