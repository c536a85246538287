// A React app with the vendor's SDK, built and served as its own site: by cookies in a hidden frame, and by refresh tokens.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { api, audience, client, type Person, person } from '../../api/oauth/person-client.ts'
import { describeJourneys } from '../../e2e/browser.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import {
  launchBrowser,
  launchLenientBrowser,
  type SampleSite,
  type SiteFile,
  startSite,
  typeCredentials,
} from './sample-app.ts'

/** Shorter than a test may take, so that a failure names the step that hung. */
const stepTimeoutMs = 20_000

describeJourneys('auth0-react', () => {
  const sites: SampleSite[] = []
  let app: TestApp
  let browser: Browser
  let lenient: BrowserContext
  let alice: Person
  let files: ReadonlyMap<string, SiteFile>

  beforeAll(async () => {
    files = await buildApp()
    // Browsers take cookies in a frame of another site by https alone.
    app = await startTestApp({ https: 'self-signed' })
    alice = await person(app, 'alice')
    await api(app)
    browser = await launchBrowser()
    lenient = await launchLenientBrowser()
  })
  afterAll(async () => {
    await lenient?.close()
    await browser?.close()
    for (const site of sites) site.close()
    await app?.close()
  })

  /** The app as a site with a client of its own. */
  async function openApp(context: BrowserContext, more: object = {}, host = 'localhost') {
    const settings: Record<string, unknown> = { domain: app.url.replace(/\/$/, ''), ...more }
    const all = new Map(files)
    const site = await startSite(all, host)
    sites.push(site)
    const { origin } = site
    const spa = await client(app, {
      app_type: 'spa',
      token_endpoint_auth_method: 'none',
      refresh_token: { rotation_type: 'rotating', expiration_type: 'expiring' },
      callbacks: [origin],
      web_origins: [origin],
      allowed_logout_urls: [origin],
    })
    const authorizationParams = { audience, scope: 'openid profile email read:orders' }
    const body = JSON.stringify({ ...settings, clientId: spa.client_id, authorizationParams })
    all.set('/settings.json', { type: 'application/json', body })
    const page = await context.newPage()
    page.setDefaultTimeout(stepTimeoutMs)
    await page.goto(origin)
    return { page, origin }
  }

  async function signIn(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Sign in' }).click()
    await typeCredentials(page, alice.email)
    await page.getByRole('heading', { name: alice.email }).waitFor()
  }

  async function newToken(page: Page): Promise<string> {
    await page.getByRole('button', { name: 'Get a new token' }).click()
    await page.getByText(/^ey/).waitFor()
    return page.locator('output').innerText()
  }

  /** A window in which nobody is signed in. */
  function privateWindow(): Promise<BrowserContext> {
    return browser.newContext({ ignoreHTTPSErrors: true })
  }

  async function expectTheWholeWay(context: BrowserContext, host: string): Promise<void> {
    const { page, origin } = await openApp(context, {}, host)
    await signIn(page)
    // The app keeps its tokens in memory alone: a frame asks for new ones.
    const asked = page.waitForRequest((request) => request.url().includes('response_mode=web_message'))
    await page.reload()
    await asked
    await page.getByRole('heading', { name: alice.email }).waitFor()
    expect((await newToken(page)).split('.')).toHaveLength(3)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL(`${origin}/`)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByLabel('Email or username').waitFor()
  }

  test('an app on the same site signs in, asks in a hidden frame after a reload, and signs out', async () => {
    await expectTheWholeWay(await privateWindow(), 'localhost')
  })

  test('an app on another site does the same, for our cookies are meant for frames', async () => {
    await expectTheWholeWay(lenient, '127.0.0.1')
  })

  test('an app on another site, where frames get no cookies, sends people on a way without a password', async () => {
    const { page } = await openApp(await privateWindow(), {}, '127.0.0.1')
    await signIn(page)
    await page.reload()
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: alice.email }).waitFor()
  })

  test('an app with refresh tokens asks with them after a reload, and each is new', async () => {
    const { page } = await openApp(await privateWindow(), { useRefreshTokens: true, cacheLocation: 'localstorage' })
    await signIn(page)
    await page.reload()
    await page.getByRole('heading', { name: alice.email }).waitFor()
    const asked = page.waitForRequest(`${app.url}oauth/token`)
    const token = await newToken(page)
    expect((await asked).postData()).toContain('grant_type=refresh_token')
    expect(
      (await app.anonymous('GET', '/userinfo', { headers: { authorization: `Bearer ${token}` } })).body,
    ).toMatchObject({
      sub: alice.id,
    })
  })

  test('an app whose person signed out elsewhere gets no token, and knows that they did', async () => {
    const { page } = await openApp(await privateWindow())
    await signIn(page)
    await page.context().request.get(`${app.url}v2/logout`)
    await page.getByRole('button', { name: 'Get a new token' }).click()
    await page.getByRole('button', { name: 'Sign in' }).waitFor()
  })
})

/** The files as a site serves them, by their paths. */
async function buildApp(): Promise<ReadonlyMap<string, SiteFile>> {
  const outDir = mkdtempSync(join(tmpdir(), 'rollcall-react-'))
  try {
    const root = fileURLToPath(new URL('./react-app', import.meta.url))
    // It waits for its settings before anything else.
    await build({ root, configFile: false, logLevel: 'error', build: { outDir, emptyOutDir: true, target: 'es2022' } })
    const assets = readdirSync(join(outDir, 'assets')).map((name): [string, SiteFile] => [
      `/assets/${name}`,
      { type: 'text/javascript', body: readFileSync(join(outDir, 'assets', name)) },
    ])
    return new Map([['/', { type: 'text/html', body: readFileSync(join(outDir, 'index.html')) }], ...assets])
  } finally {
    rmSync(outDir, { recursive: true, force: true })
  }
}
