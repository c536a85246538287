import { erasingLog } from '../../../test/support/erasing-log.ts'
import { testDatabase } from '../../../test/support/test-database.ts'
import { sealsContract } from '../conformance/seals.ts'
import { postgresAudit } from './audit.ts'
import type { Executor } from './database.ts'
import { postgresSeals } from './seals.ts'

sealsContract(async () => {
  const { database, applicationId } = await testDatabase()
  const { key, sealer, erase } = await erasingLog(database, applicationId)
  const stores = (executor: Executor) => ({
    audit: postgresAudit(executor, applicationId),
    seals: postgresSeals(database, executor, applicationId),
  })
  return {
    ...stores(database),
    key,
    sealer,
    erase,
    change: (work) => database.transaction((executor) => work(stores(executor))),
  }
})
