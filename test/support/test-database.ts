import { afterAll } from 'vitest'
import { postgresApplications } from '../../src/storage/postgres/applications.ts'
import { type Database, openDatabase } from '../../src/storage/postgres/database.ts'
import { createTestDatabase } from './test-server.ts'

export interface TestDatabase {
  readonly database: Database
  /** A fresh application of its own. */
  readonly applicationId: number
}

/** A migrated database with one empty application, dropped after the file. Call it where the file begins. */
export function testDatabase(): Promise<TestDatabase> {
  const opening = createTestDatabase().then(({ connection, drop }) => ({
    drop,
    database: openDatabase({ connection, poolSize: 4, onFault: () => undefined }),
  }))
  // At once: what is registered while the tests run already is not heard of.
  afterAll(async () => {
    const { database, drop } = await opening
    await database.close()
    await drop()
  })
  return opening.then(async ({ database }) => {
    const empty = { id: 'app_test', name: 'Test', poolMode: 'shared' } as const
    const { number } = await postgresApplications(database).insert(empty)
    return { database, applicationId: number }
  })
}
