// A cookie that is no secret of ours, of another application, or of what is over, is no cookie: SES-01, SES-11.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemActor } from '../../src/kernel/actor.ts'
import { newOperator } from '../../src/operators/create-operator.ts'
import { asked, authorize, client, type Person, person, type TestClient } from '../api/oauth/person-client.ts'
import { addAuthenticator } from '../login/factors.ts'
import { addPerson, begin, identified, password, uniqueEmail } from '../login/people.ts'
import { newBrowserless } from '../support/browserless.ts'
import { operatorSession } from '../support/operator-session.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

let app: TestApp
let alice: Person
let web: TestClient
let operatorSecret: string

beforeAll(async () => {
  app = await startTestApp({ rateLimit: null })
  alice = await person(app, 'alice')
  web = await client(app)
  const { console } = app.app
  const operator = await console.change((deps) =>
    newOperator({ ...console, ...deps }, systemActor, {
      email: 'olga@example.com',
      password: `${password} 7`,
      role: 'owner',
    }),
  )
  operatorSecret = (await operatorSession(app, operator.id)).value
})
afterAll(() => app.close())

const secretOf = ({ cookie }: Person) => cookie.split('=')[1] as string
const isSignedIn = async (cookie: string) =>
  (await authorize(app, asked(web, { prompt: 'none' }), cookie)).headers.get('location')?.includes('code=') === true
const isOperator = async (cookie: string) =>
  (await app.anonymous('GET', '/api/v1/operators', { headers: { cookie } })).status === 200

test('the two that count do count', async () => {
  expect(await isSignedIn(alice.cookie)).toBe(true)
  expect(await isOperator(`rollcall-console-session=${operatorSecret}`)).toBe(true)
})

const broken: readonly (readonly [what: string, of: (secret: string) => string])[] = [
  ['empty', () => ''],
  ['of four thousand letters', () => 'A'.repeat(4_000)],
  ['no base64', (secret) => `${secret.slice(0, -1)}!`],
  ['cut short', (secret) => secret.slice(0, -1)],
  ['longer by a letter', (secret) => `${secret}A`],
  ['in other capitals', (secret) => secret.toLowerCase()],
  ['in quotes', (secret) => `"${secret}"`],
  ['percent-encoded', (secret) => `%${secret.charCodeAt(0).toString(16)}${secret.slice(1)}`],
  ['with an equals sign', (secret) => `${secret}=`],
  ['null', () => 'null'],
  ['an array', (secret) => `["${secret}"]`],
  ['of JSON', (secret) => `j:{"secret":"${secret}"}`],
]

describe.each(broken)('SES-11 a cookie that is %s', (_what, of) => {
  test('signs nobody in, neither here nor in the console', async () => {
    expect(await isSignedIn(`rollcall-session=${of(secretOf(alice))}`)).toBe(false)
    expect(await isOperator(`rollcall-console-session=${of(operatorSecret)}`)).toBe(false)
  })

  test('of any other name changes nothing but that it is not there', async () => {
    for (const name of ['sign-in', 'known-browser', 'trusted-browser', 'reset-ticket', 'form']) {
      const headers = { cookie: `rollcall-${name}=${of('A'.repeat(43))}` }
      for (const path of ['/u/login', '/u/reset-password', '/account']) {
        const { status } = await app.anonymous('GET', path, { headers })
        expect([name, path, status < 500]).toEqual([name, path, true])
      }
    }
  })
})

describe('SES-11 two of one name', () => {
  test.each([
    ['the right one first', (right: string) => `rollcall-session=${right}; rollcall-session=${'A'.repeat(43)}`],
    ['the right one last', (right: string) => `rollcall-session=${'A'.repeat(43)}; rollcall-session=${right}`],
    ['the right one twice', (right: string) => `rollcall-session=${right}; rollcall-session=${right}`],
    ['one with a space before', (right: string) => `rollcall-session=${right};  rollcall-session=x`],
  ])('count as none: %s', async (_what, of) => {
    expect(await isSignedIn(of(secretOf(alice)))).toBe(false)
  })
})

describe('SES-11 of another application', () => {
  test('a session of people is none in the console, and the other way round', async () => {
    expect(await isOperator(`rollcall-console-session=${secretOf(alice)}`)).toBe(false)
    expect(await isOperator(`rollcall-session=${operatorSecret}`)).toBe(false)
    expect(await isSignedIn(`rollcall-session=${operatorSecret}`)).toBe(false)
    expect(await isSignedIn(`rollcall-console-session=${secretOf(alice)}`)).toBe(false)
  })

  test('a sign-in of people does not go on below the console, with whatever cookie', async () => {
    const { browser, signIn, page } = await begin(app)
    const secret = browser.cookies.get('rollcall-sign-in') as string
    browser.cookies.set('rollcall-console-sign-in', secret)
    const there = await browser.open(`/console/u/login?state=${signIn.id}`)
    expect(there.html).not.toContain('name="identifier"')
    const sent = await browser.send(page, '/u/login', { identifier: alice.email })
    expect(sent.status).toBe(303)
    // The same form, sent to the other application: its token is of another key.
    const body = new URLSearchParams({ identifier: 'olga@example.com', state: signIn.id, token: tokenIn(page.html) })
    const type = { 'content-type': 'application/x-www-form-urlencoded', origin: new URL(app.url).origin }
    expect((await browser.request('POST', '/console/u/login', type, body.toString())).status).toBe(403)
  })

  test('a person cannot sign in to the console, nor an operator as a person', async () => {
    const email = uniqueEmail()
    await addPerson(app, email)
    const browser = newBrowserless(app.url)
    const start = await browser.open('/console/u/login')
    const named = await browser.submit(start, '/console/u/login', { identifier: email })
    await browser.submit(named, '/console/u/login/password', { password })
    expect(browser.cookies.has('rollcall-console-session')).toBe(false)
    const other = await identified(app, 'olga@example.com')
    await other.browser.submit(other.page, '/u/login/password', { password: `${password} 7` })
    expect(other.browser.cookies.has('rollcall-session')).toBe(false)
  })

  test('nobody signs up to the console, nor asks for a code there', async () => {
    const browser = newBrowserless(app.url)
    const start = await browser.open('/console/u/login')
    const state = /name="state" value="([^"]+)"/.exec(start.html)?.[1] ?? ''
    const page = await browser.open(`/console/u/signup?state=${state}`)
    expect(page.html).not.toContain('name="password"')
    const fields = { state, token: tokenIn(start.html), email: uniqueEmail(), password: 'brass kettle morning 5' }
    const type = { 'content-type': 'application/x-www-form-urlencoded', origin: new URL(app.url).origin }
    await browser.request('POST', '/console/u/signup', type, new URLSearchParams(fields).toString())
    const { items } = await app.app.console.stores.users.list({
      filter: null,
      sort: { field: 'id', direction: 'ascending' },
      page: { kind: 'offset', offset: 0, limit: 10, withTotal: false },
    })
    expect(items.map(({ email }) => email)).toEqual(['olga@example.com'])
  })
})

const tokenIn = (html: string) => /name="token" value="([^"]+)"/.exec(html)?.[1] ?? ''

test('SES-01 what was planted before somebody signed in, or showed more, opens nothing afterwards', async () => {
  const email = uniqueEmail()
  const userId = await addPerson(app, email)
  const planted = 'A'.repeat(43)
  const first = await identified(app, email)
  first.browser.cookies.set('rollcall-session', planted)
  await first.browser.send(first.page, '/u/login/password', { password })
  const opened = first.browser.cookies.get('rollcall-session') as string
  expect(opened).not.toBe(planted)
  expect(await isSignedIn(`rollcall-session=${planted}`)).toBe(false)
  // Signing in once more in the same browser, as somebody who planted a live session of their own would have it.
  const again = await identified(app, email, { browser: first.browser })
  await again.browser.send(again.page, '/u/login/password', { password })
  const renewed = again.browser.cookies.get('rollcall-session') as string
  expect(renewed).not.toBe(opened)
  expect(await isSignedIn(`rollcall-session=${opened}`)).toBe(false)
  expect(await isSignedIn(`rollcall-session=${renewed}`)).toBe(true)
  await addAuthenticator(app, userId)
})

test('SES-01 whoever signs in over the session of another is in a session of their own, and the other is out', async () => {
  const [mallory, victim] = [uniqueEmail(), uniqueEmail()]
  await addPerson(app, mallory)
  await addPerson(app, victim)
  const attacker = await identified(app, mallory)
  await attacker.browser.send(attacker.page, '/u/login/password', { password })
  const known = attacker.browser.cookies.get('rollcall-session') as string
  const target = await identified(app, victim)
  target.browser.cookies.set('rollcall-session', known)
  await target.browser.send(target.page, '/u/login/password', { password })
  expect(target.browser.cookies.get('rollcall-session')).not.toBe(known)
  expect(await isSignedIn(`rollcall-session=${known}`)).toBe(false)
})

test('MFA-10 the mark of a trusted browser, or of a known one, is of one person and signs nobody in', async () => {
  const [one, other] = [uniqueEmail(), uniqueEmail()]
  await addPerson(app, one)
  await addPerson(app, other)
  const first = await identified(app, one)
  await first.browser.send(first.page, '/u/login/password', { password })
  const mark = first.browser.cookies.get('rollcall-known-browser') as string
  expect(await isSignedIn(`rollcall-session=${mark.slice(0, 43)}`)).toBe(false)
  // Ten wrong ones from here, with the mark of somebody else: no lane of one's own comes of it.
  for (let tries = 0; tries < 10; tries += 1) {
    const { browser, page } = await identified(app, other)
    browser.cookies.set('rollcall-known-browser', mark)
    await browser.send(page, '/u/login/password', { password: 'wrong password' })
  }
  const { browser, page } = await identified(app, other)
  browser.cookies.set('rollcall-known-browser', mark)
  await browser.send(page, '/u/login/password', { password })
  expect(browser.cookies.has('rollcall-session')).toBe(false)
})
