// WEB-04: the database fails under every route at once, and no answer tells what failed: no stack, no statement, no name
// of a table, a file or a version. The log has it, under the id that the answer gives.
import { Writable } from 'node:stream'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signingAlgorithm } from '../../src/signing-keys/signing-key.ts'
import { client, person, type TestClient } from '../api/oauth/person-client.ts'
import { begin } from '../login/people.ts'
import { operatorSession } from '../support/operator-session.ts'
import { everyRouteOf } from '../support/routes-of.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

type Route = ReturnType<typeof everyRouteOf>[number]
type Asked = readonly [name: string, answer: { status: number; headers: Headers; text: string }]

let app: TestApp
let web: TestClient
let headers: Readonly<Record<string, string>>
let state: string
let token: string
let logged = ''
/** With the table of people gone, which is found out in the middle of things, and then with all of them gone. */
let answers: readonly Asked[]

beforeAll(async () => {
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      logged += chunk
      done()
    },
  })
  app = await startTestApp({ rateLimit: null }, { level: 'error', stream })
  const alice = await person(app, 'alice')
  web = await client(app)
  token = await app.token()
  const { browser, signIn } = await begin(app)
  state = signIn.id
  const olivia = { email: 'olivia@example.com', password: 'correct horse battery 7', role: 'owner' }
  const made = await app.v1('POST', '/operators', { body: olivia })
  const { name, value } = await operatorSession(app, made.body.id)
  const bound = `rollcall-sign-in=${browser.cookies.get('rollcall-sign-in')}`
  headers = { cookie: `${alice.cookie}; ${bound}; ${name}=${value}`, origin: new URL(app.url).origin }
  const tables = await tablesOf(app)
  await loseTables(app, ['users'])
  const inTheMiddle = await askEverything()
  await loseTables(
    app,
    tables.filter((table) => table !== 'users'),
  )
  answers = [...inTheMiddle, ...(await askEverything())]
}, 180_000)
afterAll(() => app.close())

async function tablesOf({ connection }: TestApp): Promise<string[]> {
  const { rows } = await statements(connection, ["SELECT tablename FROM pg_tables WHERE schemaname = 'public'"])
  return rows.map(({ tablename }) => tablename)
}

/** One statement a table: what waits for one of them holds none of the others. */
async function loseTables({ connection }: TestApp, tables: readonly string[]): Promise<void> {
  await statements(
    connection,
    tables.map((table) => `ALTER TABLE ${table} RENAME TO lost_${table}`),
  )
}

async function statements(connection: TestApp['connection'], texts: readonly string[]): Promise<pg.QueryResult> {
  const database = new pg.Client(connection)
  await database.connect()
  try {
    let last: pg.QueryResult | null = null
    for (const text of texts) last = await database.query(text)
    if (last === null) throw new Error('nothing was asked')
    return last
  } finally {
    await database.end()
  }
}

/** Feeds and streams wait for what comes next, and an address that stands for many has no fault of its own. */
const isAsked = ({ path }: Route) => !path.includes('*') && !/\/(stream|revocations)$/.test(path)

/** A few at once: some take the time that they always take, so that none tells by it what it found. */
async function askEverything(): Promise<Asked[]> {
  const routes = everyRouteOf(app).filter(isAsked)
  const asked: Asked[] = []
  while (routes.length > 0) asked.push(...(await Promise.all(routes.splice(0, 12).map(ask))))
  return asked
}

async function ask(route: Route): Promise<Asked> {
  const { address, ...request } = requestOf(route)
  const { method, path } = route
  const signal = AbortSignal.timeout(30_000)
  return [`${method} ${path}`, await answerOf(app.url + address.slice(1), { method, signal, ...request })]
}

/** What breaks off in the middle of a file had begun well: it says no more than that. */
async function answerOf(url: string, request: RequestInit): Promise<Asked[1]> {
  const response = await fetch(url, { redirect: 'manual', ...request })
  const text = await response.text().catch(() => '')
  return { status: response.status, headers: response.headers, text }
}

/** As somebody who may: what is refused before anything is looked up tells nothing of faults. */
function requestOf({ method, path }: Route): RequestInit & { readonly address: string } {
  const words = new URLSearchParams({
    state,
    client_id: web.client_id,
    client_secret: web.client_secret,
    redirect_uri: 'https://rp.test/cb',
    response_type: 'code',
    scope: 'openid',
    grant_type: 'authorization_code',
    code: 'x'.repeat(48),
    token: 'x'.repeat(48),
  }).toString()
  const isApi = path.startsWith('/api/')
  const address = path.replace(/:[a-zA-Z_]+/g, 'none')
  const proof = proofFor(path)
  if (method === 'GET') {
    // Calls of the APIs tell what is no parameter of theirs before they look anything up.
    return { address: isApi ? address : `${address}?${words}`, headers: { ...headers, ...proof } }
  }
  const type = isApi ? 'application/json' : 'application/x-www-form-urlencoded'
  return { address, headers: { ...headers, ...proof, 'content-type': type }, body: isApi ? '{}' : words }
}

function proofFor(path: string): Readonly<Record<string, string>> {
  if (path.startsWith('/api/v1/')) return { 'x-api-key': app.apiKey }
  if (path.startsWith('/api/v2/')) return { authorization: `Bearer ${token}` }
  return /^\/(api|userinfo)/.test(path) ? { authorization: unknownBearer() } : {}
}

/** Nobody knows the key that signed it, which is looked up. */
function unknownBearer(): string {
  const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url')
  return `Bearer ${part({ alg: signingAlgorithm, kid: 'unknown', typ: 'at+jwt' })}.${part({ sub: 'x' })}.x`
}

const failed = () => answers.filter(([, { status }]) => status >= 500)

test('faults are met on every face', () => {
  const names = failed().map(([name]) => name)
  expect(names.length).toBeGreaterThan(300)
  for (const face of [
    /^GET \/api\/v1\//,
    /^POST \/api\/v1\//,
    /^GET \/api\/v2\//,
    /^PATCH \/api\/v2\//,
    /^GET \/api\/:tenantId\/admin/,
    /^GET \/\.well-known\/jwks\.json/,
    /^GET \/authorize/,
    /^GET \/userinfo/,
    /^POST \/oauth\/token/,
    /^GET \/u\/login/,
    /^POST \/u\/login/,
    /^GET \/account/,
    /^GET \/console\/u\/login/,
  ])
    expect([face, names.some((name) => face.test(name))]).toEqual([face, true])
})

/** What a stack, a statement of SQL, the database, the framework and the machine say of themselves. */
const inside = [
  'lost_',
  'relation',
  '42P01',
  'SELECT',
  'INSERT INTO',
  'application_id',
  'postgres',
  'fastify',
  'node_modules',
  'node:internal',
  'DatabaseError',
  '.ts:',
  '/src/',
  '    at ',
  process.version,
  process.cwd(),
]

test('WEB-04 no answer of an unexpected fault tells what it was', () => {
  const told = failed().flatMap(([name, { text, headers: sent }]) => {
    const whole = `${[...sent].map((line) => line.join(': ')).join('\n')}\n${text}`
    return inside.filter((word) => whole.includes(word)).map((word) => `${name}: ${word}`)
  })
  expect(told).toEqual([])
})

test('WEB-04 nor who serves it, and it is kept nowhere', () => {
  for (const [name, { headers: sent }] of failed()) {
    expect([name, sent.get('server'), sent.get('x-powered-by'), sent.get('via')]).toEqual([name, null, null, null])
    expect([name, sent.get('x-content-type-options')]).toEqual([name, 'nosniff'])
    expect([name, sent.get('cache-control') ?? 'no-store']).toEqual([name, expect.stringContaining('no-store')])
  }
})

test('WEB-04 the log has the fault under the id of the answer', () => {
  const lines = logged
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
  expect(lines.some(({ err }) => /relation .* does not exist/.test(err?.message))).toBe(true)
  const faults = new Set(lines.filter(({ err }) => err !== undefined).map(({ reqId }) => reqId))
  const unlogged = failed().filter(([, { headers: sent }]) => !faults.has(sent.get('x-request-id')))
  expect(unlogged.map(([name]) => name)).toEqual([])
})

test('WEB-04 a page of a fault has its policy, and the id for whoever calls support', () => {
  const pages = failed().filter(([, { headers: sent }]) => sent.get('content-type')?.startsWith('text/html') === true)
  expect(pages.length).toBeGreaterThan(20)
  for (const [name, { headers: sent, text }] of pages) {
    const policy = sent.get('content-security-policy') ?? ''
    expect([name, policy]).toEqual([name, expect.stringContaining("default-src 'none'")])
    expect([name, policy]).toEqual([name, expect.stringContaining("frame-ancestors 'none'")])
    expect([name, text.includes(sent.get('x-request-id') ?? 'none')]).toEqual([name, true])
  }
})
