import { testDatabase } from '../../../test/support/test-database.ts'
import { apiKeyStoreContract } from '../conformance/api-keys.ts'
import { postgresApiKeys } from './api-keys.ts'
import { postgresApplications } from './applications.ts'

apiKeyStoreContract(async () => {
  const { database, applicationId } = await testDatabase()
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  return { keys: postgresApiKeys(database, applicationId), other: postgresApiKeys(database, other.number) }
})
