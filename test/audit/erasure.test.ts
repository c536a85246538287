import { createHash } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nodeHash } from '../../src/sealed-log/merkle-tree.ts'
import { verifyLog } from '../../src/sealed-log/verify-log.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

let app: TestApp
const logged: string[] = []

beforeAll(async () => {
  app = await startTestApp({}, { level: 'debug', stream: { write: (line: string) => void logged.push(line) } })
})
afterAll(() => app.close())

/** In every field of the person; nothing else in the world is called so. */
const canary = 'zanzibarq'

/** Every table and every column, as text and as bytes. */
async function tablesWith(words: readonly string[]): Promise<string[]> {
  const client = new pg.Client(app.connection)
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema')`,
    )
    const found: string[] = []
    for (const { name } of rows) {
      for (const word of words) {
        const { rows: hits } = await client.query(
          `SELECT t::text AS row FROM ${name} t WHERE t::text ILIKE $1 OR t::text ILIKE $2 LIMIT 3`,
          [`%${word}%`, `%${Buffer.from(word).toString('hex')}%`],
        )
        found.push(...hits.map(({ row }) => `${name}: ${row}`))
      }
    }
    return found
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
  expect(await tablesWith([canary])).not.toEqual([])

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
  expect(await tablesWith([canary])).toEqual([])
  // Services that verify tokens themselves must hear for as long as one lives whose are refused.
  const withId = await tablesWith([user.user_id])
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
