import { randomBytes } from 'node:crypto'
import { testDatabase } from '../../../test/support/test-database.ts'
import { createSealer } from '../../kernel/sealing.ts'
import { messageStoreContract } from '../conformance/messages.ts'
import { postgresApplications } from './applications.ts'
import { postgresMessages } from './messages.ts'
import { sql } from './sql.ts'

messageStoreContract(async () => {
  const { database, applicationId } = await testDatabase()
  const other = await postgresApplications(database).insert({ id: 'app_other', name: 'Other', poolMode: 'shared' })
  const rootKey = randomBytes(32)
  let time = new Date()
  const surroundings = (number: number, sendsMail = true) => ({
    sealer: createSealer(rootKey, number),
    clock: { now: () => time },
    sendsMail,
  })
  return {
    messages: postgresMessages(database, applicationId, surroundings(applicationId)),
    keeping: postgresMessages(database, applicationId, surroundings(applicationId, false)),
    other: postgresMessages(database, other.number, surroundings(other.number)),
    setTime: (next) => {
      time = next
    },
    dump: async () => {
      const rows = await database.rows<object>(sql`SELECT m.*, encode(sealed_values, 'escape') FROM mail_messages m`)
      return JSON.stringify(rows)
    },
  }
})
