import { testDatabase } from '../../../test/support/test-database.ts'
import { settingsContract } from '../conformance/application-settings.ts'
import { sampleConnection } from '../conformance/sample-people.ts'
import { postgresSettings } from './application-settings.ts'
import { postgresApplications } from './applications.ts'
import { postgresConnections } from './connections.ts'

settingsContract(async () => {
  const { database, applicationId } = await testDatabase()
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  return {
    settings: postgresSettings(database, applicationId),
    elsewhere: postgresSettings(database, other.number),
    change: (work) => database.transaction((executor) => work(postgresSettings(executor, applicationId))),
    insertBeside: async () => {
      await postgresConnections(database, applicationId).insert(sampleConnection('con_1'))
    },
  }
})
