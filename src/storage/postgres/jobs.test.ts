import { testDatabase } from '../../../test/support/test-database.ts'
import { jobStoreContract } from '../conformance/jobs.ts'
import { postgresApplications } from './applications.ts'
import { postgresConnections } from './connections.ts'
import { postgresJobs } from './jobs.ts'

jobStoreContract(async () => {
  const { database, applicationId } = await testDatabase()
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  const connectionId = 'con_0123456789abcdef'
  await postgresConnections(database, applicationId).insert({
    id: connectionId,
    name: 'main',
    strategy: 'auth0',
    displayName: null,
    organizationId: null,
    isEnabled: true,
    options: {},
    settings: {},
    enabledClients: [],
    createdAt: new Date(),
    version: 1,
  })
  return {
    jobs: postgresJobs(database, applicationId),
    other: postgresJobs(database, other.number),
    connectionId,
  }
})
