import { testDatabase } from '../../../test/support/test-database.ts'
import { userStoreContract } from '../conformance/users.ts'
import { postgresApplications } from './applications.ts'
import type { Database } from './database.ts'
import { sql } from './sql.ts'
import { postgresUsers } from './users.ts'

const { database, applicationId } = await testDatabase()

userStoreContract(async () => {
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  return {
    users: postgresUsers(database, database, applicationId),
    connections: [await connection(database, 'first'), await connection(database, 'second')],
    elsewhere: postgresUsers(database, database, other.number),
  }
})

async function connection(on: Database, name: string): Promise<{ id: string; name: string }> {
  await on.change(sql`INSERT INTO connections (application_id, id, name, strategy, options, settings, created_at)
    VALUES (${applicationId}, ${`con_${name}`}, ${name}, 'auth0', '{}', '{}', now())`)
  return { id: `con_${name}`, name }
}
