import { testDatabase } from '../../../test/support/test-database.ts'
import { traceStoreContract } from '../conformance/traces.ts'
import { postgresApplications } from './applications.ts'
import { postgresConnections } from './connections.ts'
import { postgresImports } from './imports.ts'
import { postgresJobs } from './jobs.ts'
import { postgresRecoveryAskings } from './recovery-askings.ts'
import { postgresRecoveryRequests } from './recovery-requests.ts'
import { postgresSuppressedAddresses } from './suppressed-addresses.ts'
import { postgresTraces } from './traces.ts'
import { postgresUsers } from './users.ts'

traceStoreContract(async () => {
  const { database, applicationId } = await testDatabase()
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  return {
    traces: postgresTraces(database, applicationId),
    connections: postgresConnections(database, applicationId),
    users: postgresUsers(database, database, applicationId),
    jobs: postgresJobs(database, applicationId),
    imports: postgresImports(database, applicationId),
    recoveryAskings: postgresRecoveryAskings(database, applicationId),
    recoveryRequests: postgresRecoveryRequests(database, applicationId),
    suppressedAddresses: postgresSuppressedAddresses(database, applicationId),
    elsewhere: postgresTraces(database, other.number),
  }
})
