// What tests of sessions and tokens stand on: alice and bob and two clients in a real database, and a clock to set.
import { createSealer } from '../../src/kernel/sealing.ts'
import { sampleClient } from '../../src/storage/conformance/clients.ts'
import { sampleConnection, samplePerson } from '../../src/storage/conformance/sample-people.ts'
import type { Executor } from '../../src/storage/postgres/database.ts'
import { sql } from '../../src/storage/postgres/sql.ts'
import { postgresStores } from '../../src/storage/postgres/stores.ts'
import { testDatabase } from './test-database.ts'

/** `shop` is a single-page app that wants to be told of logouts, `office` keeps a secret. */
export async function sampleSessions() {
  const { database, applicationId } = await testDatabase()
  const clock = { ms: Date.UTC(2026, 10, 21, 10), now: () => new Date(clock.ms) }
  const application = {
    number: applicationId,
    id: 'app_test',
    name: 'Test',
    kind: 'people',
    poolMode: 'shared',
  } as const
  const around = {
    application,
    clock,
    sealer: createSealer(Buffer.alloc(32, 9), applicationId),
    sendsMail: false,
    publicUrl: 'https://id.example.com/',
  }
  const storesOn = (executor: Executor) => postgresStores(database, executor, applicationId, around)
  const stores = storesOn(database)
  await stores.connections.insert(sampleConnection('con_1'))
  for (const name of ['alice', 'bob']) await stores.users.insert(samplePerson('con_1', name))
  const told = { oidc_logout: { backchannel_logout_urls: ['https://shop.example.com/out'] } }
  const shop = sampleClient('shop', { appType: 'spa', tokenEndpointAuthMethod: 'none', settings: told })
  const office = sampleClient('office', { appType: 'regular_web', settings: {} })
  for (const client of [shop, office]) await stores.clients.insert(client)
  return {
    ...around,
    stores,
    change: <Result>(work: (deps: typeof stores & typeof around) => Promise<Result>) =>
      database.transaction((executor) => work({ ...around, ...storesOn(executor) })),
    shop,
    office,
    /** The events about somebody, oldest first. */
    eventsAbout: async (userId: string) => {
      const page = { kind: 'offset', offset: 0, limit: 50, withTotal: false } as const
      return (await stores.audit.listAbout(userId, page)).items.toReversed()
    },
    /** What was written to people, oldest first. */
    messages: async () => {
      const rows = await database.rows<{ kind: string; user_id: string | null }>(
        sql`SELECT kind, user_id FROM mail_messages WHERE application_id = ${applicationId} ORDER BY queued_at`,
      )
      return rows.map(({ kind, user_id: userId }) => ({ kind, userId }))
    },
  }
}

export type SampleSessions = Awaited<ReturnType<typeof sampleSessions>>
