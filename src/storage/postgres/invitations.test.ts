import { testDatabase } from '../../../test/support/test-database.ts'
import { invitationStoreContract } from '../conformance/invitations.ts'
import { postgresApplications } from './applications.ts'
import { postgresConnections } from './connections.ts'
import { postgresInvitations } from './invitations.ts'
import { postgresOrganizations } from './organizations.ts'
import { postgresUsers } from './users.ts'

invitationStoreContract(async () => {
  const { database, applicationId } = await testDatabase()
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  return {
    invitations: postgresInvitations(database, applicationId),
    organizations: postgresOrganizations(database, applicationId),
    connections: postgresConnections(database, applicationId),
    users: postgresUsers(database, database, applicationId),
    elsewhere: postgresInvitations(database, other.number),
  }
})
