import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type ConsoleUnderTest, describeJourneys, startConsole } from './browser.ts'

describeJourneys('what the console weighs (console.md 6.2)', () => {
  let console: ConsoleUnderTest
  beforeAll(async () => {
    console = await startConsole()
  })
  afterEach(() => console.endJourney())
  afterAll(() => console?.close())

  test('the first screen loads at most 205 KB of script and 30 KB of style, gzipped', async () => {
    const page = await console.openPageAsOwner('/no-such-page')
    const loaded: Record<'script' | 'stylesheet', string[]> = { script: [], stylesheet: [] }
    // What the page before still asks for is not counted.
    await page.goto('about:blank')
    page.on('request', (request) => {
      const type = request.resourceType()
      if (type === 'script' || type === 'stylesheet') loaded[type].push(request.url())
    })
    await page.goto(console.at('/users'))
    await page.getByText('No users yet').waitFor()
    await page.waitForLoadState('networkidle')
    const weightOf = async (urls: string[]) => {
      const bodies = await Promise.all(urls.map(async (url) => (await page.request.get(url)).body()))
      return bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).byteLength / 1000, 0)
    }
    const kilobytes = { script: await weightOf(loaded.script), stylesheet: await weightOf(loaded.stylesheet) }
    expect(kilobytes.script).toBeGreaterThan(50)
    expect(kilobytes.script).toBeLessThan(205)
    expect(kilobytes.stylesheet).toBeLessThan(30)
  })
})
