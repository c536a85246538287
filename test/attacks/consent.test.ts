// What a person allowed is what a client of others gets, and when they take it back it is over at once.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  answered,
  api,
  asked,
  audience,
  authorize,
  client,
  codeFor,
  type Person,
  person,
  redeem,
  refresh,
  type TestClient,
  userinfo,
} from '../api/oauth/person-client.ts'
import { newBrowserless } from '../support/browserless.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

let app: TestApp
let others: TestClient
let alice: Person
let serial = 0

beforeAll(async () => {
  app = await startTestApp({ rateLimit: null })
  await api(app, { allow_offline_access: true })
  others = await client(app, {
    is_first_party: false,
    grant_types: ['authorization_code', 'refresh_token'],
    refresh_token: { rotation_type: 'rotating', expiration_type: 'expiring' },
  })
})
beforeEach(async () => {
  serial += 1
  alice = await person(app, `alice${serial}`)
})
afterAll(() => app.close())

const few = { scope: 'openid offline_access read:orders', audience }

/** Through the page, as somebody who is signed in. Answers the browser. */
async function allows(words: Readonly<Record<string, string>>) {
  const browser = newBrowserless(app.url)
  browser.cookies.set('rollcall-session', alice.cookie.split('=')[1] as string)
  const page = await browser.open(`/authorize?${new URLSearchParams(asked(others, words))}`)
  expect(page.address).toMatch(/^\/u\/consent/)
  const back = await browser.submit(page, '/u/consent', { answer: 'allow' })
  expect(back.address).toContain('code=')
  // The session has another secret now.
  alice = { ...alice, cookie: cookieOf(browser) }
  return {
    browser,
    code: new URL(back.address, 'https://rp.test').searchParams.get('code') as string,
    cookie: cookieOf(browser),
  }
}

const cookieOf = (browser: ReturnType<typeof newBrowserless>) =>
  `rollcall-session=${browser.cookies.get('rollcall-session')}`
const silently = async (cookie: string, words: Readonly<Record<string, string>>) =>
  answered(await authorize(app, asked(others, { ...words, prompt: 'none' }), cookie)).error ?? 'allowed'

test('is asked for before anything, whatever the client says of itself', async () => {
  const asking: readonly Readonly<Record<string, string>>[] = [
    {},
    { prompt: 'none' },
    { max_age: '100000' },
    { login_hint: alice.email },
  ]
  for (const more of asking) {
    const answer = await authorize(app, asked(others, { ...few, ...more }), alice.cookie)
    expect(answer.headers.get('location')).not.toContain('code=')
  }
})

test('covers what was shown and nothing more', async () => {
  const { cookie } = await allows(few)
  expect(await silently(cookie, few)).toBe('allowed')
  expect(await silently(cookie, { ...few, scope: 'openid read:orders' })).toBe('allowed')
  expect(await silently(cookie, { ...few, scope: `${few.scope} write:orders` })).toBe('consent_required')
  expect(await silently(cookie, { scope: 'openid' })).toBe('consent_required')
  const another = await client(app, { is_first_party: false })
  const other = await authorize(app, asked(another, { ...few, prompt: 'none' }), cookie)
  expect(answered(other).error).toBe('consent_required')
})

describe('that is taken back', () => {
  const consentId = async () => {
    const { grants } = (await app.api('GET', `/grants?user_id=${encodeURIComponent(alice.id)}&include_totals=true`))
      .body
    return grants[0].id as string
  }
  test.each([
    ['by an administrator', async () => app.api('DELETE', `/grants/${await consentId()}`)],
    ['with all others', async () => app.api('DELETE', `/grants?user_id=${encodeURIComponent(alice.id)}`)],
  ])('%s ends tokens, the right to more, and codes that were not redeemed yet', async (_how, takeBack) => {
    await endsEverything(few, takeBack)
    await endsEverything({ scope: 'openid offline_access email' }, takeBack)
  })

  async function endsEverything(words: Readonly<Record<string, string>>, takeBack: () => Promise<{ status: number }>) {
    const { code, cookie } = await allows(words)
    const tokens = (await redeem(app, others, code)).body
    const open = await codeFor(app, others, { ...alice, cookie }, words)
    expect((await takeBack()).status).toBe(204)
    expect((await userinfo(app, tokens.access_token)).status).toBe(401)
    expect((await refresh(app, others, tokens.refresh_token)).status).toBe(400)
    expect(await silently(cookie, words)).toBe('consent_required')
    const late = await redeem(app, others, open)
    expect([late.status, late.body.error]).toEqual([400, 'invalid_grant'])
  }
})
