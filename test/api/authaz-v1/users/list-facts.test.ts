// What rows of the list tell besides, where `include` asks for it, and the same as columns of a file (console.md 3.2).
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../../../src/kernel/actor.ts'
import { placeSignIns, signInCountry } from '../../../../src/sign-ins/place-sign-ins.ts'
import { mmdbFile } from '../../../support/mmdb-file.ts'
import { signedIn as signIn } from '../../../support/signed-in.ts'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'
import { type ConsoleBrowser, signedIn } from '../console-browser.ts'
import { readCsv } from './strict-csv.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ placesFiles: [mmdbFile({ '81.2.69.0/24': { country: { iso_code: 'GB' } } })] })
  const { directory } = app.app
  const password = 'Correct-Horse-7-Battery'
  const metadata = { plan: 'gold', address: { city: 'Oslo', zip: null }, tags: ['a', 'b'] }
  const made = await app.api('POST', '/users', {
    body: {
      email: 'alice@example.com',
      name: 'Alice',
      password,
      app_metadata: metadata,
      user_metadata: { colour: 'teal' },
      connection: 'Username-Password-Authentication',
    },
  })
  const alice: string = made.body.user_id
  const admin = await signedIn(app, 'admin', 'sam@example.com')
  await admin.call('POST', '/users', { body: { email: 'bob@example.com', name: 'Bob' } })
  for (let count = 0; count < 2; count += 1) await signIn(directory, alice)
  await directory.change(({ accounts }) => accounts.noteSignIn(alice, directory.clock.now(), '81.2.69.7'))
  await placeSignIns({ ...directory.stores, places: directory.places })
  const failed = (count: number) =>
    Promise.all(
      Array.from({ length: count }, () =>
        directory.stores.audit.record(
          systemActor,
          'user.sign_in_failed',
          { kind: 'user', id: alice },
          { reason: 'wrong_password' },
        ),
      ),
    )
  await failed(3)
})
afterAll(() => app.close())

// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came.
const rows = async (include: string): Promise<Record<string, any>> => {
  const { body, text, status } = await app.v1('GET', `/users?sort=name&include=${include}`)
  expect(status, text).toBe(200)
  return { alice: body.data[0], bob: body.data[1] }
}

test('a row tells how many sessions are open and how many sign-ins of the last 24 hours failed', async () => {
  const found = await rows('sessions,failedSignIns')
  expect(found.alice).toMatchObject({
    sessions: { count: 2, isEstimate: false },
    failedSignIns: { count: 3, isEstimate: false },
  })
  expect(found.bob).toMatchObject({ sessions: { count: 0 }, failedSignIns: { count: 0 } })
})

test('a row tells since when the password stands, from which country somebody came and by which connections', async () => {
  const found = await rows('passwordChanged,lastCountry,connections')
  expect(found.alice).toMatchObject({
    passwordChangedAt: expect.stringMatching(/^\d{4}-/),
    lastCountry: 'GB',
    connections: ['Username-Password-Authentication'],
  })
  expect(found.bob).toMatchObject({ passwordChangedAt: null, lastCountry: null })
})

test('people are found by the country of their last sign-in, by whoever sees it, and those that there are are offered', async () => {
  const { directory } = app.app
  const found = async (query: string, browser?: ConsoleBrowser) => {
    const { status, body, text } = await (browser ?? { call: app.v1 }).call('GET', `/users?sort=name&${query}`)
    expect(status, text).toBe(200)
    return body.data.map(({ name }: { name: string }) => name)
  }
  expect(await found('country=GB')).toEqual(['Alice'])
  expect(await found('country=NO,GB')).toEqual(['Alice'])
  expect(await found('country=NO')).toEqual([])
  for (const role of ['support', 'support_readonly'] as const) {
    expect(await found('country=GB', await signedIn(app, role, `${role}@glass.example`))).toEqual(['Alice'])
  }
  const offered = async () =>
    (await app.v1('GET', '/users/filters')).body.data.find(({ name }: { name: string }) => name === 'country').values
  expect(await offered()).toEqual(['GB'])
  const [alice] = (await app.v1('GET', '/users?country=GB')).body.data
  // From where no table knows, as a sign-in itself tells it.
  await directory.change(({ accounts }) =>
    accounts.noteSignIn(alice.id, directory.clock.now(), '8.8.8.8', signInCountry(directory.places, '8.8.8.8')),
  )
  expect([await found('country=GB'), await found('country=ZZ'), await offered()]).toEqual([[], ['Alice'], ['ZZ']])
  expect((await rows('lastCountry')).alice.lastCountry).toBeNull()
  await directory.change(({ accounts }) => accounts.noteSignIn(alice.id, directory.clock.now(), '81.2.69.9', 'GB'))
  for (const wrong of ['gb', 'GBR', 'GB,', '!GB']) {
    const refused = await app.v1('GET', `/users?country=${wrong}`)
    expect([refused.status, Object.keys(refused.body.errors ?? {})], wrong).toEqual([400, ['country']])
  }
})

test('a row tells how the account came to be, and by whom', async () => {
  const found = await rows('origin')
  expect(found.alice.origin).toMatchObject({ source: 'api', by: expect.any(String) })
  expect(found.bob.origin).toEqual({ source: 'console', by: 'sam@example.com' })
  const alone = await app.v1('GET', `/users/${encodeURIComponent(found.bob.id)}/origin`)
  expect(alone.body).toEqual({ origin: found.bob.origin })
  expect((await app.v1('GET', '/users/auth0%7Cnobody/origin')).status).toBe(404)
})

test('a row tells single keys of metadata, and of a key that is not there null', async () => {
  const found = await rows('appMetadata.plan,appMetadata.address.city,appMetadata.nothing,userMetadata.colour')
  expect(found.alice.appMetadata).toEqual({ plan: 'gold', 'address.city': 'Oslo', nothing: null })
  expect(found.alice.userMetadata).toEqual({ colour: 'teal' })
  expect(found.bob.appMetadata).toEqual({ plan: null, 'address.city': null, nothing: null })
  const inherited = await rows('appMetadata.__proto__,appMetadata.constructor,appMetadata.plan.length')
  for (const value of Object.values(inherited.alice.appMetadata)) expect(value).toBeNull()
})

test('whoever sees people masked sees which keys are set, and not what they say', async () => {
  const support = await signedIn(app, 'support')
  const { body, text } = await support.call('GET', '/users?sort=name&include=appMetadata.plan,appMetadata.address')
  expect(body.data[0].appMetadata).toEqual({ plan: '•••', address: { city: '•••', zip: null } })
  expect(text).not.toContain('gold')
})

test('400 for what no row tells', async () => {
  for (const include of ['appMetadata', 'appMetadata.', 'appMetadata.a%20b', 'metadata.plan', 'sessions,,mfa']) {
    expect((await app.v1('GET', `/users?include=${include}`)).status, include).toBe(400)
  }
})

test('a file has the same as columns', async () => {
  const columns =
    'email,connections,sessions,failedSignIns,passwordChanged,lastCountry,source,createdBy,appMetadata.plan,appMetadata.tags'
  const response = await fetch(`${app.url}api/v1/users/export?format=csv&columns=${columns}`, {
    headers: { 'x-api-key': app.apiKey },
  })
  const [titles, ...people] = readCsv(await response.text())
  expect(titles).toEqual(columns.split(','))
  const of = (email: string) => people.find(([first]) => first === email)
  const database = 'Username-Password-Authentication'
  const isMoment = expect.stringMatching(/^\d{4}-.*Z$/)
  const isName = expect.any(String)
  expect(of('alice@example.com')).toEqual([
    'alice@example.com',
    database,
    '2',
    '3',
    isMoment,
    'GB',
    'api',
    isName,
    'gold',
    'a; b',
  ])
  expect(of('bob@example.com')).toEqual([
    'bob@example.com',
    database,
    '0',
    '0',
    '',
    '',
    'console',
    'sam@example.com',
    '',
    '',
  ])
})

test('a view and a preference may name a column of metadata', async () => {
  const admin = await signedIn(app, 'admin', 'lee@example.com')
  const search = 'cols=user%2CappMetadata.plan&sort=name'
  expect((await admin.call('POST', '/views', { body: { name: 'Plans', search } })).status).toBe(201)
  const kept = await admin.call('PATCH', '/me/preferences', { body: { columns: ['user', 'appMetadata.plan'] } })
  expect(kept.body.columns).toEqual(['user', 'appMetadata.plan'])
})
