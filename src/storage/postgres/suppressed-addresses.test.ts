import { testDatabase } from '../../../test/support/test-database.ts'
import { suppressedAddressContract } from '../conformance/suppressed-addresses.ts'
import { postgresApplications } from './applications.ts'
import { postgresConnections } from './connections.ts'
import { postgresSuppressedAddresses } from './suppressed-addresses.ts'
import { postgresUsers } from './users.ts'

suppressedAddressContract(async () => {
  const { database, applicationId } = await testDatabase()
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  return {
    suppressedAddresses: postgresSuppressedAddresses(database, applicationId),
    connections: postgresConnections(database, applicationId),
    users: postgresUsers(database, database, applicationId),
    elsewhere: postgresSuppressedAddresses(database, other.number),
  }
})
