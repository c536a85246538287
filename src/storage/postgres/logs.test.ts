import { erasingLog } from '../../../test/support/erasing-log.ts'
import { testDatabase } from '../../../test/support/test-database.ts'
import { logsContract } from '../conformance/logs.ts'
import { postgresAudit } from './audit.ts'
import { postgresStats } from './daily-stats.ts'
import { postgresLogs } from './logs.ts'
import { sql } from './sql.ts'

logsContract(async () => {
  const { database, applicationId } = await testDatabase()
  const erasing = await erasingLog(database, applicationId)
  return {
    audit: postgresAudit(database, applicationId),
    logs: postgresLogs(database, applicationId),
    stats: postgresStats(database, applicationId),
    change: (work) => database.transaction((executor) => work({ audit: postgresAudit(executor, applicationId) })),
    restored: async () => {
      await database.change(sql`UPDATE audit_events
        SET transaction = (transaction::text::bigint + 1000000000)::text::xid8`)
    },
    erase: (userId, tombstone) => erasing.erase(userId, tombstone),
  }
})
