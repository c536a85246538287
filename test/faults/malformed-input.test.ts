// Whatever comes, the answer is a refusal in the face's own words, and soon: INJ-01, INJ-05, INJ-06, INJ-11, INJ-12.
import { Agent, request } from 'node:http'
import { generateKeyPair, SignJWT } from 'jose'
import type { TSchema } from 'typebox'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { issueAccessToken } from '../../src/access-tokens/issue-access-token.ts'
import { routes as v2Routes } from '../../src/api/auth0-v2/routes.ts'
import { routes as v1Routes } from '../../src/api/authaz-v1/routes.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import {
  type Endpoint,
  type Malformed,
  malformedRequest,
  type Schema,
  type Surroundings,
  seededRandom,
} from './malformed-requests.ts'

/** 200 were asked for once of each; the same generator finds with fewer what it finds soon. */
const perEndpoint = Number(process.env.MALFORMED_PER_ENDPOINT ?? 60)
const atOnce = 8
const longestMs = 5_000

interface Row {
  readonly method: string
  readonly path: string
  readonly query?: TSchema
  readonly body?: TSchema
  readonly takesStream?: boolean
}

const endpoints: readonly Endpoint[] = [
  ...v2Routes.map((row) => endpoint('v2', '/api/v2', row)),
  ...v1Routes.map((row) => endpoint('v1', '/api/v1', row)),
  {
    face: 'oauth',
    method: 'POST',
    path: '/oauth/token',
    query: undefined,
    body: textFields('grant_type', 'client_id', 'client_secret', 'audience', 'scope'),
    takesStream: false,
  },
]

/** Each call makes two RSA keys, so it is only called in ways that never get so far. */
const costly = new Set(['POST /api/v1/keys/rotate-signing'])

let app: TestApp
let around: Omit<Surroundings, 'random'>
const agent = new Agent({ keepAlive: true, maxSockets: atOnce })

beforeAll(async () => {
  app = await startTestApp({ rateLimit: null })
  around = await surroundings()
})
afterAll(async () => {
  agent.destroy()
  await app.close()
})

test.each(endpoints.map((each) => [`${each.method} ${each.path}`, each] as const))(
  `4xx ${perEndpoint} malformed requests to %s are refused and leak nothing`,
  async (name, each) => {
    const random = seededRandom(endpoints.indexOf(each) + 1)
    const requests = Array.from({ length: perEndpoint }, () => malformedRequest(each, { ...around, random }))
    const sent = costly.has(name) ? requests.filter(({ isForged }) => isForged) : requests
    const faults = await inTurns(sent, (malformed) => faultOf(each, malformed))
    expect(faults.filter((fault) => fault !== null).slice(0, 10)).toEqual([])
  },
)

const addresses = { v2: '/api/v2/users', v1: '/api/v1/users', oauth: '/oauth/token' } as const

test.each(['v2', 'v1'] as const)(
  '400 %s an address that cannot be decoded is refused in the words of the face',
  async (face) => {
    for (const id of ['%', '%zz', 'auth0%7C%ED%A0%80', '%C0%AF']) {
      const headers = around.credentials[face]
      const { status, text } = await send('GET', { ...nothing, headers, path: `${addresses[face]}/${id}` })
      expect([id, status, isInWordsOf(face, text)]).toEqual([id, 400, true])
    }
  },
)

test.each(['v2', 'v1', 'oauth'] as const)('414 %s an address that is too long is refused as such', async (face) => {
  const headers = around.credentials[face]
  const path = `${addresses[face]}?q=${'x'.repeat(9_000)}`
  const { status, text } = await send(face === 'oauth' ? 'POST' : 'GET', { ...nothing, headers, path })
  expect([status, isInWordsOf(face, text)]).toEqual([414, true])
})

test('200 after all of it the server still answers as before', async () => {
  const { status, body } = await app.api('GET', `/users/${encodeURIComponent(around.ids.users as string)}`)
  expect([status, body.email]).toEqual([200, 'alice@example.com'])
  expect(({} as Record<string, unknown>).isAdmin).toBeUndefined()
})

const nothing: Malformed = { path: '', headers: {}, body: null, about: [], mustFail: true, isForged: false }

interface Answer {
  readonly status: number
  readonly text: string
  readonly ms: number
}

/** What is wrong with the answer, in a form that can be read; null when nothing is. */
async function faultOf(each: Endpoint, malformed: Malformed): Promise<object | null> {
  let answer = await send(each.method, malformed)
  // The machine may be busy with something else, so what was slow is asked once more.
  if (answer.ms > longestMs) answer = await send(each.method, malformed)
  const wrong = wrongIn(each, malformed, answer)
  if (wrong === null) return null
  const body = malformed.body?.toString().slice(0, 300) ?? null
  return {
    wrong,
    ...answer,
    text: answer.text.slice(0, 300),
    path: malformed.path.slice(0, 300),
    headers: malformed.headers,
    body,
  }
}

const leaks =
  /\n\s+at |node_modules|\.ts\b|file:\/\/|syntax error at|relation "|column "|invalid input syntax|duplicate key|violates|jsonpath|postgres|argon2/i

/** It lists the packages by their names, some of which are those of what is inside. */
const tellsOfParts = '/api/v1/system/parts'

function wrongIn(
  each: Endpoint,
  { about, mustFail, isForged }: Malformed,
  { status, text, ms }: Answer,
): string | null {
  if (status >= 500) return 'the server failed'
  if (ms > longestMs) return 'it took too long'
  const isTold = status === 200 && each.path === tellsOfParts
  if ((leaks.test(text) && !isTold) || text.includes(process.cwd())) return 'it tells of its inside'
  if (isForged && each.face === 'v2' && ![400, 401, 403].includes(status)) return 'a forged caller was let in'
  if (mustFail && !isForged && status < 400) return 'it was accepted'
  if (status === 400 && !namesWhatIsWrong(each, about, text)) return 'it does not say what is wrong'
  if (status >= 400 && !isInWordsOf(each.face, text)) return 'it is not in the words of the face'
  return null
}

function namesWhatIsWrong({ query, body }: Endpoint, about: readonly string[], text: string): boolean {
  const fields = [...namesIn(query), ...namesIn(body)]
  const letters = (word: string) => word.toLowerCase().replace(/_id$/, '').replaceAll('_', '')
  return [...about, ...fields].some((word) => letters(text).includes(letters(word.slice(0, 20))))
}

/** Of every field, those of inner objects too. */
function namesIn(schema: Schema | undefined): string[] {
  if (schema?.items !== undefined) return namesIn(schema.items)
  return Object.entries(schema?.properties ?? {}).flatMap(([name, inner]) => [name, ...namesIn(inner)])
}

function isInWordsOf(face: Endpoint['face'], text: string): boolean {
  const body = JSON.parse(text)
  if (face === 'oauth') return typeof body.error === 'string' && typeof body.error_description === 'string'
  if (face === 'v1')
    return typeof body.status === 'number' && typeof body.detail === 'string' && typeof body.code === 'string'
  const known = new Set(['statusCode', 'error', 'message', 'errorCode', 'attributes'])
  return typeof body.statusCode === 'number' && Object.keys(body).every((key) => known.has(key))
}

function send(method: string, { path, headers, body }: Malformed): Promise<Answer> {
  const startedAt = performance.now()
  const { port } = new URL(app.url)
  const length = body === null ? {} : { 'content-length': Buffer.byteLength(body) }
  return new Promise((resolve, reject) => {
    const call = request(
      { host: '127.0.0.1', port, method, path, agent, headers: { ...headers, ...length } },
      (answer) => {
        const chunks: Buffer[] = []
        if (answer.headers['content-type']?.startsWith('text/event-stream') === true) {
          // It goes on as long as somebody listens.
          resolve({ status: answer.statusCode as number, text: '', ms: performance.now() - startedAt })
          answer.destroy()
          return
        }
        answer.on('data', (chunk) => chunks.push(chunk))
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString()
          resolve({ status: answer.statusCode as number, text, ms: performance.now() - startedAt })
        })
      },
    )
    call.on('error', reject)
    call.end(body ?? undefined)
  })
}

async function inTurns<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = []
  const waiting = items.entries()
  const lane = async () => {
    for (const [index, item] of waiting) results[index] = await work(item)
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  return results
}

function endpoint(
  face: 'v1' | 'v2',
  prefix: string,
  { method, path, query, body, takesStream = false }: Row,
): Endpoint {
  return { face, method, path: prefix + path, query: query as Schema, body: body as Schema, takesStream }
}

function textFields(...names: string[]): Schema {
  return { type: 'object', properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])) }
}

async function surroundings(): Promise<Omit<Surroundings, 'random'>> {
  const person = {
    connection: 'Username-Password-Authentication',
    email: 'alice@example.com',
    password: 'Correct-Horse-7',
  }
  const user = await app.api('POST', '/users', { body: person })
  const role = await app.api('POST', '/roles', { body: { name: 'sample role' } })
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
  return {
    ids: { users: user.body.user_id, roles: role.body.id },
    credentials: { v2: bearer(await app.token()), v1: { 'x-api-key': app.apiKey }, oauth: {} },
    forged: [
      {},
      ...(await forgedTokens()).map(bearer),
      ...['Bearer', 'Bearer a b c', 'Basic eDp5', 'Negotiate x', 'Bearer ..', "Bearer ' OR 1=1"].map(
        (authorization) => ({ authorization }),
      ),
      ...['', 'x', 'rck_', "' OR 1=1 --", 'x'.repeat(8_000)].map((key) => ({ 'x-api-key': key })),
      { cookie: 'rollcall_session=x; rollcall_session=y; =; __Host-rollcall=%00' },
    ],
  }
}

async function forgedTokens(): Promise<string[]> {
  const token = await app.token()
  const [head, claims, signature] = token.split('.') as [string, string, string]
  const { stores, sealer, clock, issuer } = app.app.directory
  const ours = (more: { issuer?: string; audience?: string; lifetimeSeconds?: number }) =>
    issueAccessToken(
      { signingKeys: stores.signingKeys, sealer, clock, issuer: more.issuer ?? issuer },
      {
        clientId: 'nobody',
        audience: more.audience ?? `${app.url}api/v2/`,
        scope: ['read:users'],
        lifetimeSeconds: more.lifetimeSeconds ?? 60,
      },
    )
  const { privateKey } = await generateKeyPair('RS256')
  const decoded = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString())
  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return [
    await ours({ lifetimeSeconds: -60 }),
    await ours({ audience: 'https://other.example/' }),
    await ours({ issuer: 'https://evil.example/' }),
    await ours({}),
    await new SignJWT(decoded(claims)).setProtectedHeader(decoded(head)).sign(privateKey),
    `${encoded({ alg: 'none', typ: 'JWT' })}.${claims}.`,
    `${encoded({ ...decoded(head), alg: 'HS256' })}.${claims}.${signature}`,
    `${head}.${encoded({ ...decoded(claims), scope: 'delete:users', extra: 1 })}.${signature}`,
    `${head}.${claims}.${signature.slice(0, -2)}`,
    `${'a'.repeat(6_000)}.b.c`,
    'null.null.null',
  ]
}
