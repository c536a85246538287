import { testDatabase } from '../../../test/support/test-database.ts'
import { attemptStoreContract } from '../conformance/attempts.ts'
import { postgresApplications } from './applications.ts'
import { postgresAttempts } from './attempts.ts'

const opened = testDatabase()
let applications = 0

attemptStoreContract(async () => {
  const { database } = await opened
  applications += 1
  const empty = { id: `app_${applications}`, name: 'Empty', poolMode: 'shared' } as const
  const { number } = await postgresApplications(database).insert(empty)
  return postgresAttempts(database, number)
})
