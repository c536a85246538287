// What is made, signed in to, changed and deleted at the same moment, on two processes: nothing comes back from the dead.
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  asked,
  authorize,
  client,
  cookieOf,
  type Person,
  person,
  refresh,
  type TestClient,
  tokensFor,
  userinfo,
} from '../api/oauth/person-client.ts'
import { type Answer, startTestApp, type TestApp } from '../support/test-app.ts'

const rounds = Number(process.env.ROUNDS ?? 1)
const patienceMs = 90_000 + rounds * 30_000
const password = 'correct horse battery 7'
const connection = 'Username-Password-Authentication'

let a: TestApp
let b: TestApp
let web: TestClient
let rows: pg.Client

beforeAll(async () => {
  a = await startTestApp({ rateLimit: null, databasePool: 8 })
  b = { ...a, ...(await a.startTwin()) }
  web = await client(a, {
    grant_types: ['authorization_code', 'refresh_token', 'password'],
    refresh_token: { rotation_type: 'rotating', expiration_type: 'expiring' },
  })
  // What is guessed wrong while nobody has the address would lock it.
  for (const guard of ['brute-force-protection', 'suspicious-ip-throttling']) {
    const { status, text } = await a.api('PATCH', `/attack-protection/${guard}`, { body: { enabled: false } })
    expect(status, text).toBe(200)
  }
  rows = new pg.Client(a.connection)
  await rows.connect()
})
afterAll(async () => {
  await rows.end()
  await a.close()
})

const pathOf = (id: string) => `/users/${encodeURIComponent(id)}`
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

function signIn(on: TestApp, email: string): Promise<Answer> {
  const { client_id, client_secret } = web
  const grant = { grant_type: 'password', username: email, password, scope: 'openid offline_access' }
  return on.anonymous('POST', '/oauth/token', { body: { ...grant, client_id, client_secret } })
}

const subjectOf = ({ body }: Answer): string =>
  JSON.parse(Buffer.from(body.id_token.split('.')[1], 'base64url').toString()).sub

test(
  'RAC-06 one address is made and deleted again and again while somebody signs in with it',
  async () => {
    const email = 'alice@example.com'
    const dead = new Set<string>()
    const signedIn: Answer[] = []
    let isOver = false
    const signInAgainAndAgain = async (on: TestApp) => {
      while (!isOver) {
        const deadBefore = new Set(dead)
        const answer = await signIn(on, email)
        // Where nobody has the address, it is a wrong one; who is deleted meanwhile gets nothing for the right one.
        expect([200, 400, 403], answer.text).toContain(answer.status)
        if (answer.status !== 200) continue
        signedIn.push(answer)
        expect(deadBefore.has(subjectOf(answer))).toBe(false)
      }
    }
    const ids: string[] = []
    const makeAndDelete = async () => {
      for (let cycle = 0; cycle < 15 * rounds; cycle += 1) {
        const made = await a.api('POST', '/users', { body: { connection, email, password, email_verified: true } })
        expect(made.status, made.text).toBe(201)
        ids.push(made.body.user_id)
        await pause(Math.random() * 150)
        const deleted = await (cycle % 2 === 0 ? a : b).api('DELETE', pathOf(made.body.user_id))
        expect(deleted.status, deleted.text).toBe(204)
        dead.add(made.body.user_id)
      }
    }
    const signingIn = Promise.all([a, b, b].map(signInAgainAndAgain))
    const making = makeAndDelete().finally(() => {
      isOver = true
    })
    await Promise.all([making, signingIn])
    expect(new Set(ids).size).toBe(ids.length)
    expect(signedIn.length).toBeGreaterThan(0)
    for (const { body } of signedIn) {
      expect((await userinfo(b, body.access_token)).status).toBe(401)
      expect((await refresh(b, web, body.refresh_token)).status).toBe(400)
    }
    for (const id of ids) expect(await whatIsLeftOf(id)).toEqual([])
  },
  patienceMs,
)

test(
  'RAC-09 a role that is given to a hundred people while it is deleted is held by nobody',
  async () => {
    const people = await madePeople(100)
    for (let round = 0; round < 3 * rounds; round += 1) {
      const { body: role } = await a.api('POST', '/roles', { body: { name: `reader ${round}` } })
      const each = people.map((id, place) =>
        (place % 2 === 0 ? a : b).api('POST', `${pathOf(id)}/roles`, { body: { roles: [role.id] } }),
      )
      const all = b.api('POST', `/roles/${role.id}/users`, { body: { users: people.slice(0, 50) } })
      await pause(Math.random() * 200)
      const deleted = await a.api('DELETE', `/roles/${role.id}`)
      expect([200, 204]).toContain(deleted.status)
      for (const { status, text } of await Promise.all([...each, all])) {
        // A hundred at once: some may be told to try again, and nothing of theirs was done.
        expect([200, 204, 400, 404, 503], text).toContain(status)
      }
      const held = await rows.query('SELECT count(*)::int FROM role_assignments WHERE role_id = $1', [role.id])
      expect(held.rows[0].count).toBe(0)
      expect((await b.api('POST', `${pathOf(people[0] ?? '')}/roles`, { body: { roles: [role.id] } })).status).toBe(404)
    }
    expect((await a.api('GET', `${pathOf(people[0] ?? '')}/roles`)).body).toEqual([])
  },
  patienceMs,
)

test(
  'RAC-10 somebody who is deleted while they sign in, refresh, enrol and are changed does not come back',
  async () => {
    for (let round = 0; round < 4 * rounds; round += 1) {
      const bob = await person(a, `bob${round}`)
      const held = await tokensFor(a, web, bob, { scope: 'openid offline_access' })
      const { deleted, racing } = await deletedDuring(bob, held.refresh_token)
      const answers = await Promise.all(racing)
      expect(deleted.status).toBe(204)
      for (const { status, text } of answers) expect(status, text).toBeLessThan(500)
      expect((await b.api('GET', pathOf(bob.id))).status).toBe(404)
      const gained = answers.filter(({ body }) => body?.access_token !== undefined).map(({ body }) => body)
      for (const { access_token, refresh_token } of [held, ...gained]) {
        expect((await userinfo(b, access_token)).status).toBe(401)
        expect((await refresh(b, web, refresh_token)).status).toBe(400)
      }
      expect((await signIn(b, bob.email)).status).toBe(403)
      expect(await whatIsLeftOf(bob.id)).toEqual([])
    }
  },
  patienceMs,
)

async function deletedDuring({ id, email, cookie }: Person, refreshToken: string) {
  const sides = [a, b]
  const racing = sides.flatMap((on) => [
    signIn(on, email),
    authorize(on, asked(web), cookie),
    refresh(on, web, refreshToken),
    on.api('PATCH', pathOf(id), { body: { user_metadata: { color: 'red' }, email_verified: true } }),
    on.api('POST', `${pathOf(id)}/authentication-methods`, {
      body: { type: 'totp', name: 'Phone', totp_secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' },
    }),
    cookieOf(on, id).then(
      () => nothing,
      () => nothing,
    ),
  ])
  await pause(Math.random() * 60)
  return { deleted: await a.api('DELETE', pathOf(id)), racing }
}

const nothing: Answer = { status: 200, body: undefined, text: '', headers: new Headers() }

/** People without passwords, whose hashes would be most of the work. */
async function madePeople(count: number): Promise<string[]> {
  const [{ application_id: application, id: home }] = (
    await rows.query(`SELECT application_id, c.id FROM connections c
      JOIN applications p ON p.id = c.application_id WHERE p.kind = 'people' AND c.name = '${connection}'`)
  ).rows
  const made = await rows.query(`WITH made AS (
      INSERT INTO users (application_id, id, created_at, updated_at)
      SELECT ${application}, 'auth0|p' || n, now(), now() FROM generate_series(1, ${count}) n RETURNING id),
    known AS (INSERT INTO identities (application_id, connection_id, subject, user_id, provider, is_primary, linked_at)
      SELECT ${application}, '${home}', substr(id, 7), id, 'auth0', true, now() FROM made)
    SELECT id FROM made`)
  return made.rows.map(({ id }) => id)
}

/** The tables that hold a row of somebody. The deleted are remembered as such, so that no id comes again. */
async function whatIsLeftOf(userId: string): Promise<string[]> {
  const { rows: tables } = await rows.query<{ name: string; column: string }>(`
    SELECT table_name AS name, column_name AS column FROM information_schema.columns
    JOIN information_schema.tables USING (table_schema, table_name)
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
      AND (column_name = 'user_id' OR table_name = 'users' AND column_name = 'id')`)
  expect(tables.length).toBeGreaterThan(5)
  const left: string[] = []
  for (const { name, column } of tables) {
    const found = await rows.query(`SELECT FROM ${name} WHERE ${column} = $1 LIMIT 1`, [userId])
    if (found.rowCount !== 0) left.push(name)
  }
  return left
}
