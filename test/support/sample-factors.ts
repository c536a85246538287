// Somebody with a database of their own, for tests of factors: the stores, a clock, and what was written to them.
import { createSealer } from '../../src/kernel/sealing.ts'
import type { Message } from '../../src/messages/message.ts'
import { sampleConnection, samplePerson } from '../../src/storage/conformance/sample-people.ts'
import { postgresSettings } from '../../src/storage/postgres/application-settings.ts'
import { postgresAudit } from '../../src/storage/postgres/audit.ts'
import { postgresAuthenticationMethods } from '../../src/storage/postgres/authentication-methods.ts'
import { postgresConnections } from '../../src/storage/postgres/connections.ts'
import { postgresMfaExemptions } from '../../src/storage/postgres/mfa-exemptions.ts'
import { postgresRememberedBrowsers } from '../../src/storage/postgres/remembered-browsers.ts'
import { sql } from '../../src/storage/postgres/sql.ts'
import { postgresUsers } from '../../src/storage/postgres/users.ts'
import { testDatabase } from './test-database.ts'

const rootKey = Buffer.alloc(32, 7)
const startOfTime = Date.UTC(2026, 10, 21, 10)

/** Alice and bob have a verified address, una has none. */
export async function sampleFactors() {
  const { database, applicationId } = await testDatabase()
  await postgresConnections(database, applicationId).insert(sampleConnection('con_1'))
  const users = postgresUsers(database, database, applicationId)
  for (const name of ['alice', 'bob', 'una']) {
    await users.insert({ ...samplePerson('con_1', name), emailVerified: name !== 'una' })
  }
  const sent: Message[] = []
  const clock = { ms: startOfTime, now: () => new Date(clock.ms) }
  const audit = postgresAudit(database, applicationId)
  const deps = {
    users,
    audit,
    authenticationMethods: postgresAuthenticationMethods(database, applicationId),
    mfaExemptions: postgresMfaExemptions(database, applicationId),
    settings: postgresSettings(database, applicationId),
    rememberedBrowsers: postgresRememberedBrowsers(database, applicationId),
    messages: {
      queue: async (message: Message) => {
        sent.push(message)
      },
    },
    sealer: createSealer(rootKey, applicationId),
    clock,
    publicUrl: 'https://id.example.com/',
  }
  /** The types of the events about somebody, oldest first. */
  const events = async (userId: string) => {
    const page = await audit.listAbout(userId, { kind: 'offset', offset: 0, limit: 50, withTotal: false })
    return page.items.map(({ type }) => type).toReversed()
  }
  const versionOf = async (userId: string) => {
    const [row] = await database.rows<{ security_version: number }>(
      sql`SELECT security_version FROM users WHERE application_id = ${applicationId} AND id = ${userId}`,
    )
    return row?.security_version ?? 0
  }
  return { database, deps, clock, sent, events, versionOf }
}
