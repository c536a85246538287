import { testDatabase } from '../../../test/support/test-database.ts'
import { deviceRequestContract } from '../conformance/device-requests.ts'
import { postgresApplications } from './applications.ts'
import { postgresClients } from './clients.ts'
import { postgresConnections } from './connections.ts'
import { postgresDeviceRequests } from './device-requests.ts'
import { postgresUsers } from './users.ts'

deviceRequestContract(async () => {
  const { database, applicationId } = await testDatabase()
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  return {
    deviceRequests: postgresDeviceRequests(database, applicationId),
    users: postgresUsers(database, database, applicationId),
    connections: postgresConnections(database, applicationId),
    clients: postgresClients(database, applicationId),
    elsewhere: postgresDeviceRequests(database, other.number),
  }
})
