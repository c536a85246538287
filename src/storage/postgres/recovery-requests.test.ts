import { testDatabase } from '../../../test/support/test-database.ts'
import { recoveryRequestStoreContract } from '../conformance/recovery-requests.ts'
import { postgresApplications } from './applications.ts'
import { postgresConnections } from './connections.ts'
import { postgresRecoveryAskings } from './recovery-askings.ts'
import { postgresRecoveryRequests } from './recovery-requests.ts'
import { postgresUsers } from './users.ts'

recoveryRequestStoreContract(async () => {
  const { database, applicationId } = await testDatabase()
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  return {
    recoveryRequests: postgresRecoveryRequests(database, applicationId),
    connections: postgresConnections(database, applicationId),
    users: postgresUsers(database, database, applicationId),
    askings: postgresRecoveryAskings(database, applicationId),
    askedElsewhere: postgresRecoveryAskings(database, other.number),
    elsewhere: postgresRecoveryRequests(database, other.number),
  }
})
