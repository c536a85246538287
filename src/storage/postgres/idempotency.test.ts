import { testDatabase } from '../../../test/support/test-database.ts'
import { idempotencyStoreContract } from '../conformance/idempotency.ts'
import { postgresApplications } from './applications.ts'
import { postgresIdempotency } from './idempotency.ts'

idempotencyStoreContract(async () => {
  const { database, applicationId } = await testDatabase()
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  return {
    idempotency: postgresIdempotency(database, applicationId),
    elsewhere: postgresIdempotency(database, other.number),
    transaction: (work) => database.transaction((executor) => work(postgresIdempotency(executor, applicationId))),
  }
})
