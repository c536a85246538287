import { testDatabase } from '../../../test/support/test-database.ts'
import { accountContract } from '../conformance/accounts.ts'
import { postgresAccounts } from './accounts.ts'
import { postgresApplications } from './applications.ts'
import { postgresConnections } from './connections.ts'
import { postgresPasswords } from './passwords.ts'
import { postgresUsers } from './users.ts'

accountContract(async () => {
  const { database, applicationId } = await testDatabase()
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  return {
    accounts: postgresAccounts(database, applicationId),
    users: postgresUsers(database, database, applicationId),
    passwords: postgresPasswords(database, applicationId),
    connections: postgresConnections(database, applicationId),
    elsewhere: postgresAccounts(database, other.number),
  }
})
