import { testDatabase } from '../../../test/support/test-database.ts'
import { connectionStoreContract } from '../conformance/connections.ts'
import { postgresApplications } from './applications.ts'
import { postgresClients } from './clients.ts'
import { postgresConnections } from './connections.ts'
import { sql } from './sql.ts'
import { postgresUsers } from './users.ts'

connectionStoreContract(async () => {
  const { database, applicationId } = await testDatabase()
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  return {
    connections: postgresConnections(database, applicationId),
    clients: postgresClients(database, applicationId),
    users: postgresUsers(database, database, applicationId),
    elsewhere: postgresConnections(database, other.number),
    link: async (userId, connectionId, subject) => {
      await database.change(sql`INSERT INTO identities
        (application_id, connection_id, subject, user_id, provider, is_primary, linked_at)
        VALUES (${applicationId}, ${connectionId}, ${subject}, ${userId}, 'auth0', false, now())`)
    },
  }
})
