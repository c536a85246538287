import { testDatabase } from '../../../test/support/test-database.ts'
import { type ImportStores, importStoreContract } from '../conformance/imports.ts'
import { postgresApplications } from './applications.ts'
import { postgresConnections } from './connections.ts'
import type { Database } from './database.ts'
import { postgresImports } from './imports.ts'
import { postgresJobs } from './jobs.ts'
import { postgresPasswords } from './passwords.ts'
import { postgresUsers } from './users.ts'

importStoreContract(async () => {
  const { database, applicationId } = await testDatabase()
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  return { ours: await stores(database, applicationId), others: await stores(database, other.number) }
})

async function stores(database: Database, applicationId: number): Promise<ImportStores> {
  const connectionId = await connection(database, applicationId, 'main')
  const otherConnectionId = await connection(database, applicationId, 'other')
  const jobId = 'job_0123456789abcdef'
  await postgresJobs(database, applicationId).insert({
    id: jobId,
    kind: 'users-import',
    connectionId: null,
    parameters: {},
    createdBy: { kind: 'system', id: 'system', name: 'Rollcall' },
    createdAt: new Date(),
    receivingUntil: new Date(),
  })
  return {
    imports: postgresImports(database, applicationId),
    users: postgresUsers(database, database, applicationId),
    passwords: postgresPasswords(database, applicationId),
    jobId,
    connectionId,
    otherConnectionId,
  }
}

async function connection(database: Database, applicationId: number, name: string): Promise<string> {
  const id = `con_${name.padEnd(16, '0')}`
  await postgresConnections(database, applicationId).insert({
    id,
    name,
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
  return id
}
