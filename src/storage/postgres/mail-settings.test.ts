import { randomBytes } from 'node:crypto'
import { testDatabase } from '../../../test/support/test-database.ts'
import { createSealer } from '../../kernel/sealing.ts'
import { mailSettingsContract } from '../conformance/mail-settings.ts'
import { sampleConnection, samplePerson } from '../conformance/sample-people.ts'
import { postgresApplications } from './applications.ts'
import { postgresConnections } from './connections.ts'
import { postgresMailSettings } from './mail-settings.ts'
import { sql } from './sql.ts'
import { postgresUsers } from './users.ts'

mailSettingsContract(async () => {
  const { database, applicationId } = await testDatabase()
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  const rootKey = randomBytes(32)
  const settingsOf = (number: number) =>
    postgresMailSettings(database, number, { sealer: createSealer(rootKey, number) })
  await postgresConnections(database, applicationId).insert(sampleConnection('con_1'))
  await postgresUsers(database, database, applicationId).insert(samplePerson('con_1', 'bob'))
  return {
    mailSettings: settingsOf(applicationId),
    other: settingsOf(other.number),
    bob: { id: 'auth0|bob', name: 'Bob', connection: 'con_1' },
    dump: async () =>
      JSON.stringify(await database.rows<object>(sql`SELECT encode(sealed_server, 'escape') FROM mail_servers`)),
  }
})
