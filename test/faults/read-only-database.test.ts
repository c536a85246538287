// The database takes no changes for a while (security.md, F08 and F17): whoever reads goes on, whoever changes something is
// told to come again, in the words of the face they use, and nothing of it is a fault of ours.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { password as operatorPassword, signedInAs } from '../api/authaz-v1/console-browser.ts'
import { fine } from '../api/authaz-v1/organization-callers.ts'
import { asked, authorize, callback, client, cookieOf } from '../api/oauth/person-client.ts'
import { bearer, machineToken, tenant } from '../api/tenant-admin/tenants.ts'
import { addPerson, identified, password } from '../login/people.ts'
import { newBrowserless } from '../support/browserless.ts'
import { type ReadOnlySwitch, readOnlySwitch } from '../support/read-only-database.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

let app: TestApp
let database: ReadOnlySwitch
beforeAll(async () => {
  app = await startTestApp({ rateLimit: null }, { level: 'silent' })
  database = await readOnlySwitch(app)
})
afterAll(async () => {
  await database.close()
  await app.close()
})

/** Connections that were cut are noticed first by whoever asks on them. */
async function whileReadOnly(work: () => Promise<void>): Promise<void> {
  await database.stopChanges()
  try {
    const refused = async () => (await app.v1('GET', '/changes')).headers.get('retry-after')
    await expect.poll(refused, { timeout: 20_000 }).toBe('30')
    await work()
  } finally {
    await database.takeChanges()
    await expect.poll(async () => (await app.v1('GET', '/changes')).status, { timeout: 20_000 }).toBe(200)
  }
}

test('every management API answers reads, and refuses changes with 503 in its own shape', async () => {
  const acme = await tenant(app, 'acme')
  const tenantApi = bearer(app, await machineToken(app))
  const made = fine(
    await app.v1('POST', '/operators', {
      body: { email: 'olivia@example.com', password: operatorPassword, role: 'owner' },
    }),
    201,
  )
  const browser = await signedInAs(app, made.id, 'stale')
  // So that the session would be noted as used.
  app.clock.aheadMs += 120_000
  const email = 'alice@example.com'
  await whileReadOnly(async () => {
    expect((await browser.call('GET', '/users')).status).toBe(200)
    expect((await browser.call('GET', '/session')).status).toBe(200)
    expect((await app.v1('GET', '/users')).status).toBe(200)
    expect((await app.api('GET', '/users')).status).toBe(200)
    expect((await tenantApi('GET', `/${acme.id}/admin/users`)).status).toBe(200)
    expect((await app.anonymous('GET', '/health/ready')).status).toBe(200)
    expect((await browser.call('GET', '/system')).body.database.takesChanges).toBe(false)
    expect((await browser.call('GET', '/stats/needs-you')).body.changes).toEqual({ pausedSince: null, areTaken: false })
    const problem = { status: 503, title: 'Service Unavailable', code: 'under_maintenance' }
    for (const answer of [
      await app.v1('POST', '/users', { body: { email } }),
      await app.v1('POST', '/users', { body: { email }, headers: { 'idempotency-key': 'once' } }),
      await browser.call('POST', '/users', { body: { email } }),
      await tenantApi('POST', `/${acme.id}/admin/users`, { body: { email, name: 'Alice', role: 'member' } }),
    ]) {
      expect([answer.status, answer.headers.get('retry-after')], answer.text).toEqual([503, '30'])
      expect(answer.headers.get('content-type')).toContain('application/problem+json')
      expect(answer.body).toMatchObject(problem)
      expect(answer.body.detail).toBe(
        'Rollcall is being maintained: it can be read, but takes no changes. Nothing was changed. Try again in a minute.',
      )
    }
    const vendor = await app.api('POST', '/users', {
      body: { connection: 'Username-Password-Authentication', email, password },
    })
    expect([vendor.status, vendor.headers.get('retry-after')]).toEqual([503, '30'])
    expect(vendor.body).toMatchObject({
      statusCode: 503,
      error: 'Service Unavailable',
      errorCode: 'under_maintenance',
    })
  })
  expect((await browser.call('POST', '/users', { body: { email } })).status).toBe(201)
})

test('the endpoints of OAuth say that they are unavailable for now, to programs and to pages that ask in silence', async () => {
  const alice = await addPerson(app, 'carol@example.com')
  const { cookie } = await cookieOf(app, alice)
  const web = await client(app)
  const { client_id, client_secret } = fine(
    await app.v1('POST', '/clients', { body: { name: 'Job', machine: true, scopes: ['read:users'] } }),
    201,
  )
  const grant = { grant_type: 'client_credentials', client_id, client_secret, audience: `${app.url}api/v2/` }
  await whileReadOnly(async () => {
    const token = await app.anonymous('POST', '/oauth/token', { body: grant })
    expect([token.status, token.body.error, token.headers.get('retry-after')]).toEqual([
      503,
      'temporarily_unavailable',
      '30',
    ])
    const signUp = await app.anonymous('POST', '/dbconnections/signup', {
      body: {
        client_id: web.client_id,
        connection: 'Username-Password-Authentication',
        email: 'dan@example.com',
        password,
      },
    })
    expect([signUp.status, signUp.headers.get('retry-after')], signUp.text).toEqual([503, '30'])
    expect(signUp.body).toMatchObject({ statusCode: 503, code: 'temporarily_unavailable' })
    const silent = await authorize(app, asked(web, { prompt: 'none' }), cookie)
    const back = new URL(silent.headers.get('location') ?? '')
    expect(`${back.origin}${back.pathname}`).toBe(callback)
    expect([back.searchParams.get('error'), back.searchParams.get('state')]).toEqual(['temporarily_unavailable', 'st'])
  })
})

test('people see a calm page that leads to where they were, and their sign-in goes on from there', async () => {
  await addPerson(app, 'bob@example.com')
  const web = await client(app)
  const { browser, page } = await identified(app, 'bob@example.com')
  const visitor = newBrowserless(app.url)
  const address = `/authorize?${new URLSearchParams(asked(web))}`
  let again = ''
  await whileReadOnly(async () => {
    const sent = await browser.send(page, '/u/login/password', { password })
    expect([sent.status, sent.headers.get('retry-after')]).toEqual([503, '30'])
    expect(sent.html).toContain('<h1>Maintenance is under way</h1>')
    expect(sent.html).toContain('Try again in a minute. Nothing is lost')
    again = /class="button primary" href="([^"]+)"/.exec(sent.html)?.[1] ?? ''
    const asking = await visitor.request('GET', address, { accept: 'text/html' })
    expect([asking.status, asking.headers.get('retry-after')]).toEqual([503, '30'])
    expect(asking.html).toContain('<h1>Maintenance is under way</h1>')
    expect(asking.html.replaceAll('&amp;', '&')).toContain(`href="${address}"`)
    const german = await visitor.request('GET', address, { 'accept-language': 'de' })
    expect(german.html).toContain('<h1>Es wird gerade gewartet</h1>')
  })
  const shown = await browser.open(again)
  expect(shown.heading).toBe('Enter your password')
  expect((await browser.send(shown, '/u/login/password', { password })).location).toBe('/account')
  const account = await browser.open('/account')
  await whileReadOnly(async () => {
    expect((await browser.open('/account')).heading).toBe(account.heading)
    const sent = await browser.send(account, '/account/profile', { name: 'Bob' })
    expect(sent.status).toBe(503)
    expect(sent.html).toContain('class="button primary" href="/account"')
  })
})
