import { testDatabase } from '../../../test/support/test-database.ts'
import { identitiesContract } from '../conformance/identities.ts'
import { sampleConnection } from '../conformance/sample-people.ts'
import { postgresAccounts } from './accounts.ts'
import { postgresApplications } from './applications.ts'
import { postgresConnections } from './connections.ts'
import { postgresUsers } from './users.ts'

const opened = testDatabase()
let made = 0

identitiesContract(async () => {
  const { database } = await opened
  const application = async (name: string) => {
    const given = { id: `app_${name}_${made}`, name, kind: 'people', poolMode: 'shared' } as const
    return (await postgresApplications(database).insert(given)).number
  }
  made += 1
  const [here, there] = [await application('here'), await application('there')]
  const connections = postgresConnections(database, here)
  for (const id of ['con_one', 'con_two']) await connections.insert(sampleConnection(id))
  await connections.insert(sampleConnection('con_up', { strategy: 'oidc' }))
  return {
    users: postgresUsers(database, database, here),
    accounts: postgresAccounts(database, here),
    elsewhere: postgresUsers(database, database, there),
    databases: ['con_one', 'con_two'],
    upstream: 'con_up',
  }
})
