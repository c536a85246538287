import { testDatabase } from '../../../test/support/test-database.ts'
import { signInContract } from '../conformance/sign-ins.ts'
import { postgresApplications } from './applications.ts'
import { postgresConnections } from './connections.ts'
import { postgresSignIns } from './sign-ins.ts'
import { postgresUsers } from './users.ts'

signInContract(async () => {
  const { database, applicationId } = await testDatabase()
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  return {
    signIns: postgresSignIns(database, applicationId),
    users: postgresUsers(database, database, applicationId),
    connections: postgresConnections(database, applicationId),
    elsewhere: postgresSignIns(database, other.number),
  }
})
