import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually } from '../support/eventually.ts'
import type { Answer } from '../support/test-app.ts'
import { type KillableServer, type KillableServers, killableServers } from './killable-servers.ts'

const rounds = Number(process.env.ROUNDS ?? 4)
const patience = { seconds: 20, everyMs: 2 }
let servers: KillableServers
beforeAll(async () => {
  servers = await killableServers()
})
afterAll(() => servers.close())

interface Server extends KillableServer {
  create(name: string): Promise<Answer>
}

async function start(): Promise<Server> {
  const server = await servers.start()
  const create = (name: string) => {
    const headers = { 'idempotency-key': `key of ${name}`.replaceAll(' ', '-') }
    return server.v1('POST', '/users', { headers, body: { email: `${name}@example.com`, name } })
  }
  return { ...server, create }
}

/** Again, as long as the key is held by what is left of the process that died. */
const retried = ({ create }: Server, name: string) =>
  eventually(async () => {
    const answer = await create(name)
    return answer.status !== 409 && answer
  }, patience)

async function peopleNamed(name: string): Promise<string[]> {
  const { rows } = await servers.database.query('SELECT id FROM users WHERE lower(email) = $1', [`${name}@example.com`])
  return rows.map(({ id }) => id)
}

async function eventsAbout(id: string): Promise<number> {
  const text = `SELECT count(*)::int FROM audit_events WHERE type = 'user.created' AND subject_id = $1`
  return (await servers.database.query(text, [id])).rows[0].count
}

/** Holds each commit that keeps an answer long enough to be seen. */
const slowCommits = `
  CREATE FUNCTION commit_slowly() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(1); RETURN NULL; END';
  CREATE CONSTRAINT TRIGGER commit_slowly AFTER INSERT ON idempotency_keys DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION commit_slowly()`

test('RAC-03 a process that is killed while it commits leaves an answer, which another process gives', async () => {
  const [dying, other] = [await start(), await start()]
  await servers.database.query(slowCommits)
  const lost = dying.create('alice').catch((fault: unknown) => fault)
  await eventually(async () => {
    const { rows } = await servers.database.query(`SELECT 1 FROM pg_stat_activity
      WHERE datname = current_database() AND state = 'active' AND query = 'COMMIT' AND wait_event = 'PgSleep'`)
    return rows.length > 0
  }, patience)
  await dying.kill()
  expect(await lost).toBeInstanceOf(Error)
  const [id] = await eventually(async () => {
    const found = await peopleNamed('alice')
    return found.length > 0 && found
  }, patience)
  await servers.database.query('DROP FUNCTION commit_slowly CASCADE')
  const answer = await retried(other, 'alice')
  expect([answer.status, answer.headers.get('idempotent-replayed')]).toEqual([201, 'true'])
  expect(answer.body.id).toBe(id)
  expect(await peopleNamed('alice')).toEqual([id])
  expect(await eventsAbout(answer.body.id)).toBe(1)
  await other.kill()
}, 60_000)

test('RAC-03 whenever a process is killed, the request is done once', async () => {
  const other = await start()
  for (let round = 0; round < rounds; round += 1) {
    const dying = await start()
    const name = `bob${round}`
    const lost = dying.create(name).catch(() => null)
    await wait(Math.random() * 120)
    await dying.kill()
    const first = await lost
    const answer = await retried(other, name)
    expect(answer.status).toBe(201)
    if (first !== null) expect(answer.text).toBe(first.text)
    expect(await peopleNamed(name)).toEqual([answer.body.id])
    expect(await eventsAbout(answer.body.id)).toBe(1)
  }
}, 180_000)
