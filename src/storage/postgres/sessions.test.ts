import { testDatabase } from '../../../test/support/test-database.ts'
import { sessionStoresContract } from '../conformance/sessions.ts'
import { postgresApplications } from './applications.ts'
import { postgresClients } from './clients.ts'
import { postgresConnections } from './connections.ts'
import { postgresLogoutNotices } from './logout-notices.ts'
import { postgresSessions } from './sessions.ts'
import { postgresUsers } from './users.ts'

sessionStoresContract(async () => {
  const { database, applicationId } = await testDatabase()
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  return {
    sessions: postgresSessions(database, applicationId),
    logoutNotices: postgresLogoutNotices(database, applicationId),
    users: postgresUsers(database, database, applicationId),
    clients: postgresClients(database, applicationId),
    connections: postgresConnections(database, applicationId),
    elsewhere: postgresSessions(database, other.number),
  }
})
