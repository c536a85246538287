import { testDatabase } from '../../../test/support/test-database.ts'
import { type ImportFileStores, importFileStoreContract } from '../conformance/import-files.ts'
import { postgresApplications } from './applications.ts'
import { postgresConnections } from './connections.ts'
import type { Database } from './database.ts'
import { postgresImportFiles } from './import-files.ts'
import { postgresImports } from './imports.ts'
import { postgresJobs } from './jobs.ts'
import { postgresUsers } from './users.ts'

importFileStoreContract(async () => {
  const { database, applicationId } = await testDatabase()
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  return { ours: await stores(database, applicationId), others: await stores(database, other.number) }
})

async function stores(database: Database, applicationId: number): Promise<ImportFileStores> {
  const connectionId = 'con_main000000000000'
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
    files: postgresImportFiles(database, applicationId),
    imports: postgresImports(database, applicationId),
    jobs: postgresJobs(database, applicationId),
    users: postgresUsers(database, database, applicationId),
    connectionId,
  }
}
