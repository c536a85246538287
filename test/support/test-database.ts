import { postgresApplications } from '../../src/storage/postgres/applications.ts'
import { type Database, openDatabase } from '../../src/storage/postgres/database.ts'
import { createTestDatabase } from './test-server.ts'

export interface TestDatabase {
  readonly database: Database
  /** A fresh application of its own. */
  readonly applicationId: number
}

/** Those of the file that runs at the moment. */
const opened: { close(): Promise<void> }[] = []

/** A migrated database with one empty application, closed and dropped after the file. */
export async function testDatabase(): Promise<TestDatabase> {
  const { connection, drop } = await createTestDatabase()
  const database = openDatabase({ connection, poolSize: 4, onFault: () => undefined })
  opened.push({
    close: async () => {
      await database.close()
      await drop()
    },
  })
  const application = await postgresApplications(database).insert({ id: 'app_test', name: 'Test', poolMode: 'shared' })
  return { database, applicationId: application.number }
}

/** For test/support/after-each-file.ts alone. */
export async function closeTestDatabases(): Promise<void> {
  await Promise.all(opened.splice(0).map((each) => each.close()))
}
