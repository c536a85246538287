import { testDatabase } from '../../../test/support/test-database.ts'
import { oneTimeContract } from '../conformance/one-time-secrets.ts'
import { postgresApplications } from './applications.ts'
import { postgresConnections } from './connections.ts'
import { postgresOneTimeCodes } from './one-time-codes.ts'
import { postgresOneTimeSecrets } from './one-time-secrets.ts'
import { postgresUsers } from './users.ts'

oneTimeContract(async () => {
  const { database, applicationId } = await testDatabase()
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  return {
    oneTimeSecrets: postgresOneTimeSecrets(database, applicationId),
    oneTimeCodes: postgresOneTimeCodes(database, applicationId),
    users: postgresUsers(database, database, applicationId),
    connections: postgresConnections(database, applicationId),
    elsewhere: {
      oneTimeSecrets: postgresOneTimeSecrets(database, other.number),
      oneTimeCodes: postgresOneTimeCodes(database, other.number),
    },
  }
})
