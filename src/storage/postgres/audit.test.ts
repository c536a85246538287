import { testDatabase } from '../../../test/support/test-database.ts'
import { auditContract } from '../conformance/audit.ts'
import { postgresAudit, postgresOutbox } from './audit.ts'
import type { Executor } from './database.ts'

auditContract(async () => {
  const { database, applicationId } = await testDatabase()
  const stores = (executor: Executor) => ({
    audit: postgresAudit(executor, applicationId),
    outbox: postgresOutbox(executor, applicationId),
  })
  return { ...stores(database), change: (work) => database.transaction((executor) => work(stores(executor))) }
})
