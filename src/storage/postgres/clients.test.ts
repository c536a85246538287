import { testDatabase } from '../../../test/support/test-database.ts'
import { clientStoresContract } from '../conformance/clients.ts'
import { postgresApplications } from './applications.ts'
import { postgresClientGrants } from './client-grants.ts'
import { postgresClients } from './clients.ts'
import { postgresResourceServers } from './resource-servers.ts'

clientStoresContract(async () => {
  const { database, applicationId } = await testDatabase()
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  return {
    clients: postgresClients(database, applicationId),
    clientGrants: postgresClientGrants(database, applicationId),
    resourceServers: postgresResourceServers(database, applicationId),
    elsewhere: {
      clients: postgresClients(database, other.number),
      clientGrants: postgresClientGrants(database, other.number),
    },
  }
})
