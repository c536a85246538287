// The journeys' browser and console: a real server, a real Chromium, and a watch that fails a journey when a page
// breaks its content security policy, logs an error or asks another origin for anything.
import { type Browser, chromium, type Locator, type Page } from 'playwright-core'
import { describe, expect, TestRunner } from 'vitest'
import { operatorSession, type ProofAge } from '../support/operator-session.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { closePage, giveBack, type PageOptions, takePage } from './kept-page.ts'

export const owner = { email: 'olivia@example.com', name: 'Olivia Owner', password: 'violet harbour lantern 42' }

/** Shorter than a test may take, so that a failure names the step that hung. */
const stepTimeoutMs = 20_000

/** What draws has no process of its own: where there is no card to draw on, talking to it is a tenth of a journey. */
const launchArguments =
  '--no-sandbox --disable-gpu --in-process-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'

// The script is plain JavaScript and brings no types.
const { findChromium } = (await import('../../scripts/chromium.mjs' as string)) as { findChromium(): string | null }
const chromiumPath = findChromium()

/** Journeys need a browser: without one they are skipped on somebody's own machine, and fail in CI. */
export function describeJourneys(name: string, journeys: () => void): void {
  const isSkipped = chromiumPath === null && !process.env.CI
  if (isSkipped) console.warn(`SKIPPED: the journeys "${name}" need Chromium (apt-get install chromium).`)
  describe.skipIf(isSkipped)(name, journeys)
}

export interface ConsoleUnderTest {
  readonly app: TestApp
  /** An address of the console: `at('/users')`. */
  at(path: string): string
  /** A page in a browser of its own, where nobody is signed in. */
  openPage(options?: PageOptions): Promise<Page>
  /** The same for the owner, who is created when first needed. */
  openPageAsOwner(path: string, options?: PageOptions): Promise<Page>
  /** The same for an operator of a lesser console role. */
  openPageAsRole(role: string, path: string): Promise<Page>
  /** Closes the pages of one journey, and fails it for what their watch saw. */
  endJourney(): Promise<void>
  close(): Promise<void>
}

export async function startConsole(settings: Parameters<typeof startTestApp>[0] = {}): Promise<ConsoleUnderTest> {
  if (chromiumPath === null) throw new Error('The journeys need Chromium: install it, or set CHROMIUM_PATH.')
  const app = await startTestApp(settings)
  const browser = await sharedBrowser(chromiumPath)
  const faults: string[] = []
  const pages: Page[] = []
  const at = (path: string) => `${app.url}console${path}`

  async function openPage(options: PageOptions = {}): Promise<Page> {
    const page = await takePage(browser, options)
    pages.push(page)
    page.context().setDefaultTimeout(stepTimeoutMs)
    watch(page, [app.url, ...(options.app === undefined ? [] : [options.app])], faults)
    return page
  }

  async function openPageAsOwner(path: string, options: PageOptions = {}): Promise<Page> {
    const page = await openPage(options)
    await signInOwner(page, app)
    await page.goto(at(path))
    return page
  }

  async function openPageAsRole(role: string, path: string): Promise<Page> {
    const page = await openPage()
    const operatorId = await operatorOf(app, role)
    await signInAs(page, app, operatorId, 'fresh')
    await page.goto(at(path))
    return page
  }

  // What a journey that failed began may go on in its page.
  const hasFailed = () => TestRunner.getCurrentTest()?.result?.state === 'fail'
  const closePages = () =>
    Promise.all(pages.splice(0).map((page) => (hasFailed() ? closePage(page) : giveBack(page, app.url))))

  return {
    app,
    at,
    openPage,
    openPageAsOwner,
    openPageAsRole,
    endJourney: async () => {
      await closePages()
      expect(faults.splice(0)).toEqual([])
    },
    close: async () => {
      await closePages()
      await app.close()
    },
  }
}

let launched: Browser | null = null

/** One for all files of a worker: starting it costs more than many a journey. It ends with the worker. */
async function sharedBrowser(executablePath: string): Promise<Browser> {
  if (launched?.isConnected()) return launched
  launched = await chromium.launch({ executablePath, args: launchArguments.split(' ') })
  return launched
}

/** As somebody who signed in is: the pages that sign people in have journeys of their own. */
async function signInOwner(page: Page, app: TestApp): Promise<void> {
  await signInAs(page, app, await ownerOf(app), 'fresh')
}

/** An operator who is there already; `stale` signed in an hour ago, so that dangerous acts ask for a proof. */
export async function signInAs(page: Page, app: TestApp, operatorId: string, age: ProofAge): Promise<void> {
  const { name, value } = await operatorSession(app, operatorId, age)
  await page.context().addCookies([{ name, value, url: app.url }])
}

/** One of each role, made when first needed. */
async function operatorOf(app: TestApp, role: string): Promise<string> {
  const email = `${role.replace('_', '-')}@example.com`
  const { data } = (await app.v1('GET', '/operators')).body
  const known = data.find((operator: { email: string }) => operator.email === email)
  if (known !== undefined) return known.id
  const made = await app.v1('POST', '/operators', { body: { email, password: owner.password, role } })
  expect(made.status, made.text).toBe(201)
  return made.body.id
}

async function ownerOf(app: TestApp): Promise<string> {
  const { data } = (await app.v1('GET', '/operators')).body
  const known = data.find(({ email }: { email: string }) => email === owner.email)
  if (known !== undefined) return known.id
  const token = new URL(app.setupUrl).hash.replace('#token=', '')
  const made = await app.anonymous('POST', '/api/v1/setup', { body: { ...owner, token } })
  expect(made.status, made.text).toBe(201)
  return made.body.operator.id
}

function watch(page: Page, origins: readonly string[], faults: string[]): void {
  page.on('pageerror', (error) => faults.push(`page error: ${error.message}`))
  page.on('console', (message) => {
    // The browser logs every refusal of the API by itself; what a journey expects of those it asserts on the page.
    const isRefusal = /^Failed to load resource: the server responded with a status of (4\d\d|503)/.test(message.text())
    const isOffline = message.text().includes('ERR_INTERNET_DISCONNECTED')
    if (message.type() === 'error' && !isRefusal && !isOffline) faults.push(`console: ${message.text()}`)
  })
  page.on('request', (request) => {
    const url = request.url()
    const isExpected = origins.some((origin) => url.startsWith(origin)) || url.startsWith('data:')
    if (!isExpected) faults.push(`request to another origin: ${url}`)
  })
}

/** The accessible name or the text of what has the focus. */
export async function focused(page: Page): Promise<string> {
  const { name, text } = await page.evaluate<{ name: string | null; text: string | null }>(
    '({ name: document.activeElement.getAttribute("aria-label"), text: document.activeElement.textContent })',
  )
  return name ?? text ?? ''
}

export function pageWidth(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth')
}

/** Pages that open from now on ask only when somebody presses; else they mend themselves before a journey does. */
export async function withoutLiveUpdates(page: Page): Promise<void> {
  await page.route('**/api/v1/events/stream*', (route) => route.fulfill({ status: 429, body: '{}' }))
}

/**
 * On pages that open from now on: what is asked for there is refused until somebody presses something. A page asks again
 * by itself, so that the second request need not be the one of the press.
 */
export async function refuseUntilPressed(
  page: Page,
  addresses: string,
  status: number,
  problem: object,
): Promise<void> {
  const note = 'document.addEventListener("click", () => { globalThis.isPressed = true }, true)'
  await page.addInitScript({ content: note })
  await page.route(addresses, async (route) => {
    if (await page.evaluate<boolean>('globalThis.isPressed === true')) return route.continue()
    return route.fulfill({ status, contentType: 'application/problem+json', body: JSON.stringify(problem) })
  })
}

/** The focus comes a moment after what takes it is seen, and what is typed before goes nowhere. */
export async function takesFocus(target: Locator): Promise<void> {
  await target.and(target.page().locator(':focus')).waitFor()
}

/** Where something stands once nothing around it is loaded any more. */
export async function placeOf(target: Locator) {
  await expect.poll(() => target.page().locator('[aria-busy=true]').count()).toBe(0)
  return target.boundingBox()
}

/** An authenticator of the browser's own that holds passkeys and asks nobody. */
export async function addAuthenticatorTo(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable', { enableUI: false })
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}
