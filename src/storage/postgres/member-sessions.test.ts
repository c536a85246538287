import { testDatabase } from '../../../test/support/test-database.ts'
import { memberSessionStoreContract } from '../conformance/member-sessions.ts'
import { postgresApplications } from './applications.ts'
import { postgresClients } from './clients.ts'
import { postgresConnections } from './connections.ts'
import { postgresMemberSessions } from './member-sessions.ts'
import { postgresMemberships } from './memberships.ts'
import { postgresOrganizations } from './organizations.ts'
import { postgresSessions } from './sessions.ts'
import { postgresTokenFamilies } from './token-families.ts'
import { postgresUsers } from './users.ts'

memberSessionStoreContract(async () => {
  const { database, applicationId } = await testDatabase()
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  return {
    memberSessions: postgresMemberSessions(database, applicationId),
    memberships: postgresMemberships(database, applicationId),
    organizations: postgresOrganizations(database, applicationId),
    sessions: postgresSessions(database, applicationId),
    tokenFamilies: postgresTokenFamilies(database, applicationId),
    clients: postgresClients(database, applicationId),
    users: postgresUsers(database, database, applicationId),
    connections: postgresConnections(database, applicationId),
    elsewhere: postgresMemberSessions(database, other.number),
  }
})
