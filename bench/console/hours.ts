import { postgresAuditHistogram } from '../../src/storage/postgres/audit-histogram.ts'
import { openDatabase } from '../../src/storage/postgres/database.ts'
import { postgresEventHours } from '../../src/storage/postgres/event-hours.ts'
import { settleTables } from '../people.ts'
import type { RunningBench } from '../running-bench.ts'

/** An event has the time at which it was written, and is seen a little later. */
const settledAfterMs = 15 * 60_000

/** Counts the hours that are over, as a server has done that was running all the year. */
export async function countHours({ client, home, database: { connection } }: RunningBench): Promise<void> {
  const { applicationId } = home
  // The server may have begun to count from its own start on.
  for (const table of ['audit_hours', 'audit_counted', 'statistic_hours', 'statistics_counted', 'client_hours']) {
    await client.query(`DELETE FROM ${table} WHERE application_id = $1`, [applicationId])
  }
  const database = openDatabase({ connection, poolSize: 1, onFault: console.error })
  try {
    const before = new Date(Date.now() - settledAfterMs)
    const counters = [
      postgresAuditHistogram(database, database, applicationId),
      postgresEventHours(database, database, applicationId),
    ]
    for (const { keepHours } of counters) {
      for (let hasMore = true; hasMore; ) hasMore = await keepHours(before)
    }
  } finally {
    await database.close()
  }
  await settleTables(client, ['audit_hours', 'statistic_hours'])
}
