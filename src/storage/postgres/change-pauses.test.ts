import { testDatabase } from '../../../test/support/test-database.ts'
import { changePauseContract } from '../conformance/change-pauses.ts'
import { postgresApplications } from './applications.ts'
import { postgresChangePauses } from './change-pauses.ts'

changePauseContract(async () => {
  const { database, applicationId } = await testDatabase()
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  return {
    changePauses: postgresChangePauses(database, applicationId),
    elsewhere: postgresChangePauses(database, other.number),
  }
})
