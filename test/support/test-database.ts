import { afterAll } from 'vitest'
import { postgresApplications } from '../../src/storage/postgres/applications.ts'
import { type Database, openDatabase } from '../../src/storage/postgres/database.ts'
import { createTestDatabase } from './test-server.ts'

export interface TestDatabase {
  readonly database: Database
  /** A fresh application of its own. */
  readonly applicationId: number
}

/** A migrated database with one empty application, dropped after the file. */
export async function testDatabase(): Promise<TestDatabase> {
  const { connection, drop } = await createTestDatabase()
  const database = openDatabase({ connection, poolSize: 4, onFault: () => undefined })
  afterAll(async () => {
    await database.close()
    await drop()
  })
  const application = await postgresApplications(database).insert({ id: 'app_test', name: 'Test', poolMode: 'shared' })
  return { database, applicationId: application.number }
}
