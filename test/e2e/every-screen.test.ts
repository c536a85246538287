// Every screen there is, with the longest words anybody could choose, wide and narrow and in both themes: axe has nothing
// to say, nothing is wider than the window, and text that somebody spaces out for themselves still fits
// (WCAG 2.2 §1.4.10, §1.4.12).
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { signedIn } from '../support/signed-in.ts'
import { axeFindings } from './axe.ts'
import { type ConsoleUnderTest, describeJourneys, pageWidth, startConsole } from './browser.ts'
import { consoleAddresses, ofOrganizations } from './console-addresses.ts'
import { type MarkedUp, markUp } from './marked-up.ts'

/** Of a walk of some eighty pages that are read by axe. */
const walkedWithinMs = 400_000

const narrow = { width: 320, height: 640 }

/** WCAG 2.2 §1.4.12: what a reader may set without losing anything. */
const spacedOut = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-bottom: 2em !important }`

describeJourneys('every screen', () => {
  let console: ConsoleUnderTest
  let made: MarkedUp
  beforeAll(async () => {
    console = await startConsole({ rateLimit: null })
    made = await markUp(console.app, 'https://canary.example.com')
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  test('of the console has nothing for axe and fits 320 px', { timeout: walkedWithinMs }, async () => {
    const page = await console.openPageAsOwner('/users')
    const paths = Object.values(consoleAddresses(made)).flat()
    expect(
      await faultsOf(
        page,
        paths.map((path) => console.at(path)),
      ),
    ).toEqual([])
  })

  test('of those who administer an organization has nothing for axe and fits 320 px', {
    timeout: walkedWithinMs,
  }, async () => {
    const page = await console.openPage()
    const { secret } = await signedIn(console.app.app.directory, made.userId)
    await page.context().addCookies([{ name: 'rollcall-session', value: secret, url: console.app.url }])
    expect(
      await faultsOf(
        page,
        ofOrganizations.map((path) => `${console.app.url}org/acme${path}`),
      ),
    ).toEqual([])
  })

  /** A sentence for each fault of each page. */
  async function faultsOf(page: Page, addresses: readonly string[]): Promise<readonly string[]> {
    const faults: string[] = []
    for (const address of addresses) {
      const found = await faultsAt(page, address)
      faults.push(...found.map((fault) => `${new URL(address).pathname}: ${fault}`))
    }
    return faults
  }

  async function faultsAt(page: Page, address: string): Promise<readonly string[]> {
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.goto(address)
    await page.locator('h1, [role=dialog], [role=alertdialog]').first().waitFor()
    await isStill(page)
    const faults = [...(await axeFindings(page)), ...(await wider(page, 1280))]
    await page.setViewportSize(narrow)
    await isStill(page)
    const atOnce = await wider(page, narrow.width)
    faults.push(...atOnce, ...(await axeFindings(page)).map((finding) => `at ${narrow.width} px: ${finding}`))
    await page.evaluate(`{
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(${JSON.stringify(spacedOut)})
      document.adoptedStyleSheets.push(sheet)
    }`)
    if (atOnce.length === 0) faults.push(...(await wider(page, narrow.width)).map((fault) => `${fault}, spaced out`))
    return faults
  }

  async function isStill(page: Page): Promise<void> {
    await expect.poll(() => page.locator('[aria-busy=true]').count(), { timeout: 20_000 }).toBe(0)
  }

  /** What is drawn anew for another width comes a moment later. */
  async function wider(page: Page, width: number): Promise<readonly string[]> {
    const fits = `document.documentElement.scrollWidth <= ${width}`
    return await page.waitForFunction(fits, undefined, { timeout: 3000 }).then(
      () => [],
      async () => [`${await pageWidth(page)} px wide of ${width}`],
    )
  }
})
