// The vendor's SDK for browsers, in a browser: signing in, asking silently in a hidden frame, refreshing, signing out.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { api, audience, client, type Person, person, type TestClient } from '../../api/oauth/person-client.ts'
import { describeJourneys } from '../../e2e/browser.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { launchBrowser, type SampleSite, startSite, typeCredentials } from './sample-app.ts'

const sdk = readFileSync(
  fileURLToPath(new URL('../../../node_modules/@auth0/auth0-spa-js/dist/auth0-spa-js.production.js', import.meta.url)),
)

describeJourneys('auth0-spa-js', () => {
  let app: TestApp
  let site: SampleSite
  let origin: string
  let browser: Browser
  let alice: Person
  let spa: TestClient

  beforeAll(async () => {
    app = await startTestApp({ https: 'self-signed' })
    site = await startSite(
      new Map([
        ['/', { type: 'text/html', body: '<!doctype html><title>App</title><script src="/sdk.js"></script>' }],
        ['/sdk.js', { type: 'text/javascript', body: sdk }],
      ]),
    )
    origin = site.origin
    alice = await person(app, 'alice')
    await api(app)
    const addresses = { callbacks: [origin], web_origins: [origin], allowed_logout_urls: [origin] }
    const refresh_token = { rotation_type: 'rotating', expiration_type: 'expiring' }
    spa = await client(app, { app_type: 'spa', token_endpoint_auth_method: 'none', refresh_token, ...addresses })
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    site?.close()
    await app?.close()
  })

  /** Runs in the page, with the SDK's client at hand. */
  function run<Result>(page: Page, work: string, more: object = {}): Promise<Result> {
    const options = {
      domain: app.url.replace(/\/$/, ''),
      clientId: spa.client_id,
      authorizationParams: { redirect_uri: origin, audience, scope: 'openid profile email read:orders' },
      ...more,
    }
    return page.evaluate(
      `auth0.createAuth0Client(${JSON.stringify(options)}).then(async (client) => { ${work} })`,
    ) as Promise<Result>
  }

  async function signIn(page: Page, more: object = {}): Promise<void> {
    await page.goto(origin)
    await run(page, 'void client.loginWithRedirect()', more)
    await typeCredentials(page, alice.email)
    await page.waitForURL(`${origin}/?code=*`)
  }

  test('signs in, asks silently in a frame, and signs out', async () => {
    const page = await (await browser.newContext({ ignoreHTTPSErrors: true })).newPage()
    await signIn(page)
    const user = await run(page, 'await client.handleRedirectCallback(); return client.getUser()')
    expect(user).toMatchObject({ sub: alice.id, email: alice.email })
    // Nothing is left in the page but the cookie at the server: a hidden frame asks it.
    await page.goto(origin)
    const token = await run<string>(page, 'return client.getTokenSilently()')
    expect(token.split('.')).toHaveLength(3)
    const left = page.waitForEvent('load')
    await run(page, `void client.logout({ logoutParams: { returnTo: ${JSON.stringify(origin)} } })`)
    await left
    expect(page.url()).toBe(`${origin}/`)
    const refused = await run(page, 'return client.getTokenSilently().catch((fault) => fault.error)')
    expect(refused).toBe('login_required')
  })

  test('refreshes with a token that rotates', async () => {
    const page = await (await browser.newContext({ ignoreHTTPSErrors: true })).newPage()
    const more = { useRefreshTokens: true, cacheLocation: 'localstorage' }
    await signIn(page, more)
    const tokens = await run<string[]>(
      page,
      `await client.handleRedirectCallback()
       const ask = () => client.getTokenSilently({ cacheMode: 'off' })
       return [await ask(), await ask()]`,
      more,
    )
    expect(new Set(tokens).size).toBe(2)
  })

  test('binds its tokens to a key that never leaves the browser', async () => {
    const page = await (await browser.newContext({ ignoreHTTPSErrors: true })).newPage()
    const more = { useDpop: true, useRefreshTokens: true }
    await signIn(page, more)
    const { stolen, ...owned } = await run<{ type: string; sub: string; refreshed: string; stolen: string }>(
      page,
      `await client.handleRedirectCallback()
       const { access_token, token_type } = await client.getTokenSilently({ detailedResponse: true })
       const fetcher = client.createFetcher({ baseUrl: ${JSON.stringify(app.url)}, dpopNonceId: 'userinfo' })
       const { sub } = await (await fetcher.fetchWithAuth('userinfo', {}, { audience: ${JSON.stringify(audience)} })).json()
       const refreshed = await client.getTokenSilently({ detailedResponse: true, cacheMode: 'off' })
       return { type: token_type, sub, refreshed: refreshed.token_type, stolen: access_token }`,
      more,
    )
    expect(owned).toEqual({ type: 'DPoP', sub: alice.id, refreshed: 'DPoP' })
    const answer = await app.anonymous('GET', '/userinfo', { headers: { authorization: `Bearer ${stolen}` } })
    expect(answer.status).toBe(401)
  })
})
