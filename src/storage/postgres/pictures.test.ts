import { testDatabase } from '../../../test/support/test-database.ts'
import { pictureContract } from '../conformance/pictures.ts'
import { postgresApplications } from './applications.ts'
import { postgresPictures } from './pictures.ts'

pictureContract(async () => {
  const { database, applicationId } = await testDatabase()
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  return {
    pictures: postgresPictures(database, applicationId),
    elsewhere: postgresPictures(database, other.number),
  }
})
