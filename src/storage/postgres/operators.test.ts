import { testDatabase } from '../../../test/support/test-database.ts'
import { operatorStoresContract } from '../conformance/operators.ts'
import { postgresApplications } from './applications.ts'
import type { Executor } from './database.ts'
import { postgresOperators } from './operators.ts'
import { postgresSetupLinks } from './setup-links.ts'
import { sql } from './sql.ts'

const opened = testDatabase()
let applications = 0

operatorStoresContract(async () => {
  const { database } = await opened
  applications += 1
  const { number } = await postgresApplications(database).insert({
    id: `app_${applications}`,
    kind: 'people',
    name: 'Empty',
    poolMode: 'shared',
  })
  const stores = (executor: Executor) => ({
    operators: postgresOperators(executor, number),
    setupLinks: postgresSetupLinks(executor, number),
  })
  return {
    ...stores(database),
    addUser: async (id, email, name) => {
      const now = new Date()
      await database.change(sql`INSERT INTO users (application_id, id, email, name, created_at, updated_at)
        VALUES (${number}, ${id}, ${email}, ${name}, ${now}, ${now})`)
    },
    setPassword: async (id) => {
      await database.change(
        sql`UPDATE users SET last_password_reset = now() WHERE application_id = ${number} AND id = ${id}`,
      )
    },
    change: (work) => database.transaction((executor) => work(stores(executor))),
  }
})
