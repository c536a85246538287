import { testDatabase } from '../../../test/support/test-database.ts'
import { sampleConnection, samplePerson } from '../conformance/sample-people.ts'
import { viewStoreContract } from '../conformance/views.ts'
import { postgresApplications } from './applications.ts'
import { postgresConnections } from './connections.ts'
import { postgresOperators } from './operators.ts'
import { postgresPreferences } from './preferences.ts'
import { postgresUsers } from './users.ts'
import { postgresViews } from './views.ts'

viewStoreContract(async () => {
  const { database, applicationId } = await testDatabase()
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  await postgresConnections(database, applicationId).insert(sampleConnection('con_1'))
  const users = postgresUsers(database, database, applicationId)
  const operators = postgresOperators(database, applicationId)
  for (const name of ['olivia', 'kim']) {
    await users.insert(samplePerson('con_1', name))
    await operators.insert({ id: `auth0|${name}`, role: 'owner', createdAt: new Date(), invitedAt: null })
  }
  const stores = (number: number) => ({
    views: postgresViews(database, number),
    preferences: postgresPreferences(database, number),
  })
  return { ...stores(applicationId), elsewhere: stores(other.number), operators: ['auth0|olivia', 'auth0|kim'] }
})
