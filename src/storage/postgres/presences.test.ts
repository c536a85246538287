import { testDatabase } from '../../../test/support/test-database.ts'
import type { ConsoleRole } from '../../operators/console-roles.ts'
import { presenceStoreContract } from '../conformance/presences.ts'
import { sampleConnection, samplePerson } from '../conformance/sample-people.ts'
import { postgresApplications } from './applications.ts'
import { postgresConnections } from './connections.ts'
import { postgresOperators } from './operators.ts'
import { postgresPresences } from './presences.ts'
import { sql } from './sql.ts'
import { postgresUsers } from './users.ts'

presenceStoreContract(async () => {
  const { database, applicationId } = await testDatabase()
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  await postgresConnections(database, applicationId).insert(sampleConnection('con_1'))
  const users = postgresUsers(database, database, applicationId)
  const operators = postgresOperators(database, applicationId)
  const roles: readonly (readonly [string, ConsoleRole])[] = [
    ['Olivia', 'owner'],
    ['Sam', 'security'],
    ['Kim', 'support'],
  ]
  for (const [name, role] of roles) {
    await users.insert({ ...samplePerson('con_1', name.toLowerCase()), name })
    await operators.insert({ id: `auth0|${name.toLowerCase()}`, role, createdAt: new Date(), invitedAt: null })
  }
  return {
    presences: postgresPresences(database, applicationId),
    elsewhere: postgresPresences(database, other.number),
    operators: ['auth0|olivia', 'auth0|sam', 'auth0|kim'],
    removeOperator: async (id) => {
      await database.change(sql`DELETE FROM operators WHERE application_id = ${applicationId} AND user_id = ${id}`)
    },
  }
})
