import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { type KillableServers, killableServers } from './killable-servers.ts'

const people = 60
const kills = 2
const patience = { seconds: 30, everyMs: 2 }
let servers: KillableServers
beforeAll(async () => {
  servers = await killableServers()
})
afterAll(() => servers.close())

const countOf = async (text: string) => (await servers.database.query<{ count: number }>(text)).rows[0]?.count ?? 0
const doneCount = () => countOf(`SELECT count(*)::int FROM offboardings WHERE status = 'done'`)

async function makePeople(): Promise<void> {
  const { rows } = await servers.database.query(`SELECT a.id AS application, c.id AS connection FROM applications a
    JOIN connections c ON c.application_id = a.id WHERE a.kind = 'people' LIMIT 1`)
  const { application, connection: home } = rows[0]
  const id = `'auth0|p' || n`
  const everybody = `FROM generate_series(1, ${people}) n`
  await servers.database.query(`WITH organization AS (
      INSERT INTO organizations (application_id, id, name, settings, created_at)
      VALUES (${application}, 'org_acme', 'acme', '{}', now())),
    made AS (INSERT INTO users (application_id, id, offboard_at, created_at, updated_at)
      SELECT ${application}, ${id}, now(), now(), now() ${everybody}),
    known AS (INSERT INTO identities (application_id, connection_id, subject, user_id, provider, is_primary, linked_at)
      SELECT ${application}, '${home}', 'p' || n, ${id}, 'auth0', true, now() ${everybody}),
    joined AS (INSERT INTO organization_members (application_id, organization_id, user_id, joined_at)
      SELECT ${application}, 'org_acme', ${id}, now() ${everybody})
    INSERT INTO offboardings (application_id, user_id, status, offboard_at, leaves_organizations, due_at, scheduled_at)
    SELECT ${application}, ${id}, 'scheduled', now(), true, now(), now() ${everybody}`)
}

test('two processes that are killed again and again offboard everybody, and nobody twice or by half', async () => {
  await (await servers.start()).kill()
  await makePeople()
  for (let round = 0; round < kills; round += 1) {
    const before = await doneCount()
    const pair = await Promise.all([servers.start(), servers.start()])
    await eventually(async () => (await doneCount()) > before || before === people, patience)
    await Promise.all(pair.map((server) => server.kill()))
    // What a killed process had begun is gone when the database has noticed.
    await eventually(
      async () =>
        (await countOf(`SELECT count(*)::int FROM pg_locks l JOIN pg_stat_activity a USING (pid)
      WHERE a.application_name LIKE 'rollcall%' AND a.datname = current_database()`)) === 0,
      patience,
    )
    const half = await countOf(`SELECT count(*)::int FROM offboardings o
      JOIN users u ON u.application_id = o.application_id AND u.id = o.user_id
      WHERE (o.status = 'done') <> coalesce(u.blocked, false)
        OR (o.status = 'done') <> NOT EXISTS (SELECT FROM organization_members m WHERE m.user_id = o.user_id)`)
    expect(half).toBe(0)
  }
  await Promise.all([servers.start(), servers.start()])
  await eventually(async () => (await doneCount()) === people, patience)
  const { rows } = await servers.database.query(`SELECT type, count(*)::int, count(DISTINCT subject_id)::int AS people
    FROM audit_events WHERE type IN ('user.offboarded', 'user.suspended', 'organization.member_removed')
    GROUP BY type ORDER BY type`)
  expect(rows).toEqual(
    ['organization.member_removed', 'user.offboarded', 'user.suspended'].map((type) => ({
      type,
      count: people,
      people,
    })),
  )
}, 180_000)
