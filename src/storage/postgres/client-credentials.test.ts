import { testDatabase } from '../../../test/support/test-database.ts'
import { clientCredentialStoreContract } from '../conformance/client-credentials.ts'
import { postgresApplications } from './applications.ts'
import { postgresClientCredentials } from './client-credentials.ts'
import { postgresClients } from './clients.ts'

clientCredentialStoreContract(async () => {
  const { database, applicationId } = await testDatabase()
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  return {
    clients: postgresClients(database, applicationId),
    clientCredentials: postgresClientCredentials(database, applicationId),
    elsewhere: postgresClientCredentials(database, other.number),
  }
})
