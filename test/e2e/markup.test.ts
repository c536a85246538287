// WEB-01, WEB-02 and WEB-09: every page there is, over a directory in which every word is markup. Nothing of it runs, is
// loaded, or asks anybody for anything; it is read as what it is.
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { callback } from '../login/people.ts'
import { signedIn } from '../support/signed-in.ts'
import { type ConsoleUnderTest, describeJourneys, startConsole } from './browser.ts'
import { type Canary, type MarkedUp, markUp, payloads, startCanary } from './marked-up.ts'

/** Of a walk of some thirty pages. */
const walkedWithinMs = 180_000

/** What markup leaves in a page in which it counted. */
const planted = 'base, iframe, object, embed, [onerror], [onload], [srcdoc], [href^="javascript:"], meta[http-equiv]'

describeJourneys('pages over words that are markup', () => {
  let console: ConsoleUnderTest
  let canary: Canary
  let made: MarkedUp
  beforeAll(async () => {
    canary = await startCanary()
    console = await startConsole({ rateLimit: null })
    made = await markUp(console.app, canary.origin)
  })
  afterEach(async () => {
    expect(canary.asked).toEqual([])
    await console.endJourney()
  })
  afterAll(async () => {
    await console?.close()
    await canary.close()
  })

  /** Opens one page after the other, and answers those that showed the words as text. */
  async function walk(page: Page, addresses: readonly string[]): Promise<readonly string[]> {
    const dialogs: string[] = []
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message())
      void dialog.dismiss()
    })
    const shown: string[] = []
    for (const address of addresses) {
      await page.goto(address)
      await page.locator('h1, [role=dialog]').first().waitFor()
      await expect.poll(() => page.locator('[aria-busy=true]').count(), { timeout: 20_000 }).toBe(0)
      expect(await page.locator(planted).count(), address).toBe(0)
      expect(await page.locator(`[src*="${canary.origin}"], link[href*="${canary.origin}"]`).count(), address).toBe(0)
      if ((await page.locator('body').innerText()).includes(canary.origin)) shown.push(address)
    }
    expect(dialogs).toEqual([])
    return shown
  }

  /** Each path of the table of addresses, by how it is written there. */
  function consoleAddresses(): Readonly<Record<string, readonly string[]>> {
    const user = `/users/${encodeURIComponent(made.userId)}`
    const organization = `/organizations/${made.organizationId}`
    return {
      '/users': ['/users', '/users?q=alert'],
      '/new': ['/users/new'],
      '/users/paste': ['/users/paste'],
      '/users/$userId': [user],
      '/overview': [`${user}/overview`, `${organization}/overview`],
      '/sessions': [`${user}/sessions`],
      '/security': [`${user}/security`, `${organization}/security`],
      '/roles': [`${user}/roles`, `${organization}/roles`],
      '/identities': [`${user}/identities`],
      '/data': [`${user}/data`],
      '/audit': [`${user}/audit`, `${organization}/audit`, '/audit'],
      '/organizations': [`${user}/organizations`, '/organizations'],
      '/users/$userId/merge': [`${user}/merge?other=${encodeURIComponent(made.otherId)}`],
      '/organizations/$organizationId': [organization],
      '/members': [`${organization}/members`],
      '/domains': [`${organization}/domains`],
      '/branding': [`${organization}/branding`],
      '/invitations': [`${organization}/invitations`],
      '/settings': [`${organization}/settings`, '/settings'],
      '/settings/team': ['/settings/team'],
      '/recovery': ['/recovery'],
      '/recovery/$requestId': [`/recovery/${made.recoveryId}`],
      '/jobs': ['/jobs'],
      '/jobs/$jobId': [`/jobs/${made.jobId}`],
      '/approvals': ['/approvals'],
      '/outbox': ['/outbox'],
      '/outbox/$messageId': [`/outbox/${made.messageId}`],
      '/sign-ins/$reference': [`/sign-ins/${made.reference}`],
      '/$eventId': [`/audit/${made.eventId}`],
      '/access': ['/access'],
      '/audit/integrity': ['/audit/integrity'],
      '/me': ['/me'],
    }
  }

  /** What leads on, what is there for nobody yet, a request of two operators, and the pages of organizations. */
  const elsewhere = new Set(['/', '/approvals/$approvalId', '/setup', '/sign-in', '/org/$slug'])

  test('WEB-01 WEB-02 in the console nothing of it runs, is loaded or asks for anything', {
    timeout: walkedWithinMs,
  }, async () => {
    const app = fileURLToPath(new URL('../../console/src/app', import.meta.url))
    const tables = globSync('{routes,addresses/*}.tsx', { cwd: app }).map((file) =>
      readFileSync(`${app}/${file}`, 'utf8'),
    )
    const addresses = consoleAddresses()
    const paths = [...tables.join('\n').matchAll(/(?:path: |Tab\()'([^']+)'/g)].map(([, path = '']) => path)
    expect(paths.length).toBeGreaterThan(30)
    expect(paths.filter((path) => !(path in addresses) && !elsewhere.has(path))).toEqual([])
    const page = await console.openPageAsOwner('/users')
    const shown = await walk(
      page,
      Object.values(addresses)
        .flat()
        .map((path) => console.at(path)),
    )
    expect(shown.length).toBeGreaterThan(15)
  })

  test('WEB-01 WEB-09 nor on the pages of people', { timeout: walkedWithinMs }, async () => {
    const { app } = console
    const page = await console.openPage()
    const { secret } = await signedIn(app.app.directory, made.userId)
    await page.context().addCookies([{ name: 'rollcall-session', value: secret, url: app.url }])
    const account = ['', '/security', '/sessions', '/apps', '/activity', '/organizations', '/email']
    const mine = await walk(
      page,
      account.map((path) => `${app.url}account${path}`),
    )
    expect(mine.length).toBeGreaterThan(0)

    const words = payloads(canary.origin)
    const asking = (more: Readonly<Record<string, string>>) => `${app.url}authorize?${new URLSearchParams(more)}`
    const rightly = { client_id: made.clientId, redirect_uri: callback, response_type: 'code', prompt: 'login' }
    const strange = await console.openPage()
    await strange.context().setExtraHTTPHeaders({ 'accept-language': words[0] as string })
    const said = words.flatMap((word) => [
      asking({ ...rightly, login_hint: word, ui_locales: word, state: word, display: word }),
      asking({ ...rightly, redirect_uri: word, state: word }),
      asking({ ...rightly, client_id: word }),
    ])
    const paths = words.flatMap((word) => [
      `${app.url}u/${encodeURIComponent(word)}`,
      `${app.url}u/refused?error=${encodeURIComponent(word)}&error_description=${encodeURIComponent(word)}`,
      `${app.url}u/login?state=${encodeURIComponent(word)}`,
    ])
    expect((await walk(strange, said)).length).toBeGreaterThan(0)
    await walk(strange, paths)
  })

  test.each([
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:alert(1)',
    `https://cdn.example.com/${'a'.repeat(10_000_000)}`,
  ])('WEB-02 a picture of a script, a page or ten megabytes is refused (%#)', async (picture) => {
    const body = { connection: 'Username-Password-Authentication', email: 'mallory@example.com', picture }
    expect((await console.app.api('POST', '/users', { body })).status).toBeGreaterThanOrEqual(400)
    const path = `/users/${encodeURIComponent(made.userId)}`
    expect((await console.app.api('PATCH', path, { body: { picture } })).status).toBeGreaterThanOrEqual(400)
  })
})
