// The device flow from the device's side and through the pages of the person, without a script.
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addPerson, password, uniqueEmail } from '../../login/people.ts'
import { type Browserless, newBrowserless, type Shown } from '../../support/browserless.ts'
import { type Answer, startTestApp, type TestApp } from '../../support/test-app.ts'
import { fine, join, organization } from '../authaz-v1/organization-callers.ts'
import { api, audience, client, cookieOf } from './person-client.ts'

const grant = 'urn:ietf:params:oauth:grant-type:device_code'

let app: TestApp
let tv: string
let email: string
let userId: string

beforeAll(async () => {
  app = await startTestApp()
  await api(app)
  tv = await addTv()
})
afterAll(() => app.close())
beforeEach(async () => {
  email = uniqueEmail()
  userId = await addPerson(app, email)
  // Guesses of earlier tests are no longer counted.
  app.clock.aheadMs += 16 * 60_000
})

const addTv = async (given: object = {}) =>
  (
    await client(app, {
      name: 'Living room TV',
      app_type: 'native',
      token_endpoint_auth_method: 'none',
      grant_types: [grant, 'refresh_token'],
      ...given,
    })
  ).client_id

interface Device {
  readonly device_code: string
  readonly user_code: string
}

const askCode = (given: object = {}) =>
  app.anonymous('POST', '/oauth/device/code', { body: { client_id: tv, scope: 'openid offline_access', ...given } })
const opened = async (given: object = {}): Promise<Device> => {
  const { status, body, text } = await askCode(given)
  expect(status, text).toBe(200)
  return body
}
const poll = (device_code: string, client_id = tv) =>
  app.anonymous('POST', '/oauth/token', { body: { grant_type: grant, device_code, client_id } })
const pause = (seconds: number) => {
  app.clock.aheadMs += seconds * 1000
}
const refusal = ({ status, body }: Answer) => [status, body.error]

/** Types the code, signs in, and stands before the question. */
async function asked(device: Device, browser: Browserless = newBrowserless(app.url)): Promise<Shown> {
  const first = await browser.open('/activate')
  const named = await browser.submit(first, '/activate', { user_code: device.user_code })
  if (!named.address.startsWith('/u/login')) return named
  const page = await browser.submit(named, '/u/login', { identifier: email })
  return browser.submit(page, '/u/login/password', { password })
}
const answer = (browser: Browserless, page: Shown, word: 'allow' | 'deny') =>
  browser.submit(page, '/activate/confirm', { answer: word })

describe('a device asks', () => {
  test('and gets a code to show, an address to name and a secret to keep', async () => {
    const { status, body, headers } = await askCode()
    expect([status, body]).toEqual([
      200,
      {
        device_code: expect.stringMatching(/^\w{48}$/),
        user_code: expect.stringMatching(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/),
        verification_uri: `${app.url}activate`,
        verification_uri_complete: `${app.url}activate?user_code=${body.user_code}`,
        expires_in: 900,
        interval: 5,
      },
    ])
    expect(headers.get('cache-control')).toBe('no-store')
  })

  test('only where its client lists the grant', async () => {
    const other = await client(app, { app_type: 'native', token_endpoint_auth_method: 'none' })
    expect(refusal(await askCode({ client_id: other.client_id }))).toEqual([403, 'unauthorized_client'])
    expect(refusal(await poll('x', other.client_id))).toEqual([403, 'unauthorized_client'])
  })

  test('with its secret, where its client has one', async () => {
    const { client_id, client_secret } = await client(app, { grant_types: [grant] })
    expect(refusal(await askCode({ client_id }))).toEqual([401, 'invalid_client'])
    expect((await askCode({ client_id, client_secret })).status).toBe(200)
  })

  test('for an API that is there', async () => {
    expect(refusal(await askCode({ audience: 'https://nowhere.example.com' }))).toEqual([403, 'access_denied'])
  })
})

describe('the person', () => {
  test('types the code, signs in, compares and allows; the device gets tokens once', async () => {
    const device = await opened({ scope: 'openid offline_access read:orders', audience })
    expect(refusal(await poll(device.device_code))).toEqual([403, 'authorization_pending'])
    const browser = newBrowserless(app.url)
    const page = await asked(device, browser)
    expect(page.heading).toBe('Connect Living room TV?')
    expect(page.text).toContain(device.user_code)
    expect(page.text).toContain(email)
    expect(page.text).toContain('read:orders')
    const done = await answer(browser, page, 'allow')
    expect(done.heading).toBe('Your device is connected')
    pause(6)
    const { status, body } = await poll(device.device_code)
    expect([status, body]).toEqual([
      200,
      {
        access_token: expect.any(String),
        id_token: expect.any(String),
        refresh_token: expect.any(String),
        scope: 'openid offline_access read:orders',
        expires_in: 900,
        token_type: 'Bearer',
      },
    ])
    expect(decodeJwt(body.id_token)).toMatchObject({ sub: userId, aud: tv, amr: ['pwd'] })
    const again = { grant_type: 'refresh_token', refresh_token: body.refresh_token, client_id: tv }
    expect((await app.anonymous('POST', '/oauth/token', { body: again })).status).toBe(200)
    pause(6)
    expect(refusal(await poll(device.device_code))).toEqual([403, 'invalid_grant'])
  })

  test('types it as it comes, and finds it filled in behind the whole address', async () => {
    const device = await opened()
    const browser = newBrowserless(app.url)
    const page = await browser.open(`/activate?user_code=${device.user_code}`)
    expect(page.html).toContain(`value="${device.user_code}"`)
    const typed = ` ${device.user_code.toLowerCase().replace('-', ' ')} `
    expect((await browser.submit(page, '/activate', { user_code: typed })).address).toMatch(/^\/u\/login\?/)
  })

  test('refuses, and the device is told', async () => {
    const device = await opened()
    const browser = newBrowserless(app.url)
    const page = await asked(device, browser)
    expect((await answer(browser, page, 'deny')).heading).toBe('Your device was not connected')
    expect(refusal(await poll(device.device_code))).toEqual([403, 'access_denied'])
  })

  test('who is signed in already is asked at once, and may take another account', async () => {
    const browser = newBrowserless(app.url)
    await answer(browser, await asked(await opened(), browser), 'deny')
    const page = await asked(await opened(), browser)
    expect(page.heading).toBe('Connect Living room TV?')
    const other = uniqueEmail()
    await addPerson(app, other)
    const again = await browser.submit(page, '/activate/another')
    const named = await browser.submit(again, '/u/login', { identifier: other })
    expect((await browser.submit(named, '/u/login/password', { password })).text).toContain(other)
  })

  test('gives a client of somebody else a consent that counts', async () => {
    const theirs = await addTv({ name: 'Their TV', is_first_party: false })
    const device = await opened({ client_id: theirs, scope: 'openid read:orders', audience })
    const browser = newBrowserless(app.url)
    await answer(browser, await asked(device, browser), 'allow')
    expect(await app.app.directory.stores.consents.find(userId, theirs, audience)).toMatchObject({
      scope: ['openid', 'read:orders'],
    })
  })

  test('is told of a code that does not work, and of one that ran out', async () => {
    const browser = newBrowserless(app.url)
    const page = await browser.open('/activate')
    const wrong = await browser.submit(page, '/activate', { user_code: 'BBBB-BBBB' })
    expect(wrong.text).toContain('This code doesn’t work')
    expect(wrong.html).toContain('value="BBBB-BBBB"')
    const device = await opened()
    const late = await asked(device, browser)
    pause(15 * 60)
    expect((await answer(browser, late, 'allow')).heading).toBe('This code is over')
    expect(refusal(await poll(device.device_code))).toEqual([403, 'expired_token'])
  })

  test('WEB-03 neither code nor word is taken from a page of others', async () => {
    const device = await opened()
    const browser = newBrowserless(app.url)
    const page = await browser.open('/activate')
    const foreign = { 'sec-fetch-site': 'cross-site' }
    const typed = { user_code: device.user_code }
    expect((await browser.send(page, '/activate', typed, foreign)).status).toBe(403)
    const question = await asked(device, browser)
    expect((await browser.send(question, '/activate/confirm', { answer: 'allow' }, foreign)).status).toBe(403)
    expect(refusal(await poll(device.device_code))).toEqual([403, 'authorization_pending'])
  })
})

describe('OID-19', () => {
  test('OID-19 a browser that did not type the code cannot answer, nor type it too', async () => {
    const device = await opened()
    const browser = newBrowserless(app.url)
    const page = await asked(device, browser)
    const stranger = newBrowserless(app.url)
    const own = await asked(await opened(), stranger)
    expect((await asked(device, stranger)).text).toContain('This code doesn’t work')
    // With the address, the form and the session of the other, but in another browser.
    expect((await stranger.open(page.address)).heading).toBe('This code is over')
    const planted = { state: new URLSearchParams(page.address.split('?')[1]).get('state') ?? '', answer: 'allow' }
    expect((await stranger.send(own, '/activate/confirm', planted)).status).toBe(403)
    expect(refusal(await poll(device.device_code))).toEqual([403, 'authorization_pending'])
  })

  test('OID-19 a session alone, in the browser that typed the code, is not enough: it must be the one that signed in', async () => {
    const device = await opened()
    const browser = newBrowserless(app.url)
    const page = await asked(device, browser)
    browser.cookies.delete('rollcall-session')
    expect((await answer(browser, page, 'allow')).heading).toBe('This code is over')
    const mallory = await cookieOf(app, await addPerson(app, uniqueEmail()))
    browser.cookies.set('rollcall-session', mallory.cookie.split('=')[1] ?? '')
    expect((await answer(browser, page, 'allow')).heading).toBe('This code is over')
    const another = await cookieOf(app, userId)
    browser.cookies.set('rollcall-session', another.cookie.split('=')[1] ?? '')
    expect((await answer(browser, page, 'allow')).heading).toBe('This code is over')
    expect(refusal(await poll(device.device_code))).toEqual([403, 'authorization_pending'])
  })

  test('OID-19 what the sign-in lacks by then must be shown first: a factor that is asked of everybody since', async () => {
    const device = await opened()
    const browser = newBrowserless(app.url)
    const page = await asked(device, browser)
    const { settings } = app.app.directory.stores
    await settings.change({ mfaPolicy: 'required' })
    expect((await answer(browser, page, 'allow')).heading).toBe('This code is over')
    await settings.change({ mfaPolicy: 'optional' })
    expect(refusal(await poll(device.device_code))).toEqual([403, 'authorization_pending'])
  })

  test('OID-19 user codes are guessed ten times from a browser and its network, and then not even the right one works', async () => {
    const device = await opened()
    const browser = newBrowserless(app.url)
    const page = await browser.open('/activate')
    const statuses = []
    for (let guess = 0; guess < 12; guess += 1) {
      statuses.push((await browser.send(page, '/activate', { user_code: 'CCCC-CCCC' })).status)
    }
    expect(statuses).toEqual([...Array(10).fill(303), 429, 429])
    expect((await browser.send(page, '/activate', { user_code: device.user_code })).status).toBe(429)
    const fresh = newBrowserless(app.url)
    const other = await fresh.open('/activate')
    expect((await fresh.send(other, '/activate', { user_code: device.user_code })).status).toBe(429)
  })

  test('OID-19 right codes are no guesses', async () => {
    const browser = newBrowserless(app.url)
    for (let turn = 0; turn < 12; turn += 1) {
      const page = await browser.open('/activate')
      const { location } = await browser.send(page, '/activate', { user_code: (await opened()).user_code })
      expect(location).toMatch(/^\/u\/login\?/)
    }
  })

  test('OID-19 a second yes and a no after the yes come to nothing', async () => {
    const device = await opened()
    const browser = newBrowserless(app.url)
    const page = await asked(device, browser)
    const sent = await Promise.all(
      Array.from({ length: 10 }, () => browser.send(page, '/activate/confirm', { answer: 'allow' })),
    )
    expect(sent.map(({ status }) => status)).toEqual(Array(10).fill(303))
    expect((await answer(browser, page, 'deny')).heading).toBe('Your device is connected')
    const listed = await app.app.directory.stores.audit.listAbout(userId, {
      kind: 'offset',
      offset: 0,
      limit: 50,
      withTotal: false,
    })
    expect(listed.items.filter(({ type }) => type === 'user.device_approved')).toHaveLength(1)
    const polls = await Promise.all(Array.from({ length: 10 }, () => poll(device.device_code)))
    expect(polls.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  test('OID-19 who polls faster than told is slowed down, by five seconds each time', async () => {
    const { device_code } = await opened()
    expect(refusal(await poll(device_code))).toEqual([403, 'authorization_pending'])
    pause(2)
    expect(refusal(await poll(device_code))).toEqual([429, 'slow_down'])
    pause(6)
    expect(refusal(await poll(device_code))).toEqual([429, 'slow_down'])
    pause(16)
    expect(refusal(await poll(device_code))).toEqual([403, 'authorization_pending'])
  })

  test('OID-19 a device code is its own client’s alone', async () => {
    const device = await opened()
    const browser = newBrowserless(app.url)
    await answer(browser, await asked(device, browser), 'allow')
    expect(refusal(await poll(device.device_code, await addTv()))).toEqual([403, 'invalid_grant'])
    expect((await poll(device.device_code)).status).toBe(200)
  })

  test('OID-19 neither code stands in the database as it is', async () => {
    const device = await opened()
    const browser = newBrowserless(app.url)
    const page = await asked(device, browser)
    const state = new URLSearchParams(page.address.split('?')[1]).get('state') ?? ''
    expect(page.address).not.toContain(device.user_code)
    const signIn = await app.app.directory.stores.signIns.listRecentOf(userId, 5)
    expect(signIn.map(({ id }) => id)).toContain(state)
    expect(JSON.stringify(signIn)).not.toContain(device.user_code)
  })
})

test('a yes that is redeemed where its organization lets nobody in is answered as a renewal is, and is spent', async () => {
  const tenant = await organization(app, 'acme')
  await join(app, tenant, userId)
  const theirs = await addTv({ organization_usage: 'require' })
  const device = await opened({ client_id: theirs })
  const browser = newBrowserless(app.url)
  const choice = await asked(device, browser)
  await answer(browser, await browser.submit(choice, '/u/organization', { organization: tenant.id }), 'allow')
  const body = { effect: 'allow', network: '203.0.113.0/24', organizationId: tenant.id, reason: 'The office' }
  fine(await app.v1('POST', '/network-rules', { body }), 201)
  expect(refusal(await poll(device.device_code, theirs))).toEqual([403, 'access_denied'])
  const { data } = fine(await app.v1('GET', `/users/${encodeURIComponent(userId)}/events`), 200)
  expect(data[0]).toMatchObject({ type: 'user.sign_in_failed', changes: { reason: 'network_blocked', why: 'outside' } })
  pause(5)
  expect(refusal(await poll(device.device_code, theirs))).toEqual([403, 'invalid_grant'])
})

describe('AUT-13', () => {
  test('AUT-13 the yes of somebody who is suspended before the device asks gives nothing', async () => {
    const device = await opened()
    const browser = newBrowserless(app.url)
    await answer(browser, await asked(device, browser), 'allow')
    const path = `/users/${encodeURIComponent(userId)}`
    expect((await app.v1('POST', `${path}/suspend`, { body: { reason: 'Testing' } })).status).toBe(200)
    expect(refusal(await poll(device.device_code))).toEqual([403, 'invalid_grant'])
  })

  test('AUT-13 somebody who is suspended before they say yes cannot say it', async () => {
    const device = await opened()
    const browser = newBrowserless(app.url)
    const page = await asked(device, browser)
    await app.v1('POST', `/users/${encodeURIComponent(userId)}/suspend`, { body: { reason: 'Testing' } })
    expect((await answer(browser, page, 'allow')).heading).toBe('This code is over')
    expect(refusal(await poll(device.device_code))).toEqual([403, 'authorization_pending'])
  })
})
