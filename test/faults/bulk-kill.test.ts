// A bulk job survives kill -9: everybody is changed in the end, and nobody twice (RAC-14).
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { type KillableServers, killableServers } from './killable-servers.ts'

const kills = 2
const patience = { seconds: 120, everyMs: 5 }
let servers: KillableServers
beforeAll(async () => {
  servers = await killableServers()
})
afterAll(() => servers.close())

async function makePeople(prefix: string, people: number): Promise<string[]> {
  const { rows } = await servers.database.query(`SELECT a.id AS application, c.id AS connection FROM applications a
    JOIN connections c ON c.application_id = a.id WHERE a.kind = 'people' LIMIT 1`)
  const { application, connection: home } = rows[0]
  const id = `'auth0|${prefix}' || n`
  const everybody = `FROM generate_series(1, ${people}) n`
  await servers.database.query(`WITH made AS (INSERT INTO users (application_id, id, created_at, updated_at)
      SELECT ${application}, ${id}, now(), now() ${everybody})
    INSERT INTO identities (application_id, connection_id, subject, user_id, provider, is_primary, linked_at)
    SELECT ${application}, '${home}', '${prefix}' || n, ${id}, 'auth0', true, now() ${everybody}`)
  return Array.from({ length: people }, (_, n) => `auth0|${prefix}${n + 1}`)
}

async function progress(jobId: string): Promise<{ done: number; isEnded: boolean }> {
  const { rows } = await servers.database.query(
    `SELECT b.done, j.finished_at IS NOT NULL AS "isEnded" FROM bulk_jobs b
     JOIN jobs j ON j.application_id = b.application_id AND j.id = b.job_id WHERE j.id = $1`,
    [jobId],
  )
  return rows[0]
}

test.each([
  ['suspended', 'suspend', 'user.suspended', 120],
  // A hundred at once, so that there must be more of them for a kill to come in between.
  ['deleted', 'delete', 'user.deleted', 500],
])(
  'RAC-14 of two processes that are killed again and again everybody is %s, and nobody twice',
  async (_, action, type, people) => {
    let pair = [await servers.start()]
    const ids = await makePeople(action, people)
    const asked = { action, selection: { ids }, options: { reason: 'Offboarding' } }
    const answer = await pair[0]?.v1('POST', '/jobs', { body: asked })
    expect(answer?.status).toBe(202)
    const jobId = answer?.body.id
    for (let round = 0; round < kills; round += 1) {
      const before = (await progress(jobId)).done
      await eventually(async () => (await progress(jobId)).done > before || (await progress(jobId)).isEnded, patience)
      await Promise.all(pair.map((server) => server.kill()))
      // First two take over at once, then one that finishes.
      pair = round === 0 ? await Promise.all([servers.start(), servers.start()]) : [await servers.start()]
    }
    await eventually(async () => (await progress(jobId)).isEnded, patience)
    expect((await progress(jobId)).done).toBe(people)
    const { rows } = await servers.database.query(
      `SELECT count(*)::int, count(DISTINCT subject_id)::int AS people FROM audit_events WHERE type = $1`,
      [type],
    )
    expect(rows[0]).toEqual({ count: people, people })
    const { rows: untouched } = await servers.database.query(
      'SELECT id FROM users WHERE id = ANY ($1) AND blocked IS NOT TRUE',
      [ids],
    )
    expect(untouched).toEqual([])
    const { rows: ends } = await servers.database.query(
      `SELECT count(*)::int FROM audit_events WHERE type = 'users.bulk_finished' AND subject_id = $1
         AND details ->> 'status' = 'completed'`,
      [jobId],
    )
    expect(ends[0].count).toBe(1)
    await Promise.all(pair.map((server) => server.kill()))
  },
  240_000,
)
