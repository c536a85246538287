// What sample apps are tried with: a browser, somebody who signs in on our pages, and a server for an app's files.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { trustedCertificate } from '../../support/test-certificate.ts'

// The script is plain JavaScript and brings no types.
const { findWholeChromium } = (await import('../../../scripts/chromium.mjs' as string)) as {
  findWholeChromium(): string | null
}

const options = { executablePath: findWholeChromium() as string, args: ['--no-sandbox', '--disable-gpu'] }

/** Its windows are private ones, which take no cookies in frames of other sites. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch(options)
}

/** Set to take cookies in frames of other sites too, as far as they are meant for that. */
export async function launchLenientBrowser(): Promise<BrowserContext> {
  const profile = mkdtempSync(join(tmpdir(), 'rollcall-profile-'))
  mkdirSync(join(profile, 'Default'))
  const preferences = { profile: { cookie_controls_mode: 0 } }
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences))
  const context = await chromium.launchPersistentContext(profile, { ...options, ignoreHTTPSErrors: true })
  context.on('close', () => rmSync(profile, { recursive: true, force: true, maxRetries: 3 }))
  return context
}

/** On our pages, with the password of `person()` of test/api/oauth/person-client.ts. */
export async function typeCredentials(page: Page, email: string): Promise<void> {
  await page.getByLabel('Email or username').fill(email)
  await page.keyboard.press('Enter')
  await page.locator('input[type=password]').fill('correct horse battery 7')
  await page.keyboard.press('Enter')
}

export interface SampleSite {
  readonly origin: string
  close(): void
}

export interface SiteFile {
  readonly type: string
  readonly body: string | Uint8Array
}

/** Serves the files by their paths over https, and the page at `/` for every other address. */
export async function startSite(files: ReadonlyMap<string, SiteFile>, host = 'localhost'): Promise<SampleSite> {
  const { tls } = await trustedCertificate()
  const site = createServer({ ...tls }, ({ url = '/' }, answer) => {
    const { type, body } = (files.get(url) ?? files.get('/')) as SiteFile
    answer.setHeader('content-type', type).end(body)
  })
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
  return { origin: `https://${host}:${(site.address() as AddressInfo).port}`, close: () => void site.close() }
}
