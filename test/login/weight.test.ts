// What the sign-in pages weigh as they are sent, so also where nothing on the way compresses them (console.md 6.2).
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browserless } from '../support/browserless.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { resident } from './account-people.ts'
import { addApp, begin, identified, uniqueEmail } from './people.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app?.close())

const scriptAtMost = 15_000
const pageAndStylesAtMost = 45_000

async function weightOf(browser: Browserless, html: string) {
  const addresses = (pattern: RegExp) => [...html.matchAll(pattern)].map(([, address = '']) => address)
  const scripts = addresses(/<script[^>]* src="([^"]+)"/g)
  const styles = addresses(/<link rel="stylesheet" href="([^"]+)"/g)
  const bytesOf = async (address: string) => {
    const { status, html: content } = await browser.request('GET', address)
    expect(status, address).toBe(200)
    return Buffer.byteLength(content)
  }
  const sum = async (all: readonly string[]) =>
    (await Promise.all(all.map(bytesOf))).reduce((total, bytes) => total + bytes, 0)
  // Whatever a page needs is named in it, and nothing of it is elsewhere.
  expect(scripts.length).toBeGreaterThan(0)
  expect(styles.length).toBeGreaterThan(1)
  for (const address of [...scripts, ...styles]) expect(address).toMatch(/^\/[^/]/)
  const styleSheets = await sum(styles)
  expect(styleSheets).toBeGreaterThan(5_000)
  return { script: await sum(scripts), pageAndStyles: Buffer.byteLength(html) + styleSheets }
}

function expectLight({ script, pageAndStyles }: Awaited<ReturnType<typeof weightOf>>): void {
  expect(script).toBeGreaterThan(500)
  expect(script).toBeLessThanOrEqual(scriptAtMost)
  expect(pageAndStyles).toBeLessThanOrEqual(pageAndStylesAtMost)
}

test('a sign-in page has at most 15 KB of script, and 45 KB of markup and style', async () => {
  const { browser, page } = await begin(app, { clientId: await addApp(app) })
  expect(page.html).toContain('name="identifier"')
  expectLight(await weightOf(browser, page.html))
  const second = await identified(app, uniqueEmail())
  expect(second.page.html).toContain('name="password"')
  expectLight(await weightOf(second.browser, second.page.html))
})

test('so has the account page, which has the most to show', async () => {
  const { browser } = await resident(app)
  const page = await browser.open('/account')
  expect(page.html).toContain('account.css')
  expectLight(await weightOf(browser, page.html))
})
