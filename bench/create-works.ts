// New people, one at a time: ours against the bare statement, and with a password against the bare hash.
import pg from 'pg'
import { makeArgon2 } from '../src/passwords/argon2.ts'
import { processHashing } from '../src/passwords/hashing.ts'
import { compare } from './compare.ts'
import { requestBytes } from './http-connection.ts'
import { type Caller, openCallers } from './load.ts'
import { newcomerRow } from './newcomer-row.ts'
import { nextNewcomer } from './newcomers.ts'
import type { RunningBench } from './running-bench.ts'
import { callersAtOnce } from './sides.ts'
import type { Result } from './table.ts'

/** Only a passwordless connection takes people without a password. */
const emailConnection = { id: 'con_BenchEmail000001', name: 'bench-email', strategy: 'email' }
const databaseConnectionName = 'Username-Password-Authentication'

export async function measureCreate(bench: RunningBench): Promise<Result[]> {
  await addEmailConnection(bench)
  const http = await openCreators(bench, () => ({ connection: emailConnection.name }))
  const bare = await openInserters(bench)
  const sides = { ours: { ...http, child: bench.ours }, bare: { callers: bare.callers, child: null } }
  const { ours, bare: floor } = await compare(bench.client, sides, bench.options.seconds)
  http.close()
  await bare.close()
  const detail = `p99 ${ours.p99Ms.toFixed(1)} ms`
  return [
    {
      work: 'create, no password, floor: durable INSERT',
      unit: 'req/s',
      ours: ours.perSecond,
      floor: floor.perSecond,
      goal: 'create',
      detail,
    },
  ]
}

export async function measurePasswords(bench: RunningBench): Promise<Result[]> {
  const password = 'Seven-Otters-Read-Maps-1'
  const http = await openCreators(bench, () => ({ connection: databaseConnectionName, password }))
  const hash: Caller = async () => void (await makeArgon2(Buffer.from(password), processHashing.cost))
  const bare = Array.from({ length: callersAtOnce }, () => hash)
  const sides = { ours: { ...http, child: bench.ours }, bare: { callers: bare, child: null } }
  const { ours, bare: floor } = await compare(bench.client, sides, bench.options.seconds)
  http.close()
  const { perSecond, loopDelayP99Ms } = ours
  return [
    {
      work: 'create with password, floor: argon2id',
      unit: 'req/s',
      ours: perSecond,
      floor: floor.perSecond,
      goal: 'create with password',
      detail: `p99 ${ours.p99Ms.toFixed(0)} ms`,
    },
    {
      work: 'event loop delay meanwhile, p99',
      unit: 'ms',
      ours: loopDelayP99Ms,
      floor: null,
      goal: 'event loop delay',
    },
  ]
}

function openCreators({ ours, headers }: RunningBench, more: () => object) {
  return openCallers(ours.ready.port, callersAtOnce, () =>
    requestBytes({ method: 'POST', path: '/api/v2/users', headers, json: { ...nextNewcomer(), ...more() } }),
  )
}

async function addEmailConnection({ client, home }: RunningBench): Promise<void> {
  const { id, name, strategy } = emailConnection
  await client.query(
    `INSERT INTO connections (application_id, id, name, strategy, options, settings, created_at)
     VALUES ($1, $2, $3, $4, '{}', '{}', now())`,
    [home.applicationId, id, name, strategy],
  )
}

/** Sixteen connections that each insert one person after another, committed durably as the server's default is. */
async function openInserters({ database, home }: RunningBench) {
  const clients = Array.from({ length: callersAtOnce }, () => new pg.Client(database.connection))
  for (const client of clients) await client.connect()
  return {
    callers: clients.map((client) => async () => {
      const row = newcomerRow(emailConnection.strategy, nextNewcomer())
      await client.query({
        name: 'insert',
        text: insert,
        values: [
          home.applicationId,
          ...[row.id, row.email, row.name, row.nickname, row.givenName, row.familyName, row.picture],
          ...[row.appMetadata, row.userMetadata, row.now, emailConnection.id, row.subject, emailConnection.strategy],
        ],
      })
    }),
    close: async () => {
      for (const client of clients) await client.end()
    },
  }
}

const insert = `WITH person AS (
    INSERT INTO users (application_id, id, email, email_verified, name, nickname, given_name, family_name, picture,
      app_metadata, user_metadata, created_at, updated_at)
    VALUES ($1, $2, $3, false, $4, $5, $6, $7, $8, $9, $10, $11, $11))
  INSERT INTO identities (application_id, connection_id, subject, user_id, provider, is_primary, email, linked_at)
  VALUES ($1, $12, $13, $2, $14, true, $3, $11)`
