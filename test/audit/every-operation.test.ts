// AUD-01: each operation that changes something, run once, leaves what it has to leave. The list of operations is the
// product's own, so that a new one is missing here as soon as it is there.
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describedOperations } from '../../src/app.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { accessOfV1 } from './operations/access-of-v1.ts'
import { connectionsOfV1 } from './operations/connections-of-v1.ts'
import { controlOfV1, isNotRunOfV1 } from './operations/control-of-v1.ts'
import { importsOfV1 } from './operations/imports-of-v1.ts'
import { keysOfV1, machineryOfV1 } from './operations/machinery-of-v1.ts'
import { peopleOfV1 } from './operations/of-v1.ts'
import { peopleOfV2 } from './operations/people-of-v2.ts'
import { isNotRunYet as isNotRunOfV2, setUpOfV2 } from './operations/set-up-of-v2.ts'
import { type Table, type World, worldOf } from './operations/world.ts'

const isNotRunYet = { ...isNotRunOfV2, ...isNotRunOfV1 }
const table: Table = {
  ...controlOfV1,
  ...machineryOfV1,
  ...peopleOfV1,
  ...accessOfV1,
  ...connectionsOfV1,
  ...importsOfV1,
  ...peopleOfV2,
  ...setUpOfV2,
  ...keysOfV1,
}

let app: TestApp
let world: World
let database: pg.Client
beforeAll(async () => {
  app = await startTestApp({ outgoingAllow: ['localhost'], rateLimit: null })
  world = worldOf(app)
  database = new pg.Client(app.connection)
  await database.connect()
})
afterAll(async () => {
  await database.end()
  await app.close()
})

const changing = describedOperations
  .filter(({ method, path }) => method !== 'GET' && /^\/api\//.test(path))
  .map(({ method, path }) => `${method} ${path}`)

test('AUD-01 every operation of the management APIs that changes something stands in the table, and nothing else', () => {
  expect(Object.keys(table).filter((name) => !changing.includes(name))).toEqual([])
  expect(changing.filter((name) => table[name] === undefined && isNotRunYet[name] === undefined)).toEqual([])
  expect(Object.keys(isNotRunYet).filter((name) => table[name] !== undefined || !changing.includes(name))).toEqual([])
})

/** What these say is all there is to say. */
const saysAll = new Set([
  'user.deleted',
  'user.offboarding_cancelled',
  'user.email_change_requested',
  'user.email_change_cancelled',
  'client.secret_rotated',
  'signing_key.rotated',
  'api_key.revoked',
  'webhook.secret_rotated',
  'user.erased',
  'user.merged',
  'user.duplicate_ruled_out',
  'user.duplicate_reconsidered',
  'user.data_downloaded',
])

interface EventRow {
  readonly type: string
  readonly at: Date
  readonly actor_kind: string
  readonly actor_id: string
  readonly actor_name: string
  readonly subject_kind: string | null
  readonly subject_id: string | null
  readonly ip: string | null
  readonly details: Readonly<Record<string, unknown>>
}

describe('AUD-01 an operation writes its event, with who, whom, from where, when and what', () => {
  test.each(Object.entries(table))('%s', async (name, { events, why, run, actor }) => {
    const answer = await run(world)
    expect(answer.status, answer.text).toBeLessThan(300)
    const rows = await written(answer.headers.get('x-request-id'))
    expect(rows.map(({ type }) => type)).toEqual(events)
    if (events.length !== 1) expect(why, name).toBeDefined()
    for (const row of rows) {
      expect(row.actor_id, 'actor').not.toBe('')
      expect(row.actor_name, 'actor').not.toBe('')
      expect(row.actor_kind).toBe(actor ?? (name.includes('/api/v1/') ? 'api-key' : 'client'))
      expect(row.subject_kind === null || row.subject_id === null ? row : null, 'subject').toBeNull()
      expect(row.ip, 'address').toMatch(/^(127\.0\.0\.1|::1)$/)
      expect(Math.abs(row.at.getTime() - Date.now()), 'time').toBeLessThan(60_000)
      if (!saysAll.has(row.type)) expect(Object.keys(row.details), 'what changed').not.toEqual([])
      if (/^(user|client|role|connection|resource_server|organization)\.(created|updated)$/.test(row.type)) {
        expect(row.details, 'values').toHaveProperty('after')
      }
    }
  })
})

async function written(requestId: string | null): Promise<EventRow[]> {
  expect(requestId).not.toBeNull()
  const { rows } = await database.query<EventRow>('SELECT * FROM audit_events WHERE request_id = $1 ORDER BY id', [
    requestId,
  ])
  return rows
}
