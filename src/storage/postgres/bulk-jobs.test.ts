import { testDatabase } from '../../../test/support/test-database.ts'
import { bulkStoreContract } from '../conformance/bulk-jobs.ts'
import { postgresApplications } from './applications.ts'
import { postgresBulkJobs } from './bulk-jobs.ts'
import { postgresJobs } from './jobs.ts'
import { sql } from './sql.ts'

const people = [
  { id: 'auth0|alice', name: 'Alice' },
  { id: 'auth0|bob', name: 'Bob' },
  { id: 'auth0|carol', name: 'Carol' },
]

bulkStoreContract(async () => {
  const { database, applicationId } = await testDatabase()
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  const madeAt = new Date(Date.UTC(2026, 10, 21, 10))
  for (const { id, name } of people) {
    await database.change(sql`INSERT INTO users (application_id, id, name, created_at, updated_at)
      VALUES (${applicationId}, ${id}, ${name}, ${madeAt}, ${madeAt})`)
  }
  return {
    bulk: postgresBulkJobs(database, applicationId),
    jobs: postgresJobs(database, applicationId),
    other: postgresBulkJobs(database, other.number),
    people,
  }
})
