import { testDatabase } from '../../../test/support/test-database.ts'
import { offboardingStoreContract } from '../conformance/offboardings.ts'
import { postgresApplications } from './applications.ts'
import { postgresConnections } from './connections.ts'
import { postgresOffboardings } from './offboardings.ts'
import { postgresUsers } from './users.ts'

offboardingStoreContract(async () => {
  const { database, applicationId } = await testDatabase()
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  return {
    offboardings: postgresOffboardings(database, applicationId),
    users: postgresUsers(database, database, applicationId),
    connections: postgresConnections(database, applicationId),
    elsewhere: postgresOffboardings(database, other.number),
    change: (work) => database.transaction((executor) => work(postgresOffboardings(executor, applicationId))),
  }
})
