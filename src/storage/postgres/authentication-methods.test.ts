import { testDatabase } from '../../../test/support/test-database.ts'
import { authenticationMethodsContract } from '../conformance/authentication-methods.ts'
import { sampleConnection, samplePerson } from '../conformance/sample-people.ts'
import { postgresSettings } from './application-settings.ts'
import { postgresApplications } from './applications.ts'
import { postgresAuthenticationMethods } from './authentication-methods.ts'
import { postgresConnections } from './connections.ts'
import { postgresRememberedBrowsers } from './remembered-browsers.ts'
import { postgresUsers } from './users.ts'

authenticationMethodsContract(async () => {
  const { database, applicationId } = await testDatabase()
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  await postgresConnections(database, applicationId).insert(sampleConnection('con_1'))
  const users = postgresUsers(database, database, applicationId)
  return {
    methods: postgresAuthenticationMethods(database, applicationId),
    browsers: postgresRememberedBrowsers(database, applicationId),
    addPerson: async (name, emailVerified) => {
      const person = { ...samplePerson('con_1', name), emailVerified }
      await users.insert(person)
      return person.id
    },
    endGrantsOf: (userId) => users.endGrantsOf(userId),
    removePerson: (userId) => users.remove(userId),
    settings: postgresSettings(database, applicationId),
    elsewhere: {
      methods: postgresAuthenticationMethods(database, other.number),
      browsers: postgresRememberedBrowsers(database, other.number),
    },
  }
})
