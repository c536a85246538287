import { createHash, randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { requestRecovery } from '../../src/recovery/request-recovery.ts'
import { nodeHash } from '../../src/sealed-log/merkle-tree.ts'
import { verifyLog } from '../../src/sealed-log/verify-log.ts'
import { imported } from '../api/auth0-v2/jobs/jobs-app.ts'
import { callback, client } from '../api/oauth/person-client.ts'
import { signedIn } from '../support/signed-in.ts'
import { tablesWith } from '../support/tables-with.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

let app: TestApp
const logged: string[] = []

beforeAll(async () => {
  app = await startTestApp(
    { outgoingAllow: ['127.0.0.1'] },
    { level: 'debug', stream: { write: (line: string) => void logged.push(line) } },
  )
})
afterAll(() => app.close())

/** In every field of the person; nothing else in the world is called so. */
const canary = 'zanzibarq'

/** Leaves the person in all the places that do not hang on their account, and answers which tables those are. */
async function traced(userId: string): Promise<string[]> {
  const email = `${canary}@example.com`
  const agent = { ip: '203.0.113.7', userAgent: `Browser ${canary}`, requestId: randomUUID() }
  const stranger = { headers: { 'user-agent': agent.userAgent } }
  await imported(app, [
    { email, name: canary },
    { email: `${canary}@`, username: canary, user_id: userId },
  ])
  const { body: acme } = await app.api('POST', '/organizations', { body: { name: 'acme' } })
  const grants = ['authorization_code', 'http://auth0.com/oauth/grant-type/passwordless/otp']
  const one = await client(app, {
    grant_types: grants,
    organization_usage: 'allow',
    initiate_login_uri: 'https://rp.test/login',
  })
  const invitation = { inviter: { name: 'Alice' }, invitee: { email: email.toUpperCase() }, client_id: one.client_id }
  await app.api('POST', `/organizations/${acme.id}/invitations`, { body: invitation })
  await app.api('POST', `/organizations/${acme.id}/members`, { body: { members: [userId] } })
  const request = { email, context: `It is me, ${canary}`, lost: [], browserHash: randomBytes(32) }
  const recovery = await requestRecovery(app.app.directory, agent, request)
  const link = { name: 'email', strategy: 'email', enabled_clients: [one.client_id] }
  await app.api('POST', '/connections', { body: link })
  const asked = { ...one, connection: 'email', email, send: 'link', authParams: { redirect_uri: callback } }
  const started = await app.anonymous('POST', '/passwordless/start', { body: asked })
  expect(started.status, started.text).toBe(200)
  const query = new URLSearchParams({ client_id: one.client_id, redirect_uri: callback, response_type: 'code' })
  await app.anonymous('GET', `/authorize?${query}&login_hint=${email}`, stranger)
  const forgotten = { client_id: one.client_id, connection: 'Username-Password-Authentication', email }
  await app.anonymous('POST', '/dbconnections/change_password', { body: forgotten, ...stranger })
  const { session } = await signedIn(app.app.directory, userId, agent.userAgent)
  const hook = { name: 'Deaf', url: 'https://127.0.0.1:9/', eventTypes: ['*'] }
  await app.v1('POST', '/webhooks', { body: hook })
  await app.v1('POST', '/suppressed-addresses', { body: { address: email, note: `${canary} bounces` } })
  await app.v1('POST', '/roles', { body: { name: 'Any' }, headers: { 'idempotency-key': canary } })
  await app.v1('PATCH', `/users/${encodeURIComponent(userId)}`, { body: { name: canary } })
  await inDatabase(async (database) => {
    await database.query(
      `INSERT INTO ip_rules (application_id, id, session_id, user_id, network, granted_at)
       SELECT application_id, 'rule', $1, id, '203.0.113.7/32', now() FROM users WHERE id = $2`,
      [session.id, userId],
    )
    await database.query(
      `INSERT INTO logout_notices (application_id, id, client_id, session_id, user_id, created_at, delivered_at)
       SELECT application_id, 'told', $1, $2, id, now(), now() FROM users WHERE id = $3`,
      [one.client_id, session.id, userId],
    )
    const who = { kind: 'user', id: userId, name: canary }
    await database.query(`UPDATE jobs SET created_by = $1 WHERE kind = 'users-import'`, [who])
    await database.query(`UPDATE recovery_requests SET user_id = NULL, decided_by = $1, assignee = $1 WHERE id = $2`, [
      who,
      recovery.id,
    ])
  })
  const byWord =
    'import_faults invitations recovery_requests mail_messages one_time_secrets sign_ins suppressed_addresses'
  return `${byWord} jobs ip_rules logout_notices organization_members sessions audit_events`.split(' ')
}

async function inDatabase<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client(app.connection)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function exported(): Promise<string> {
  const response = await fetch(`${app.url}api/v1/audit/export`, { headers: { 'x-api-key': app.apiKey } })
  return response.text()
}

/** RFC 9162 §2.1.3.2. */
function includes(
  proof: { sequence: number; size: number; leafHash: string; hashes: string[] },
  root: string,
): boolean {
  let [place, last] = [proof.sequence - 1, proof.size - 1]
  let hash: Buffer = Buffer.from(proof.leafHash, 'base64')
  for (const text of proof.hashes) {
    const other = Buffer.from(text, 'base64')
    if (last === 0) return false
    if (place % 2 === 1 || place === last) {
      hash = nodeHash(other, hash)
      while (place % 2 === 0 && place !== 0) {
        place /= 2
        last = Math.floor(last / 2)
      }
    } else hash = nodeHash(hash, other)
    place = Math.floor(place / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && hash.toString('base64') === root
}

test('AUD-08 P17 nothing of an erased person is left in any table, log or export; the log and an old proof still hold', async () => {
  const { body: user, status } = await app.api('POST', '/users', {
    body: {
      connection: 'Username-Password-Authentication',
      email: `${canary}@example.com`,
      name: `Name ${canary}`,
      nickname: canary,
      given_name: canary,
      family_name: canary,
      picture: `https://example.com/${canary}.png`,
      user_metadata: { [canary]: canary },
      app_metadata: { [canary]: canary },
      password: `Passw0rd-${canary}`,
    },
  })
  expect(status).toBe(201)
  const id = encodeURIComponent(user.user_id)
  const agent = { 'user-agent': `Browser ${canary}` }
  const signIn = { client_id: 'none', username: `${canary}@example.com`, password: 'wrong' }
  await app.anonymous('POST', '/oauth/token', { body: { grant_type: 'password', ...signIn }, headers: agent })
  await app.v1('POST', `/users/${id}/suspend`, { body: { reason: `${canary} called` } })
  await app.v1('POST', `/users/${id}/activate`, { body: {} })
  await app.v1('GET', `/users/export?q=${encodeURIComponent(`email:${canary}@example.com`)}`)
  await app.api('POST', '/jobs/verification-email', { body: { user_id: user.user_id } })
  await app.api('PATCH', `/users/${id}`, { body: { name: `Other ${canary}` } })
  const kept = await traced(user.user_id)
  const held = await tablesWith(app.connection, [canary, user.user_id])
  expect(kept.filter((table) => !held.some((row) => row.startsWith(`${table}: `)))).toEqual([])

  const before = (await exported())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  const theirs = before.find(({ values }) => values?.subjectId === user.user_id)
  const { body: checkpoint } = await app.v1('GET', '/audit/checkpoint')
  const query = `sequence=${theirs.sequence}&size=${checkpoint.size}`
  const { body: proof } = await app.v1('GET', `/audit/proofs/inclusion?${query}`)
  expect(includes(proof, checkpoint.root)).toBe(true)

  logged.length = 0
  expect((await app.v1('DELETE', `/users/${id}?hard=true`)).status).toBe(204)
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  await expect.poll(() => tablesWith(app.connection, [canary])).toEqual([])
  // Services that verify tokens themselves must hear for as long as one lives whose are refused.
  const withId = await tablesWith(app.connection, [user.user_id])
  expect(withId.filter((row) => !row.startsWith('revocations: '))).toEqual([])
  const after = await exported()
  expect(after).not.toContain(canary)
  expect(after).not.toContain(user.user_id)
  expect(logged.filter((line) => line.includes(canary))).toEqual([])

  const { body: key } = await app.v1('GET', '/audit/key')
  const report = await verifyLog({
    open: async function* () {
      yield* after.trimEnd().split('\n')
    },
    key: key.key,
    kept: checkpoint.note,
  })
  expect(report).toMatchObject({ isIntact: true, faults: [] })
  const line = after
    .split('\n')
    .slice(1, -1)
    .map((text) => JSON.parse(text))
    .find(({ sequence }) => sequence === theirs.sequence)
  expect(line.leafHash).toBe(Buffer.from(proof.leafHash, 'base64').toString('base64url'))
  expect(line.values.subjectId).toBeUndefined()
  expect((await app.v1('GET', `/audit/proofs/inclusion?${query}`)).body).toEqual(proof)
})

test('a log that grew proves that it went on from an earlier checkpoint', async () => {
  await exported()
  const { body: from } = await app.v1('GET', '/audit/checkpoint')
  await exported()
  const { body: to } = await app.v1('GET', '/audit/checkpoint')
  expect(to.size).toBeGreaterThan(from.size)
  const { body } = await app.v1('GET', `/audit/proofs/consistency?from=${from.size}&to=${to.size}`)
  expect(consistent(body, from.root, to.root)).toBe(true)
  expect(consistent(body, createHash('sha256').digest('base64'), to.root)).toBe(false)
  expect((await app.v1('GET', `/audit/proofs/consistency?from=1&to=${to.size + 1_000}`)).status).toBe(400)
})

/** RFC 9162 §2.1.4.2. */
function consistent({ from, to, hashes }: { from: number; to: number; hashes: string[] }, one: string, two: string) {
  const isPower = Number.isInteger(Math.log2(from))
  const path = [...(isPower ? [one] : []), ...hashes].map((text) => Buffer.from(text, 'base64'))
  let [place, last] = [from - 1, to - 1]
  while (place % 2 === 1) [place, last] = [Math.floor(place / 2), Math.floor(last / 2)]
  let [smaller, larger] = [path[0] as Buffer, path[0] as Buffer]
  for (const hash of path.slice(1)) {
    if (last === 0) return false
    if (place % 2 === 1 || place === last) {
      smaller = nodeHash(hash, smaller)
      larger = nodeHash(hash, larger)
      while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, Math.floor(last / 2)]
    } else larger = nodeHash(larger, hash)
    ;[place, last] = [Math.floor(place / 2), Math.floor(last / 2)]
  }
  return smaller.toString('base64') === one && larger.toString('base64') === two && last === 0
}
