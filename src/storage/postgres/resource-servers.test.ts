import { testDatabase } from '../../../test/support/test-database.ts'
import { resourceServerStoreContract } from '../conformance/resource-servers.ts'
import { postgresApplications } from './applications.ts'
import { postgresResourceServers } from './resource-servers.ts'

resourceServerStoreContract(async () => {
  const { database, applicationId } = await testDatabase()
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  return {
    resourceServers: postgresResourceServers(database, applicationId),
    elsewhere: postgresResourceServers(database, other.number),
  }
})
