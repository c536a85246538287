import { testDatabase } from '../../../test/support/test-database.ts'
import { operatorStoresContract } from '../conformance/operators.ts'
import { postgresApplications } from './applications.ts'
import type { Executor } from './database.ts'
import { postgresOperatorSessions } from './operator-sessions.ts'
import { postgresOperators } from './operators.ts'
import { postgresSetupLinks } from './setup-links.ts'

const opened = testDatabase()
let applications = 0

operatorStoresContract(async () => {
  const { database } = await opened
  applications += 1
  const { number } = await postgresApplications(database).insert({
    id: `app_${applications}`,
    name: 'Empty',
    poolMode: 'shared',
  })
  const stores = (executor: Executor) => ({
    operators: postgresOperators(executor, number),
    operatorSessions: postgresOperatorSessions(executor, number),
    setupLinks: postgresSetupLinks(executor, number),
  })
  return { ...stores(database), change: (work) => database.transaction((executor) => work(stores(executor))) }
})
