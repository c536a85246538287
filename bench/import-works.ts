// Many new people at once: ours, checked, audited and resumable, against raw COPY into the same indexed tables.

import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { callOurApi } from './api-access.ts'
import { watchingMemory } from './memory-watch.ts'
import { newcomerRow } from './newcomer-row.ts'
import { type Newcomer, nextNewcomer } from './newcomers.ts'
import type { Home } from './people.ts'
import type { RunningBench } from './running-bench.ts'
import { median } from './statistics.ts'
import type { Result } from './table.ts'

const importedPeople = 20_000
const turns = 2
const askEveryMs = 25

/** The first people of an empty application, which is empty again afterwards. */
export async function measureFirstImport(bench: RunningBench): Promise<Result[]> {
  const perSecond = await importPeople(bench, someNewcomers())
  // Not TRUNCATE … CASCADE, which empties every table that names a person, the API keys among them.
  await bench.client.query('DELETE FROM users WHERE application_id = $1', [bench.home.applicationId])
  await bench.client.query('VACUUM ANALYZE')
  return [
    { work: 'import into an empty application', unit: 'people/s', ours: perSecond, floor: null, goal: 'first import' },
  ]
}

export async function measureImport(bench: RunningBench): Promise<Result[]> {
  const { result, beforeMb, peakMb } = await watchingMemory(bench.ours, () => inTurns(bench))
  const { ours, floor } = result
  return [
    {
      work: `import of ${importedPeople} people, floor: COPY`,
      unit: 'people/s',
      ours: median(ours),
      floor: median(floor),
      goal: 'import',
    },
    {
      work: 'memory during the import',
      unit: 'MB',
      ours: peakMb,
      floor: null,
      goal: 'memory during an import',
      detail: `before ${beforeMb.toFixed(0)}`,
    },
  ]
}

async function inTurns(bench: RunningBench) {
  const [ours, floor]: [number[], number[]] = [[], []]
  for (let turn = 0; turn < turns; turn += 1) {
    ours.push(await importPeople(bench, someNewcomers()))
    floor.push(await copyPeople(bench, someNewcomers()))
  }
  return { ours, floor }
}

function someNewcomers(): Newcomer[] {
  return Array.from({ length: importedPeople }, nextNewcomer)
}

interface Job {
  readonly status: string
  readonly progress: { readonly inserted: number }
}

async function importPeople({ ours }: RunningBench, people: readonly Newcomer[]): Promise<number> {
  const lines = Buffer.from(people.map((person) => `${JSON.stringify(person)}\n`).join(''))
  const startedAt = performance.now()
  const upload = { method: 'POST', headers: { 'content-type': 'application/x-ndjson' }, body: lines }
  const { id } = await callOurApi<{ id: string }>(ours.ready, '/api/v1/imports', upload)
  for (;;) {
    const job = await callOurApi<Job>(ours.ready, `/api/v1/jobs/${id}`)
    if (job.status === 'completed' || job.status === 'failed') {
      if (job.progress.inserted === people.length) break
      throw new Error(`the import ended otherwise than it should: ${JSON.stringify(job)}`)
    }
    await new Promise((resolve) => setTimeout(resolve, askEveryMs))
  }
  return people.length / ((performance.now() - startedAt) / 1000)
}

const userColumns = `application_id, id, email, email_verified, name, nickname, given_name, family_name, picture,
  app_metadata, user_metadata, created_at, updated_at`
const identityColumns = 'application_id, connection_id, subject, user_id, provider, is_primary, email, linked_at'

async function copyPeople({ database, home }: RunningBench, people: readonly Newcomer[]): Promise<number> {
  const { users, identities } = copyTexts(home, people)
  const client = new pg.Client(database.connection)
  await client.connect()
  const startedAt = performance.now()
  await client.query('BEGIN')
  await pipeline(Readable.from([users]), client.query(copyFrom(`COPY users (${userColumns}) FROM STDIN`)))
  await pipeline(Readable.from([identities]), client.query(copyFrom(`COPY identities (${identityColumns}) FROM STDIN`)))
  await client.query('COMMIT')
  const seconds = (performance.now() - startedAt) / 1000
  await client.end()
  return people.length / seconds
}

function copyTexts({ applicationId, connectionId }: Home, people: readonly Newcomer[]) {
  const rows = people.map((person) => newcomerRow('auth0', person))
  const users = rows.map((row) => {
    const { id, email, name, nickname, givenName, familyName, picture, appMetadata, userMetadata } = row
    const texts = [name, nickname, givenName, familyName, picture, appMetadata, userMetadata]
    return [applicationId, id, email, 'f', ...texts, row.now.toISOString(), row.now.toISOString()]
  })
  const identities = rows.map(({ subject, id, email, now }) => {
    return [applicationId, connectionId, subject, id, 'auth0', 't', email, now.toISOString()]
  })
  return { users: copyText(users), identities: copyText(identities) }
}

function copyText(rows: readonly (readonly (string | number)[])[]): Buffer {
  const line = (row: readonly (string | number)[]) =>
    row.map((value) => String(value).replace(/\\/g, '\\\\')).join('\t')
  return Buffer.from(rows.map((row) => `${line(row)}\n`).join(''))
}
