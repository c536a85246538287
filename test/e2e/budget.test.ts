import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { shippedParts } from '../../src/http/shipped-parts.ts'
import { type ConsoleUnderTest, describeJourneys, startConsole } from './browser.ts'
import { addPerson } from './people.ts'

const assets = new URL('../../console/dist/assets/', import.meta.url)
const kilobytesOf = (bytes: Buffer) => gzipSync(bytes, { level: 9 }).byteLength / 1000

describeJourneys('what the console weighs (console.md 6.2)', () => {
  let console: ConsoleUnderTest
  beforeAll(async () => {
    console = await startConsole()
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  const firstScreen = async (page: Page, seen: string) => {
    const loaded: Record<'script' | 'stylesheet', string[]> = { script: [], stylesheet: [] }
    // What the page before still asks for is not counted.
    await page.goto('about:blank')
    page.on('requestfinished', (request) => {
      const type = request.resourceType()
      if (type === 'script' || type === 'stylesheet') loaded[type].push(request.url())
    })
    await page.goto(console.at('/users'))
    await page.getByText(seen).waitFor()
    return loaded
  }

  test('the first screen loads at most 215 KB of script and 30 KB of style, gzipped', async () => {
    const page = await console.openPageAsOwner('/no-such-page')
    const loaded = await firstScreen(page, 'No users yet')
    await page.waitForLoadState('networkidle')
    const weightOf = async (urls: string[]) => {
      const bodies = await Promise.all(urls.map(async (url) => (await page.request.get(url)).body()))
      return bodies.reduce((sum, body) => sum + kilobytesOf(body), 0)
    }
    const kilobytes = { script: await weightOf(loaded.script), stylesheet: await weightOf(loaded.stylesheet) }
    expect(kilobytes.script).toBeGreaterThan(50)
    expect(kilobytes.script).toBeLessThan(215)
    expect(kilobytes.stylesheet).toBeLessThan(30)
  })

  test('another language adds at most 20 KB to the first screen, and each later screen waits for its words', async () => {
    const page = await console.openPageAsOwner('/no-such-page')
    await page.evaluate(`localStorage.setItem('rollcall.language', 'de')`)
    const rest = Promise.withResolvers<void>()
    await page.route('**/words/de-later.js', async (route) => {
      await rest.promise
      await route.continue()
    })
    const { script } = await firstScreen(page, 'Noch keine Benutzer')
    const words = script.filter((url) => url.includes('/words/'))
    expect(words).toHaveLength(1)
    expect(kilobytesOf(await (await page.request.get(words[0] as string)).body())).toBeLessThan(20)
    await page.getByRole('link', { name: 'Audit-Protokoll' }).click()
    await page.getByText('Die Seite wird geladen').waitFor({ state: 'attached' })
    rest.resolve()
    await page.getByRole('columnheader', { name: 'Ereignis' }).waitFor()
    expect(await page.getByRole('columnheader').allTextContents()).not.toContain('Event')
  })

  test('who is signed in and how they have the list shown is asked once, before any script has come', async () => {
    const page = await console.openPageAsOwner('/no-such-page')
    await page.goto('about:blank')
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    const scripts = Promise.withResolvers<void>()
    await page.route('**/console/assets/*.js', async (route) => {
      await scripts.promise
      await route.continue()
    })
    const early = ['/api/v1/session', '/api/v1/me/preferences']
    const answers = early.map((path) => page.waitForResponse((response) => response.url().endsWith(path)))
    await page.goto(console.at('/users'), { waitUntil: 'commit' })
    for (const answer of await Promise.all(answers)) expect(answer.status()).toBe(200)
    scripts.resolve()
    await page.getByText('No users yet').waitFor()
    for (const path of early) expect(asked.filter((each) => each === path)).toHaveLength(1)
  })

  test('scripts and styles travel compressed to whoever takes that, and are kept for good', async () => {
    const html = await (await fetch(console.at('/'))).text()
    const addresses = [...html.matchAll(/(?:src|href)="(\/console\/assets\/[^"]+\.(?:js|css))"/g)]
    expect(addresses.length).toBeGreaterThan(1)
    for (const [, address = ''] of addresses) {
      const ask = (encoding: string) =>
        fetch(new URL(address, console.app.url), { headers: { 'accept-encoding': encoding } })
      const packed = await ask('gzip, deflate, br')
      expect(packed.headers.get('content-encoding')).toBe('gzip')
      expect(packed.headers.get('content-type')).toMatch(/^(application\/javascript|text\/css);/)
      expect(packed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
      expect(packed.headers.get('vary')?.toLowerCase()).toBe('accept-encoding')
      const plain = await ask('identity')
      expect(plain.headers.get('content-encoding')).toBeNull()
      expect(await packed.text()).toBe(await plain.text())
    }
    const page = await fetch(console.at('/users'), { headers: { 'accept-encoding': 'gzip' } })
    expect(page.headers.get('cache-control')).toBe('no-store')
  })

  test('the versions of the packages it was built of are in the list of parts, and in no file that anybody gets', async () => {
    const ofConsole = (await shippedParts()).filter(({ isIn }) => isIn === 'console')
    expect(ofConsole.map(({ name }) => name)).toContain('react')
    const answer = await fetch(console.at('/parts.json'))
    expect([answer.headers.get('content-type'), await answer.text()]).toEqual([
      expect.stringContaining('text/html'),
      expect.not.stringContaining('"version"'),
    ])
  })

  test('whatever else a screen loads comes in pieces of at most 40 KB, gzipped', async () => {
    // What the page itself names is the first screen's.
    const html = await (await fetch(console.at('/'))).text()
    const later = readdirSync(assets)
      .filter((name) => name.endsWith('.js') && !html.includes(name))
      .map((name) => ({ name, kilobytes: kilobytesOf(readFileSync(new URL(name, assets))) }))
    expect(later.length).toBeGreaterThan(50)
    expect(later.filter(({ kilobytes }) => kilobytes > 40)).toEqual([])
    expect(Math.max(...later.map(({ kilobytes }) => kilobytes))).toBeGreaterThan(10)
  })

  test('whether somebody can sign in is shown after three answers, whatever else is still to come', async () => {
    const { id } = await addPerson(console.app, 'Alice Adams')
    const path = `/users/${encodeURIComponent(id)}`
    const page = await console.openPageAsOwner('/no-such-page')
    await page.goto('about:blank')
    const answered: string[] = []
    let held = 0
    await page.route('**/api/v1/**', async (route) => {
      const asked = new URL(route.request().url()).pathname.replace('/api/v1', '')
      // The others never get an answer.
      if (!['/session', path, `${path}/sign-in-diagnosis`].includes(asked)) {
        held += 1
        return
      }
      answered.push(asked)
      await route.continue()
    })
    await page.goto(console.at(`${path}/overview`))
    const panel = page.getByRole('region', { name: "Why can't they log in?" })
    await panel.getByText(/^Alice Adams can/).waitFor()
    expect(answered.length).toBeLessThanOrEqual(3)
    expect(held).toBeGreaterThan(0)
  })
})
