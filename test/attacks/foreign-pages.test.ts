// WEB-03 and WEB-10: what a page of others makes a browser send, with the cookie of whoever looks at it, changes nothing
// and tells that page nothing; asked of every route there is.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ConsoleBrowser, signedIn as signedInTo } from '../api/authaz-v1/console-browser.ts'
import { person } from '../api/oauth/person-client.ts'
import { everyRouteOf } from '../support/routes-of.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

let app: TestApp
let owner: ConsoleBrowser
let personCookie: string
type AnyRoute = ReturnType<typeof everyRouteOf>[number]
let changing: readonly AnyRoute[]
beforeAll(async () => {
  app = await startTestApp({ rateLimit: null })
  owner = await signedInTo(app, 'owner')
  personCookie = (await person(app, 'alice')).cookie
  changing = everyRouteOf(app).filter(({ method }) => method !== 'GET')
})
afterAll(() => app.close())

const filled = (path: string) => path.replace(/:[a-zA-Z_]+/g, 'none')

/** Those that were answered otherwise. */
async function answeredOtherwise(
  routes: readonly AnyRoute[],
  expected: readonly number[],
  sent: { readonly headers: Readonly<Record<string, string>>; readonly raw?: string },
): Promise<readonly string[]> {
  const answers = await Promise.all(
    routes.map(async ({ method, path }) => {
      const { status } = await app.anonymous(method, filled(path), { raw: '{}', ...sent })
      return [`${method} ${path} ${status}`, status] as const
    }),
  )
  return answers.filter(([, status]) => !expected.includes(status)).map(([name]) => name)
}

const foreign: readonly (readonly [name: string, headers: Readonly<Record<string, string>>])[] = [
  ['another site', { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' }],
  ['another site of our domain', { origin: 'https://evil.example.com', 'sec-fetch-site': 'same-site' }],
  ['another site, of an old browser', { origin: 'https://evil.test' }],
  ['a page without an origin', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
]

describe.each(foreign)('WEB-03 from %s', (_name, headers) => {
  test('an operator changes nothing by any route of /api/v1, even with the token', async () => {
    const routes = changing.filter(({ path }) => path.startsWith('/api/v1/') && !isForNobody(path))
    expect(routes.length).toBeGreaterThan(80)
    const right = { cookie: owner.cookie as string, 'x-csrf-token': owner.csrfToken as string }
    const json = { ...right, ...headers, 'content-type': 'application/json' }
    expect(await answeredOtherwise(routes, [403], { headers: json })).toEqual([])
  })

  test('a person sends no form of ours', async () => {
    const routes = changing.filter(({ path }) => /^\/(u|account|device)(\/|$)/.test(path))
    expect(routes.length).toBeGreaterThan(40)
    const form = { cookie: personCookie, ...headers, 'content-type': 'application/x-www-form-urlencoded' }
    expect(await answeredOtherwise(routes, [403], { headers: form, raw: 'answer=allow' })).toEqual([])
  })
})

/** Takes a file, whose kind it finds out by itself. */
const isFile = (path: string) => path === '/api/v1/imports' || path === '/api/v1/imports/files'
/** Opened by something else than a session: the link of the set-up, and names and passwords. */
const isForNobody = (path: string) => path.startsWith('/api/v1/setup')

describe('WEB-03 from nowhere', () => {
  test('the cookie alone changes nothing: not as JSON, as text or as a form', async () => {
    const routes = changing.filter(({ path }) => path.startsWith('/api/v1/') && !isForNobody(path))
    for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded']) {
      const headers = { cookie: owner.cookie as string, 'content-type': type }
      expect(await answeredOtherwise(routes, [403, 415], { headers }), type).toEqual([])
    }
  })

  test('JSON that says it is text or a form is no JSON, even with the token', async () => {
    const routes = changing.filter(({ path }) => path.startsWith('/api/v1/') && !isForNobody(path) && !isFile(path))
    const own = { origin: app.url.slice(0, -1), 'sec-fetch-site': 'same-origin' }
    const right = { cookie: owner.cookie as string, 'x-csrf-token': owner.csrfToken as string, ...own }
    for (const type of ['text/plain', 'multipart/form-data; boundary=x']) {
      const headers = { ...right, 'content-type': type }
      expect(await answeredOtherwise(routes, [415, 404], { headers }), type).toEqual([])
    }
  })
})

describe('WEB-10 a page of others reads nothing with a cookie', () => {
  const origins = ['https://evil.test', 'https://rp.test.evil', 'null', 'https://localhost.evil.test']

  test.each(origins)('%s is never allowed to send one, wherever it asks first', async (origin) => {
    const routes = everyRouteOf(app)
    const bad: string[] = []
    await Promise.all(
      routes.map(async ({ method, path }) => {
        const headers = { origin, 'access-control-request-method': method, cookie: owner.cookie as string }
        const { headers: said } = await app.anonymous('OPTIONS', filled(path), { headers })
        const allowed = said.get('access-control-allow-origin')
        const mayHaveCookie = said.get('access-control-allow-credentials') !== null
        if (mayHaveCookie || (allowed !== null && allowed !== '*')) bad.push(`${method} ${path} ${allowed}`)
      }),
    )
    expect(bad).toEqual([])
  })

  test('nothing that a session opens is open to every origin', async () => {
    const headers = { origin: 'https://evil.test', cookie: `${owner.cookie}; ${personCookie}` }
    for (const path of ['/api/v1/session', '/api/v1/users', '/account', '/account/sessions']) {
      const answer = await app.anonymous('GET', path, { headers })
      expect([path, answer.headers.get('access-control-allow-origin')]).toEqual([path, null])
    }
  })
})
