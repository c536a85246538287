import { testDatabase } from '../../../test/support/test-database.ts'
import { consentContract } from '../conformance/consents.ts'
import { postgresApplications } from './applications.ts'
import { postgresClients } from './clients.ts'
import { postgresConnections } from './connections.ts'
import { postgresConsents } from './consents.ts'
import { postgresUsers } from './users.ts'

consentContract(async () => {
  const { database, applicationId } = await testDatabase()
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  return {
    consents: postgresConsents(database, applicationId),
    users: postgresUsers(database, database, applicationId),
    clients: postgresClients(database, applicationId),
    connections: postgresConnections(database, applicationId),
    elsewhere: postgresConsents(database, other.number),
  }
})
