// An Express app with the vendor's middleware, in a process of its own: it trusts our certificate as an operator would
// have it, and speaks to us by https alone.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { client, type Person, person } from '../../api/oauth/person-client.ts'
import { describeJourneys } from '../../e2e/browser.ts'
import { freePort } from '../../support/free-port.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { trustedCertificate } from '../../support/test-certificate.ts'
import { launchBrowser, typeCredentials } from './sample-app.ts'

/** Shorter than a test may take, so that a failure names the step that hung. */
const stepTimeoutMs = 20_000
const scope = 'openid profile email offline_access'

describeJourneys('express-openid-connect', () => {
  const children: ChildProcess[] = []
  let app: TestApp
  let browser: Browser
  let alice: Person

  beforeAll(async () => {
    app = await startTestApp({ https: 'self-signed', outgoingAllow: ['localhost'] })
    alice = await person(app, 'alice', { name: 'Alice Example' })
    browser = await launchBrowser()
  })
  afterAll(async () => {
    for (const child of children) child.kill()
    await browser?.close()
    await app?.close()
  })

  /** The app with settings of its own, as a client of ours. */
  async function openApp(settings: object = {}, about: object = {}): Promise<{ page: Page; baseURL: string }> {
    const port = await freePort()
    const baseURL = `http://localhost:${port}`
    const addresses = {
      callbacks: [`${baseURL}/callback`],
      allowed_logout_urls: [baseURL],
      oidc_logout: { backchannel_logout_urls: [`${baseURL}/backchannel-logout`] },
    }
    const { client_id: clientID, client_secret: clientSecret } = await client(app, { ...addresses, ...about })
    const all = {
      port,
      baseURL,
      issuerBaseURL: app.url,
      clientID,
      clientSecret,
      secret: 'a secret of the app for its own cookies',
      authorizationParams: { response_type: 'code', scope },
      ...settings,
    }
    const child = fork(fileURLToPath(new URL('./express-app.mjs', import.meta.url)), [JSON.stringify(all)], {
      env: { ...process.env, NODE_EXTRA_CA_CERTS: (await trustedCertificate()).file },
    })
    children.push(child)
    await once(child, 'message')
    const page = await (await browser.newContext({ ignoreHTTPSErrors: true })).newPage()
    page.setDefaultTimeout(stepTimeoutMs)
    await page.goto(baseURL)
    return { page, baseURL }
  }

  async function signIn(page: Page): Promise<void> {
    await page.getByRole('link', { name: 'Sign in' }).click()
    await typeCredentials(page, alice.email)
    await page.getByRole('link', { name: 'Sign out' }).waitFor()
  }

  test('people sign in, are known, and sign out at both', async () => {
    const { page, baseURL } = await openApp()
    await signIn(page)
    const { claims, userinfo } = await shown(page, `${baseURL}/profile`)
    expect(claims).toMatchObject({ sub: alice.id, email: alice.email, name: 'Alice Example', email_verified: true })
    expect(userinfo).toMatchObject({ sub: alice.id, email: alice.email })
    await page.goto(baseURL)
    await page.getByRole('link', { name: 'Sign out' }).click()
    await page.waitForURL(`${baseURL}/`)
    // Here too: whoever comes next is asked who they are.
    await page.getByRole('link', { name: 'Sign in' }).click()
    await page.getByLabel('Email or username').waitFor()
  })

  test('a page that needs somebody leads to ours, and back to itself', async () => {
    const { page, baseURL } = await openApp()
    await page.goto(`${baseURL}/profile`)
    await typeCredentials(page, alice.email)
    await page.waitForURL(`${baseURL}/profile`)
  })

  test('the app asks for fresh tokens in its own time, again and again', async () => {
    const { page, baseURL } = await openApp()
    await signIn(page)
    const tokens = [await shown(page, `${baseURL}/refreshed`), await shown(page, `${baseURL}/refreshed`)]
    expect(tokens[0].after).not.toBe(tokens[0].before)
    expect(tokens[1].before).toBe(tokens[0].after)
    const authorization = `Bearer ${tokens[1].after}`
    expect((await app.anonymous('GET', '/userinfo', { headers: { authorization } })).body.sub).toBe(alice.id)
  })

  test('whoever is signed out by an operator is signed out of the app, which is told so', async () => {
    const { page, baseURL } = await openApp()
    await signIn(page)
    const ended = await app.v1('POST', `/users/${encodeURIComponent(alice.id)}/sessions/revoke`)
    expect(ended.status, ended.text).toBe(204)
    const offered = async () => {
      await page.goto(baseURL)
      return page.getByRole('link').innerText()
    }
    await expect.poll(offered, { timeout: stepTimeoutMs }).toBe('Sign in')
  })

  test.each([
    ['by the vendor’s address to sign out', { auth0Logout: true }, {}],
    [
      'with answers in a form that the browser posts',
      { authorizationParams: { response_type: 'code', response_mode: 'form_post', scope } },
      {},
    ],
    ['with requests that are pushed', { pushedAuthorizationRequests: true }, {}],
    [
      'with an ID token beside the code',
      { authorizationParams: { response_type: 'code id_token', scope } },
      // Whoever wants tokens in the browser's address says so.
      { grant_types: ['authorization_code', 'implicit'] },
    ],
    [
      'with the secret in a header',
      { clientAuthMethod: 'client_secret_basic' },
      { token_endpoint_auth_method: 'client_secret_basic' },
    ],
  ])('%s', async (_how, settings, about) => {
    const { page, baseURL } = await openApp(settings, about)
    await signIn(page)
    await page.getByRole('link', { name: 'Sign out' }).click()
    await page.waitForURL(`${baseURL}/`)
    await page.getByRole('link', { name: 'Sign in' }).waitFor()
  })
})

// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came.
async function shown(page: Page, address: string): Promise<any> {
  const answer = await page.goto(address)
  return answer?.json()
}
