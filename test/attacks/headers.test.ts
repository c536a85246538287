// What every answer says of itself, whatever route it is of: nothing that names a person or carries a secret is kept by
// anybody on the way, shown in a frame of others, or read by a page of others together with a cookie.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { person } from '../api/oauth/person-client.ts'
import { begin } from '../login/people.ts'
import { type Route, routesOf } from '../support/routes-of.ts'
import { signedIn } from '../support/signed-in.ts'
import { type Answer, startTestApp, type TestApp } from '../support/test-app.ts'

let app: TestApp
let cookie: string
let state: string
let answers: readonly (readonly [name: string, answer: Answer])[]

/** The same for everybody: files with their content's hash in their name, keys, and what a probe asks. */
const isPublic = (path: string) =>
  /^\/((console\/)?u\/(assets|pictures)|api\/docs|console\/assets|avatars|\.well-known|health|metrics)/.test(path) ||
  path.startsWith('/api/v1/setup') ||
  /^\/(console\/?)?\*?$/.test(path)

beforeAll(async () => {
  app = await startTestApp({ rateLimit: null })
  const alice = await person(app, 'alice')
  const { secret } = await signedIn(app.app.directory, alice.id)
  const { browser, signIn } = await begin(app)
  state = signIn.id
  cookie = `rollcall-session=${secret}; rollcall-sign-in=${browser.cookies.get('rollcall-sign-in')}`
  const routes = routesOf(app).filter(({ path }) => !isPublic(path) && !path.endsWith('/revocations'))
  answers = await Promise.all(
    routes.map(async (route) => [`${route.method} ${route.path}`, await asked(route)] as const),
  )
})
afterAll(() => app.close())

async function asked({ method, path }: Route): Promise<Answer> {
  const address = `${path.replace(/:[a-zA-Z_]+/g, 'none')}?state=${state}`
  const headers = {
    cookie,
    origin: 'https://evil.test',
    ...(path.startsWith('/api/v2') ? { authorization: 'Bearer a.b.c' } : {}),
  }
  return method === 'GET'
    ? app.anonymous('GET', address, { headers })
    : app.anonymous('POST', address, { headers, body: { state } })
}

const isPage = ({ headers }: Answer) => headers.get('content-type')?.startsWith('text/html') === true
const named = (fits: (answer: Answer, name: string) => boolean) =>
  answers.filter(([name, answer]) => !fits(answer, name)).map(([name]) => name)

describe('every answer', () => {
  test('there are many', () => expect(answers.length).toBeGreaterThan(150))

  test('WEB-07 no-store: nobody keeps it', () => {
    const kept = named(({ headers }) => /no-store/.test(headers.get('cache-control') ?? ''))
    // The console's own files are there once it is built. They hold nothing of anybody.
    expect(kept.filter((name) => !/^GET \/console\/(words\/)?[\w-]+\.\w+$/.test(name))).toEqual([])
  })

  test('is taken for what it says it is, and tells nobody where somebody came from', () => {
    expect(named(({ headers }) => headers.get('x-content-type-options') === 'nosniff')).toEqual([])
    expect(named(({ headers }) => /no-referrer|same-origin/.test(headers.get('referrer-policy') ?? ''))).toEqual([])
  })

  test('is not read by a page of others with a cookie of ours', () => {
    expect(named(({ headers }) => headers.get('access-control-allow-credentials') === null)).toEqual([])
    expect(named(({ headers }) => headers.get('access-control-allow-origin') !== 'https://evil.test')).toEqual([])
    const open = answers.filter(([, { headers }]) => headers.get('access-control-allow-origin') === '*')
    // Where a token is asked for and no cookie counts.
    for (const [name] of open)
      expect(name).toMatch(/\/(oauth|userinfo|mfa|dbconnections|passwordless|api\/v2|api\/:tenantId\/admin)/)
  })
})

describe('every page', () => {
  test('WEB-04 stands in no frame of others, loads nothing of others and runs nothing that was slipped in', () => {
    const policies = answers.filter(([, answer]) => isPage(answer))
    expect(policies.length).toBeGreaterThan(40)
    for (const [name, { headers }] of policies) {
      const policy = headers.get('content-security-policy') ?? ''
      expect([name, policy]).toEqual([name, expect.stringContaining("default-src 'none'")])
      expect([name, policy]).toEqual([name, expect.stringMatching(/frame-ancestors 'none'/)])
      expect([name, policy]).toEqual([name, expect.stringContaining("base-uri 'none'")])
      expect([name, /unsafe-(inline|eval)|\*/.test(policy)]).toEqual([name, false])
    }
  })
})

test('WEB-08 every cookie is out of reach of scripts', async () => {
  const lines = answers.flatMap(([, { headers }]) => headers.getSetCookie())
  expect(lines.length).toBeGreaterThan(0)
  for (const line of lines) {
    expect(line).toMatch(/; HttpOnly/)
    expect(line).toMatch(/; Path=\//)
    expect(line).toMatch(/; SameSite=(Lax|Strict)/)
  }
})
