import { testDatabase } from '../../../test/support/test-database.ts'
import { approvalStoreContract } from '../conformance/approvals.ts'
import { postgresApplications } from './applications.ts'
import { postgresApprovals } from './approvals.ts'
import { postgresTraces } from './traces.ts'

approvalStoreContract(async () => {
  const { database, applicationId } = await testDatabase()
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  return {
    approvals: postgresApprovals(database, applicationId),
    traces: postgresTraces(database, applicationId),
    elsewhere: postgresApprovals(database, other.number),
  }
})
