// Two applications in one real database: what the contracts of stores hold their walls against.
import { createSealer } from '../../src/kernel/sealing.ts'
import { sampleConnection, samplePerson } from '../../src/storage/conformance/sample-people.ts'
import type { TwoApplications } from '../../src/storage/conformance/two-applications.ts'
import { postgresApplications } from '../../src/storage/postgres/applications.ts'
import { postgresStores } from '../../src/storage/postgres/stores.ts'
import { testDatabase } from './test-database.ts'

export async function twoApplications(): Promise<TwoApplications> {
  const { database, applicationId } = await testDatabase()
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  const storesOf = (number: number) =>
    postgresStores(database, database, number, {
      sealer: createSealer(Buffer.alloc(32, 9), number),
      clock: { now: () => new Date(Date.UTC(2026, 10, 21, 10)) },
      sendsMail: false,
    })
  const stores = storesOf(applicationId)
  await stores.connections.insert(sampleConnection('con_1'))
  for (const name of ['alice', 'bob']) await stores.users.insert(samplePerson('con_1', name))
  return { stores, elsewhere: storesOf(other.number) }
}
