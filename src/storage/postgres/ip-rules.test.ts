import { testDatabase } from '../../../test/support/test-database.ts'
import { ipRuleStoreContract } from '../conformance/ip-rules.ts'
import { postgresSettings } from './application-settings.ts'
import { postgresApplications } from './applications.ts'
import { postgresConnections } from './connections.ts'
import { postgresIpRules } from './ip-rules.ts'
import { postgresMemberships } from './memberships.ts'
import { postgresOrganizations } from './organizations.ts'
import { postgresSessions } from './sessions.ts'
import { postgresUsers } from './users.ts'

ipRuleStoreContract(async () => {
  const { database, applicationId } = await testDatabase()
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  return {
    ipRules: postgresIpRules(database, applicationId),
    sessions: postgresSessions(database, applicationId),
    settings: postgresSettings(database, applicationId),
    users: postgresUsers(database, database, applicationId),
    connections: postgresConnections(database, applicationId),
    organizations: postgresOrganizations(database, applicationId),
    memberships: postgresMemberships(database, applicationId),
    elsewhere: postgresIpRules(database, other.number),
  }
})
